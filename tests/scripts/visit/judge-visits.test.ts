// Findings of page visits over nights: one a template, owned by the portal's operator; a guide's own words by its unit.
import { describe, expect, it } from 'vitest';
import { visitChecks } from '../../../checks/mobile/index.ts';
import { judgeVisits } from '../../../scripts/pipeline/judge-visits.ts';
import type { Store } from '../../../store/index.ts';
import type { PageVisit, StoredVisit } from '../../../store/schemas/page-visit.ts';
import { right, text } from '../../checks/mobile/right-visit.ts';
import { folder, open } from '../../store/folder.ts';

type Seen = { page: string; visit: PageVisit | null; again?: PageVisit | null };

const zoomless: PageVisit = { ...right, viewport: 'width=device-width, initial-scale=1, user-scalable=no' };
const spoilt = (words: string): PageVisit => ({
  ...right,
  texts: [{ ...text, text: words }],
});
const UNITS = [{ id: 'SHGASH', name: '市公安局', league: 'evaluated' as const }];

function night(store: Store, pages: readonly Seen[]) {
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  store.units.upsert('fixture', UNITS);
  for (const { page, visit, again = null } of pages) {
    const family = page === 'home' ? 'home' : 'guide';
    const stored: StoredVisit = {
      ...{ run: run.id, channel: 'h5', page, family, name: page, url: right.url, device: 'standard' },
      ...{ item: family === 'guide' ? page : null, unit: family === 'guide' ? 'SHGASH' : null },
      ...{ visit, again, problem: visit ? null : { reason: 'timeout', detail: '页面无法打开' } },
    };
    store.visits.save(stored);
  }
  judgeVisits(store, run, visitChecks);
  const told = [...store.findings.iterate(run.id)];
  // Judging once more changes nothing.
  judgeVisits(store, run, visitChecks);
  expect([...store.findings.iterate(run.id)]).toEqual(told);
  return told;
}
const lives = (findings: ReturnType<typeof night>) =>
  findings.map(({ message, item, unit, state }) => `${message} ${item} ${unit} ${state}`).sort();

describe('findings of page visits', () => {
  it('are one a template, however many pages show it, and say how many do', () => {
    const found = night(open(folder()), [
      { page: 'fixture/1', visit: zoomless },
      { page: 'fixture/2', visit: zoomless },
      { page: 'fixture/3', visit: right },
    ]);
    expect(lives(found)).toEqual(['M10 fixture/@guide PORTAL new']);
    expect(found[0]).toMatchObject({
      owner: '门户运营单位',
      itemName: '手机页面：办事指南页',
      channel: 'h5',
      check: 'viewport',
    });
    expect(found[0]!.detail).toContain('走查的3个页面中2个有此问题');
  });

  it('that are words of one guide are its own; the same words on every page are the template’s', () => {
    const one = [
      { page: 'fixture/1', visit: spoilt('办理时限undefined') },
      { page: 'fixture/2', visit: right },
    ];
    expect(lives(night(open(folder()), one))).toEqual(['M42 fixture/1 SHGASH new']);
    const all = one.map(({ page }) => ({ page, visit: spoilt('办理时限undefined') }));
    expect(lives(night(open(folder()), all))).toEqual(['M42 fixture/@guide PORTAL new']);
  });

  it('are not told where a check of guides has told the same words', () => {
    const store = open(folder());
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
    store.outcomes.replace(run, 'fixture/1', 'h5', []);
    const words = '办理时限undefined';
    const next = store.runs.start({ site: 'fixture', kind: 'crawl' });
    store.outcomes.replace(next.id, 'fixture/1', 'h5', [
      { message: 'L08', verdict: 'fail', field: 'legalLimit', quote: words },
    ]);
    store.visits.save({
      ...{ run: next.id, channel: 'h5', page: 'fixture/1', family: 'guide', name: '事项', url: right.url },
      ...{
        device: 'standard',
        item: 'fixture/1',
        unit: 'SHGASH',
        visit: spoilt(words),
        again: null,
        problem: null,
      },
    });
    judgeVisits(store, next, visitChecks);
    expect([...store.findings.iterate(next.id)]).toEqual([]);
  });

  it('are confirmed by a second visit that shows them too, and a question where it does not', () => {
    const outcome = (again: PageVisit) =>
      night(open(folder()), [{ page: 'home', visit: zoomless, again }]).map(
        ({ outcome, confirmation }) => `${outcome} ${confirmation}`,
      );
    expect(outcome(zoomless)).toEqual(['fail confirmed']);
    expect(outcome(right)).toEqual(['review not-possible']);
  });

  it('live: new, open, unseen where the page was not visited, fixed, reopened', () => {
    const store = open(folder());
    const home = (visit: PageVisit | null) => lives(night(store, [{ page: 'home', visit }]));
    const id = 'M10 fixture/@home PORTAL';
    expect(home(zoomless)).toEqual([`${id} new`]);
    expect(home(zoomless)).toEqual([`${id} open`]);
    expect(home(null)).toEqual([`${id} open`]);
    expect(lives(night(store, []))).toEqual([`${id} open`]);
    expect(home(right)).toEqual([`${id} fixed`]);
    expect(home(right)).toEqual([]);
    expect(home(zoomless)).toEqual([`${id} reopened`]);
  });

  it('of a page that could not be measured whole stay open', () => {
    const store = open(folder());
    const small = {
      ...right,
      targets: [
        { ...right.targets[0]!, box: { x: 16, y: 100, width: 20, height: 20 } },
        { ...right.targets[0]!, box: { x: 37, y: 100, width: 48, height: 48 } },
      ],
    };
    expect(lives(night(store, [{ page: 'home', visit: small }]))).toContain('M01 fixture/@home PORTAL new');
    expect(lives(night(store, [{ page: 'home', visit: { ...right, truncated: true } }]))).toContain(
      'M01 fixture/@home PORTAL open',
    );
  });
});
