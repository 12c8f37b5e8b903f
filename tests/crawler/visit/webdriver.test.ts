// The WebDriver protocol as a driver speaks it: what is sent, what comes back, what is refused.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { deviceNamed } from '../../../crawler/visit/devices.ts';
import { visitUrl } from '../../../crawler/visit/visit-url.ts';
import { awaitDriver, DriverError, openSession } from '../../../crawler/visit/webkit/webdriver.ts';

let server: Server;
let driver: string;
const asked: string[] = [];
let refuses = false;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    asked.push(`${request.method} ${request.url} ${body}`);
    const value = refuses
      ? { error: 'session not created', message: 'no browser' }
      : request.url === '/session'
        ? { sessionId: 'a/b', capabilities: { browserVersion: '2.50' } }
        : request.url?.endsWith('/execute/sync')
          ? 390
          : null;
    response.writeHead(refuses ? 500 : 200).end(JSON.stringify({ value: value ?? {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  driver = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server?.close());

it('opens a page in a session of its own and asks it', async () => {
  await awaitDriver(driver);
  const session = await openSession(driver, { browserName: 'MiniBrowser' });
  await session.resize(390, 844);
  await session.go('http://portal.fixture.example/page.html');
  expect(await session.run<number>('innerWidth')).toBe(390);
  await session.close();
  expect(session.capabilities).toEqual({ browserVersion: '2.50' });
  expect(asked).toEqual([
    'GET /status ',
    'POST /session {"capabilities":{"alwaysMatch":{"browserName":"MiniBrowser"}}}',
    'POST /session/a%2Fb/window/rect {"x":0,"y":0,"width":390,"height":844}',
    'POST /session/a%2Fb/url {"url":"http://portal.fixture.example/page.html"}',
    'POST /session/a%2Fb/execute/sync {"script":"return innerWidth;","args":[]}',
    'DELETE /session/a%2Fb ',
  ]);
});

it('says what the driver refuses', async () => {
  refuses = true;
  const refused = await openSession(driver, {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DriverError);
  expect((refused as Error).message).toBe('session not created：no browser');
});

it('opens no real site in WebKit: nothing could keep its scripts from writing', async () => {
  const profile = { ...loadProfile('fixture'), loopback: false };
  const asking = visitUrl({ profile, url: new URL('https://zwdt.example.gov.cn/'), origin: null } as never, {
    device: deviceNamed('standard'),
    now: () => new Date(0),
    webkit: true,
  });
  await expect(asking).rejects.toThrow('WebKit 只能打开已保存的网页和内置的示例门户');
});
