// A page in WebKit itself, on machines that have it (Debian: webkit2gtk-driver).
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardRules } from '../../../crawler/network-guard.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { findWebkit, requireWebkit } from '../../../crawler/visit/webkit/start-webkit.ts';
import { measureInWebkit } from '../../../crawler/visit/webkit/webkit-page.ts';

const profile = loadProfile('fixture');
const there = findWebkit() !== null;

it.skipIf(there)('is said to be missing, and how one gets it', () => {
  expect(() => requireWebkit()).toThrow('本机没有 WebKit 浏览器');
});

describe.skipIf(!there)('WebKit', () => {
  const asked: string[] = [];
  let server: Server;
  let other: Server;
  let elsewhere: string;

  const listen = async (made: Server): Promise<string> => {
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  };
  let origin: string;
  beforeAll(async () => {
    other = createServer((request, response) => {
      asked.push(`elsewhere ${request.url}`);
      response.end();
    });
    elsewhere = await listen(other);
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const wide = request.url === '/wide.html' ? 600 : 200;
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!DOCTYPE html><title>办事指南</title><p>申请人应当如实提交有关材料，并对材料内容的真实性负责，窗口当场出具受理凭证。</p><div id="x" style="width:${wide}px">宽</div><img src="${elsewhere}/a.png"><script>fetch('/save', { method: 'POST', body: 'a=1' }).catch(() => undefined)</script>`,
        );
    });
    origin = await listen(server);
  });
  afterAll(() => {
    server?.close();
    other?.close();
  });
  const measure = (path: string) =>
    measureInWebkit(profile.publicOrigin + path, {
      rules: guardRules(profile, origin),
      ...{ windows: [{ width: 390, height: 844 }], patience: 1000 },
    });

  it('is measured at the width of a phone', async () => {
    const [narrow, wide] = [await measure('/narrow.html'), await measure('/wide.html')];
    expect(narrow).toMatchObject({
      name: 'WebKit',
      widths: [{ width: 390, clientWidth: 390, scrollWidth: 390 }],
    });
    expect(narrow.textLength).toBeGreaterThan(30);
    expect(wide.widths[0]!.scrollWidth).toBeGreaterThan(600);
    expect(wide.widths[0]!.widest?.selector).toBe('#x');
  }, 60_000);

  it('reaches nothing but the page’s own host, and writes nothing', () => {
    expect(asked.filter((one) => !/^GET \/(?:narrow|wide)\.html$|^GET \/favicon/.test(one))).toEqual([]);
  });
});
