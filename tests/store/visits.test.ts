// Page visits: stored once a page and device, with what the checks said of them; old contents that are still cited stay.
import { expect, it } from 'vitest';
import type { StoredVisit } from '../../store/schemas/page-visit.ts';
import { right } from '../checks/mobile/right-visit.ts';
import { folder, open } from './folder.ts';

it('keeps one visit of a page, and its outcomes until it is visited again', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const page: StoredVisit = {
    ...{ run, channel: 'h5', page: 'home', family: 'home', name: '首页', item: null, unit: null },
    ...{ url: right.url, device: 'standard', visit: right, again: null, problem: null },
  };
  store.visits.save(page);
  expect(store.visits.ofRun(run)).toEqual([{ ...page, outcomes: [] }]);
  store.visits.judge(page, [{ message: 'M18', verdict: 'pass', field: 'page' }]);
  expect(store.visits.ofRun(run)[0]!.outcomes).toHaveLength(1);
  const missed: StoredVisit = {
    ...page,
    visit: null,
    problem: { reason: 'timeout', detail: '页面无法打开' },
  };
  store.visits.save(missed);
  expect(store.visits.ofRun(run)).toEqual([{ ...missed, outcomes: [] }]);
  expect(() => store.visits.save({ ...page, family: 'other' as 'home' })).toThrow();
});

it('is not swept away with old snapshots', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const page: StoredVisit = {
    ...{ run, channel: 'h5', page: 'home', family: 'home', name: '首页', item: null, unit: null },
    ...{ url: right.url, device: 'standard', visit: right, again: null, problem: null },
  };
  store.visits.save(page);
  store.visits.judge(page, []);
  store.retention.dropSnapshots([]);
  expect(store.visits.ofRun(run)).toEqual([{ ...page, outcomes: [] }]);
});
