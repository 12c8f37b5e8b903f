// A night after: forms that the site calls unchanged are not downloaded again, and their facts stay.
import { expect, it } from 'vitest';
import { collectForms } from '../../../crawler/forms/collect.ts';
import { HttpClient } from '../../../crawler/http.ts';
import { guardRules } from '../../../crawler/network-guard.ts';
import { Pacers } from '../../../crawler/pacer.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { startPortal } from '../../../fixtures/portal.ts';
import { folder, open } from '../../store/folder.ts';

const profile = loadProfile('fixture');

it('facts are kept on a 304 alone, and downloaded anew when their turn comes or nobody asks for less', async () => {
  let clock = new Date('2026-11-02T14:00:00Z');
  const portal = await startPortal({ items: 1 });
  const http = new HttpClient({
    rules: guardRules(profile, portal.origin),
    userAgent: 'test',
    deadline: 5000,
  });
  const store = open(folder(), { now: () => clock });
  const shown = portal.guides.filter(({ guide }) => guide.materials.length > 0).slice(0, 12);

  async function night(every: number | null) {
    clock = new Date(clock.getTime() + 86_400_000);
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
    for (const { item, unit, guide } of shown)
      store.guides.save({
        ...{ run: run.id, item: item.id, channel: 'pc', capture: null, url: null, unit: unit.id, guide },
      });
    const before = portal.traffic().bytes;
    const asked = await collectForms(
      {
        ...{ store, run, http, profile, pacers: new Pacers(1000), signal: new AbortController().signal },
        now: () => clock,
        incremental:
          every === null ? null : { every, browserOnly: false, doubted: new Set(), shared: new Map() },
      },
      3,
    );
    const facts = [...store.forms.known(run.id)].sort().map((url) => store.forms.get(run.id, url)!);
    return { asked, facts, bytes: portal.traffic().bytes - before };
  }

  try {
    const first = await night(90);
    expect(first.facts.filter(({ problem }) => problem === null).length).toBeGreaterThan(10);
    for (const every of [90, 90]) {
      const next = await night(every);
      expect(next).toMatchObject({ asked: first.asked, facts: first.facts });
      expect(next.bytes).toBeLessThan(first.bytes / 5);
    }
    for (const every of [1, null]) {
      const anew = await night(every);
      expect(anew.facts).toEqual(first.facts);
      expect(anew.bytes).toBeGreaterThan(first.bytes * 0.9);
    }
  } finally {
    await http.close();
    await portal.close();
  }
});
