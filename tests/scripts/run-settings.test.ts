// A site may be a profile of the user's own, in a file with an id that the product does not know: its run is judged by what was kept with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { regionOptions } from '../../checks/index.ts';
import { loadChannels } from '../../crawler/profile.ts';
import { QUESTION_RULE } from '../../reports/questions.ts';
import { optionsOf, questionRuleOf, settingsOf } from '../../scripts/context.ts';
import { openStore, type RunRecord } from '../../store/index.ts';

const dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
const store = openStore({ dir, mode: 'write', now: () => new Date('2026-11-23T13:00:00Z') });
afterAll(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const kept = (run: RunRecord): RunRecord => store.runs.get(run.id)!;

test('a run of a profile that only the user has', () => {
  const settings = { region: '0571', questionShares: { h5: 0.4 } };
  const run = kept(store.runs.start({ site: 'my-own-city', kind: 'crawl', settings }));
  expect(run.settings).toEqual(settings);
  expect(optionsOf(run)).toEqual(regionOptions('0571'));
  expect(questionRuleOf(run)('h5').share).toBe(0.4);
  expect(questionRuleOf(run)('pc').share).toBe(QUESTION_RULE.share);
});

test('a run of before settings were kept', () => {
  const known = kept(store.runs.start({ site: 'fixture', kind: 'crawl' }));
  expect(known.settings).toBeNull();
  expect(optionsOf(known)).toEqual(regionOptions('021'));
  const unknown = kept(store.runs.start({ site: 'my-own-city', kind: 'crawl' }));
  expect(optionsOf(unknown)).toEqual({});
  expect(questionRuleOf(unknown)('pc')).toEqual(QUESTION_RULE);
});

test('the settings of a profile', () => {
  expect(settingsOf(loadChannels('fixture'))).toMatchObject({ region: '021' });
});
