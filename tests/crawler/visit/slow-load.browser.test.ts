// Pages opened on a slowed-down network: everything that travels is slowed, and what is seen first is told from a white page.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserPool } from '../../../crawler/browser-pool.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { deviceNamed } from '../../../crawler/visit/devices.ts';
import { type Network, networkNamed } from '../../../crawler/visit/networks.ts';
import { median, slowLoad } from '../../../crawler/visit/slow-load.ts';
import { openVisitPool } from '../../../crawler/visit/visit-url.ts';

const SCRIPT = `document.body.innerHTML = '<p>申请人应当如实提交有关材料，并对材料内容的真实性负责。</p>'; /*${'x'.repeat(60_000)}*/`;
const page = (body: string) =>
  `<!DOCTYPE html><html lang="zh-CN"><head><title>办事指南</title></head><body>${body}<script src="/draw.js"></script></body></html>`;
const ANSWERS: Record<string, [type: string, text: string]> = {
  '/draw.js': ['text/javascript', SCRIPT],
  '/white': ['text/html; charset=utf-8', page('')],
  '/ground': ['text/html; charset=utf-8', page('<div style="height:100vh;background:#f5f5f5"></div>')],
  '/sign': [
    'text/html; charset=utf-8',
    page('<div style="width:40px;height:40px;border:4px solid #ddd;border-radius:50%"></div>'),
  ],
  '/skeleton': [
    'text/html; charset=utf-8',
    page('<div style="width:300px;height:20px;background:#eee"></div>'),
  ],
};

const profile = loadProfile('fixture');
const network: Network = { ...networkNamed('4g'), runs: 2 };
let asked: string[] = [];
let server: Server;
let pool: BrowserPool;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [type, text] = ANSWERS[path] ?? [];
    if (type) response.writeHead(200, { 'content-type': type }).end(text);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pool = await openVisitPool(profile, origin, deviceNamed('standard'));
});
afterAll(async () => {
  await pool?.close();
  server?.close();
});

const load = (path: string, over?: () => boolean) => {
  asked = [];
  let turns = 0;
  return slowLoad(pool, profile.publicOrigin + path, {
    ...{ network, over },
    turn: async () => {
      turns++;
    },
  }).then((slow) => ({ ...slow, turns }));
};

it('slows scripts down as well, which other visits take from memory', async () => {
  const slow = await load('/white');
  expect(slow).toMatchObject({ runs: 2, wanted: 2, network: '慢速4G', turns: 2 });
  expect(asked.filter((path) => path === '/draw.js')).toHaveLength(2);
  // The page and its script wait for the network one after the other.
  expect(slow.firstPaint).toBeGreaterThanOrEqual(2 * network.latency);
  expect(slow.white).toBeGreaterThanOrEqual(2 * network.latency);
});

it('tells a white page from one that shows that it loads', async () => {
  const [ground, sign, skeleton] = [await load('/ground'), await load('/sign'), await load('/skeleton')];
  expect(ground.white).toBeGreaterThanOrEqual(2 * network.latency);
  expect(sign.white).toBeLessThan(sign.firstPaint!);
  expect(skeleton.white).toBeLessThan(skeleton.firstPaint!);
});

it('leaves the next visit of the same lane its own network', async () => {
  await load('/white');
  const firstByte = await pool.withTab(async (tab) => {
    await tab.page.goto(`${profile.publicOrigin}/white`);
    return tab.page.evaluate(
      'performance.getEntriesByType("navigation")[0].responseStart',
    ) as Promise<number>;
  });
  expect(firstByte).toBeLessThan(network.latency);
});

it('begins no opening when the time is over, and takes none that failed', async () => {
  let n = 0;
  expect(await load('/sign', () => n++ > 0)).toMatchObject({ runs: 1, turns: 1 });
  const nowhere = await slowLoad(pool, 'http://nowhere.example/', { network, turn: async () => undefined });
  expect(nowhere).toMatchObject({ wanted: 2, largestPaint: null, white: null });
});

it('takes the value in the middle', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1])).toBe(4);
});
