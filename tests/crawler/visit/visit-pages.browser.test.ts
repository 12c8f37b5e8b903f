// Pages visited one after the other, as a run does it: what a slow network and WeChat add to the record, and what is left out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { deviceNamed } from '../../../crawler/visit/devices.ts';
import { networkNamed } from '../../../crawler/visit/networks.ts';
import { type PageToVisit, visitPages } from '../../../crawler/visit/visit-pages.ts';
import { type Portal, startPortal } from '../../../fixtures/portal.ts';
import { openStore, type Store } from '../../../store/index.ts';

const profile = loadProfile('fixture', 'h5');
const network = { ...networkNamed('4g'), runs: 1 };
const home: PageToVisit = {
  ...{ page: 'home', family: 'home', name: '首页', item: null, unit: null },
  ...{ url: profile.publicOrigin + profile.entry, taps: [] },
};
let portal: Portal;
let dir: string;
let store: Store;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'visits-'));
  store = openStore({ dir, mode: 'write', now: () => new Date() });
  portal = await startPortal({ items: 1, phoneDefects: ['blank-in-wechat'] });
});
afterAll(async () => {
  store?.close();
  await portal?.close();
  rmSync(dir, { recursive: true, force: true });
});

const visit = (pages: readonly PageToVisit[], doubtful: boolean) =>
  visitPages({
    ...{ profile, origin: portal.origin, device: deviceNamed('standard'), pages, budget: 60_000, store },
    ...{ now: () => new Date(), signal: new AbortController().signal, doubts: () => doubtful },
  });

it('opens a page on a slow network once, and asks for its files at both visits', async () => {
  const [done] = await visit([{ ...home, tries: 0, network }], true);
  expect(done?.visit?.slow).toMatchObject({ runs: 1, network: '慢速4G' });
  expect(done?.again?.slow).toBeNull();
  const states = [done?.visit, done?.again].map((one) =>
    one?.tried?.downloads.map(({ wechat, plain }) => `${wechat} ${plain}`),
  );
  expect(states).toEqual([['blank file'], ['blank file']]);
});

it('does neither where nobody asked for it, nor slows down a page without an address of its own', async () => {
  const done = await visit(
    [home, { ...home, page: 'list', family: 'list', taps: ['.chip'], network }],
    false,
  );
  expect(done.map(({ visit: made }) => [made?.slow, made?.tried])).toEqual([
    [null, null],
    [null, null],
  ]);
});
