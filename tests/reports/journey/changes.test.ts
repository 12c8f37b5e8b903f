// What has changed since the last time: mended only where it was looked at, new only where it was looked at before.
import { expect, it } from 'vitest';
import { journeyChecks } from '../../../checks/journey/index.ts';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { changesOf } from '../../../reports/journey/changes.ts';
import { changesPart, changesSentence } from '../../../reports/journey/changes-part.ts';
import type { Journey } from '../../../store/schemas/journey.ts';
import { field, withForm } from '../../checks/journey/kit.ts';

const index = new Map(journeyChecks.map(({ meta }) => [meta.id, meta]));
const lost = withForm({ fields: [field({ lost: true })] });
const unmarked = withForm({ fields: [field({ marked: false })] });
/** Came only as far as the step at which it stopped. */
const stopped = (journey: Journey): Journey => ({
  ...journey,
  steps: journey.steps.slice(0, 3),
  end: { reached: 'stopped', step: journey.steps[2]!.name, reason: 'logged-out', detail: '登录状态已失效。' },
});
const between = (now: Journey, before: Journey) => {
  const { mended, fresh, kept, unseen } = changesOf(judgeAll(now), judgeAll(before), index);
  const kinds = (list: typeof mended) => list.map(({ obstacle }) => obstacle);
  return { mended: kinds(mended), fresh: kinds(fresh), kept: kinds(kept), unseen: kinds(unseen) };
};

it.each([
  ['the same', lost, lost, { mended: [], fresh: [], kept: ['lost-on-back'], unseen: [] }],
  [
    'one mended, one new',
    unmarked,
    lost,
    { mended: ['lost-on-back'], fresh: ['unmarked-required'], kept: [], unseen: [] },
  ],
  [
    'not seen this time',
    stopped(withForm({})),
    lost,
    { mended: [], fresh: [], kept: [], unseen: ['lost-on-back'] },
  ],
  [
    'not tried this time, for drafts would have been saved',
    { ...withForm({}), drafts: true },
    unmarked,
    { mended: [], fresh: [], kept: [], unseen: ['unmarked-required'] },
  ],
  [
    'not tried before',
    unmarked,
    { ...withForm({}), drafts: true },
    { mended: [], fresh: [], kept: [], unseen: [] },
  ],
  [
    'tried with drafts too',
    { ...withForm({}), drafts: true },
    lost,
    { mended: ['lost-on-back'], fresh: [], kept: [], unseen: [] },
  ],
  ['not looked at before', lost, stopped(withForm({})), { mended: [], fresh: [], kept: [], unseen: [] }],
])('%s', (_name, now, before, expected) => {
  expect(between(now, before)).toEqual(expected);
});

it('the pages say it in words, and never call unseen what may be mended', () => {
  const now = judgeAll(stopped(withForm({})));
  const changes = changesOf(now, judgeAll(lost), index);
  expect(changesSentence(changes)!.text).toContain('1处这次没有看到，不能认为已改好');
  expect(changesPart(new Map([[now, changes]]), () => 'a.html')!.text).toMatch(
    /已改好">—.*这次没有看到">1</s,
  );
  expect(changesPart(new Map(), () => 'a.html')).toBeNull();
});
