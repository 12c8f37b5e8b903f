// Fixture pages of the visit checks, measured in a real browser: what each page lists is found, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeVisit } from '../../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../../checks/mobile/index.ts';
import type { BrowserPool } from '../../../crawler/browser-pool.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { deviceNamed } from '../../../crawler/visit/devices.ts';
import { downloadAsker } from '../../../crawler/visit/downloads.ts';
import { visitPage, WINDOWS } from '../../../crawler/visit/visit-page.ts';
import { openVisitPool } from '../../../crawler/visit/visit-url.ts';
import { NOT_IN_A_FILE } from './not-in-a-file.ts';

type Expected = [message: string, verdict: string, selector: string | null];

const folder = new URL('./pages/', import.meta.url);
const inFolder = (path: string): string[] =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith('.html'))
    .map((name) => path + name);
/** Pages that are measured, and pages that are tried with taps and keys as well. */
const pages = [...inFolder('./'), ...inFolder('./tried/')].map((path) => path.slice(2));
const TAPS = 8;
const html = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const expectedOf = (name: string): Expected[] =>
  JSON.parse(/id="expected">([\s\S]*?)<\/script>/.exec(html(name))![1]!);
const line = (parts: readonly (string | null)[]): string => parts.map((part) => part ?? '-').join(' ');

/** Files of tried/download.html, as WeChat gets them; any other phone gets the file. */
const IN_WECHAT: Record<string, [status: number, text: string]> = {
  '/form/blank.pdf': [200, ''],
  '/form/white.pdf': [200, '<!DOCTYPE html><html><head><title>下载</title></head><body></body></html>'],
  '/form/broken.pdf': [500, 'error'],
  '/form/hint.pdf': [200, '<!DOCTYPE html><body><p>请点击右上角，在浏览器中打开</p></body>'],
};
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nstartxref\n9\n%%EOF';
const formOf = (path: string, agent = ''): [status: number, text: string] =>
  (/MicroMessenger/.test(agent) ? IN_WECHAT[path] : undefined) ??
  (path === '/form/gone.pdf' ? [404, ''] : [200, PDF]);

const profile = loadProfile('fixture');
const device = deviceNamed('standard');
let server: Server;
let pool: BrowserPool;
let files: ReturnType<typeof downloadAsker>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name.startsWith('form/')) {
      const [status, text] = formOf(`/${name}`, request.headers['user-agent']);
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    } else if (pages.includes(name)) response.writeHead(200, { 'content-type': 'text/html' }).end(html(name));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pool = await openVisitPool(profile, origin, device);
  files = downloadAsker(profile, origin);
});
afterAll(async () => {
  await files?.close();
  await pool?.close();
  server?.close();
});

const visit = async (name: string) => {
  const { visit: made } = await pool.withTab((tab) =>
    visitPage(tab, `${profile.publicOrigin}/${name}`, pool.site, {
      device,
      source: 'fixture',
      time: '2021-06-01T00:00:00.000Z',
      windows: WINDOWS,
      patience: 10_000,
      tries: name.startsWith('tried/') ? TAPS : undefined,
    }),
  );
  return files.tryFiles(made!);
};

const covered = new Set<string>();

describe('fixture pages', () => {
  it.each(pages)('%s', async (name) => {
    const { outcomes, errors } = judgeVisit(await visit(name), visitChecks);
    expect(errors).toEqual([]);
    const found = outcomes.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'inapplicable');
    for (const { message } of found) covered.add(message);
    expect(found.map((o) => line([o.message, o.verdict, o.selector ?? null])).sort()).toEqual(
      expectedOf(name).map(line).sort(),
    );
  });

  it('fire every message that a single visit of a page can fire', () => {
    // Data that a server refuses, too.
    const elsewhere = [...NOT_IN_A_FILE, 'M19-data'];
    const all = visitChecks.flatMap(({ meta }) => meta.messages.map(({ id }) => id));
    expect(all.filter((id) => !covered.has(id) && !elsewhere.includes(id))).toEqual([]);
  });
});
