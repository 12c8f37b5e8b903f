// Entrances of portals that were not made for this: the crawled fixture portal, whose menu and lists only scripts draw, and its app, which keeps one
// address. What is there is found; nothing is said to be missing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { judgeEntry } from '../../../checks/frame/judge-entry.ts';
import { EntryLane } from '../../../crawler/entry/entry-lane.ts';
import { walkEntry } from '../../../crawler/entry/walk-entry.ts';
import { guardRules } from '../../../crawler/network-guard.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { type Portal, startPortal } from '../../../fixtures/portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ items: 2 });
});
afterAll(() => portal?.close());

describe.each(['pc', 'h5'] as const)('%s', (channel) => {
  it('finds the items of two units behind their names', async () => {
    const profile = loadProfile('fixture', channel);
    const guides = channel === 'pc' ? portal.guides : portal.phoneGuides;
    const units = [...new Map(guides.map((one) => [one.unit.id, one])).values()].slice(0, 2);
    const items = units.map(({ guide, unit }) => ({
      unit: unit.id,
      unitName: unit.name,
      name: guide.name!,
      national: null,
    }));
    const home = { channel, url: `${profile.publicOrigin}${profile.entry}`, elder: false, items: [] };
    const entrances = { unified: profile.hosts, homes: [home], portals: [], pages: 3, clicks: 3 };
    const lane = await EntryLane.open({
      ...{ profile, rules: guardRules(profile, portal.origin), signal: new AbortController().signal },
    });
    try {
      const walk = await walkEntry({
        lane,
        profile,
        entrances,
        home,
        items,
        keep: () => null,
        now: () => new Date(),
      });
      expect(walk.items.map(({ way }) => way?.path)).toEqual(
        items.map(({ unitName, name }) => [unitName, name]),
      );
      expect(walk.items.map(({ way }) => way?.landing.shows)).toEqual(['item', 'item']);
      const failed = judgeEntry(walk, entryChecks).outcomes.filter(({ verdict }) => verdict === 'fail');
      expect(failed).toEqual([]);
      // The app has a search, the portal's home page has none.
      const found = walk.items.map(({ byName }) => (byName?.position ?? null) !== null);
      expect(found).toEqual(channel === 'h5' ? [true, true] : [false, false]);
    } finally {
      await lane.close();
    }
  }, 120_000);
});
