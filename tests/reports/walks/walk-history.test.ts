// The life of what walks find: seen again, not seen, mended, back again; doubt closes nothing.
import { describe, expect, it, test } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { messageIndex } from '../../../reports/finding.ts';
import { type Said, walkFindings } from '../../../reports/walks/walk-history.ts';
import type { Finding, FindingState } from '../../../store/schemas/finding.ts';
import type { Verdict } from '../../../store/schemas/outcome.ts';

const messages = messageIndex(entryChecks.map(({ meta }) => meta));
const TIMES = ['2026-11-23T22:00:00+08:00', '2026-11-24T22:00:00+08:00'] as const;

const say = (verdict: Verdict, key = '食品经营许可', message = 'N01'): Said => ({
  outcome: { message, verdict, field: 'menu', key },
  ...{ item: 's/@entry', itemName: key, unit: { id: 'U', name: '某局' }, channel: 'pc' },
  ...{ url: 'https://portal.example/', evidence: [] },
});

const walk = (n: 0 | 1, said: readonly Said[], before: readonly Finding[] = [], gone = false) =>
  walkFindings({
    ...{ before, said, isGone: () => gone, messages },
    walk: { id: `w${n}`, startedAt: TIMES[n] },
  });

const known = (state: FindingState): Finding[] =>
  walk(0, [say('review')]).map((finding) => ({ ...finding, state }));

describe('a finding of a walk', () => {
  test.each<[string, FindingState | null, Said[], boolean, FindingState | null, seen?: boolean]>([
    ['unknown, met', null, [say('review')], false, 'new', true],
    ['met again', 'new', [say('review')], false, 'open', true],
    ['met again as a failure', 'open', [say('fail')], false, 'open', true],
    ['not met and not seen', 'new', [], false, 'open'],
    ['unobserved', 'open', [say('unobserved')], false, 'open'],
    ['of what did not apply this time', 'open', [say('inapplicable')], false, 'open'],
    ['of which another place passes', 'open', [say('pass', '别的事项')], false, 'open'],
    ['of which another message passes', 'open', [say('pass', '食品经营许可', 'N02')], false, 'open'],
    ['seen without the defect', 'open', [say('pass')], false, 'fixed'],
    ['seen once without it, once not at all', 'open', [say('pass'), say('unobserved')], false, 'open'],
    ['whose place is gone', 'open', [], true, 'withdrawn'],
    ['mended, whatever is gone', 'open', [say('pass')], true, 'fixed'],
    ['back again', 'fixed', [say('review')], false, 'reopened', true],
    ['back where it was withdrawn', 'withdrawn', [say('fail')], false, 'reopened', true],
    ['closed and still right', 'fixed', [say('pass')], false, null],
    ['never there', null, [say('pass')], false, null],
  ])('%s', (_, before, said, gone, state, seen = false) => {
    const found = walk(1, said, before ? known(before) : [], gone);
    const own = found.filter(({ key }) => key === '食品经营许可');
    expect(own.map((one) => one.state)).toEqual(state ? [state] : []);
    if (!state) return;
    expect(own[0]).toMatchObject({
      run: 'w1',
      firstSeen: before ? TIMES[0] : TIMES[1],
      lastSeen: seen ? TIMES[1] : TIMES[0],
    });
  });

  it('of an item with another name is another one; the first stays open, since nobody saw it mended', () => {
    const found = walk(1, [say('review', '食品经营许可证核发')], known('new'));
    expect(found.map(({ key, state }) => `${key} ${state}`).sort()).toEqual([
      '食品经营许可 open',
      '食品经营许可证核发 new',
    ]);
  });

  it('is one where a place is met twice, by the worse', () => {
    const found = walk(1, [say('review'), say('fail')]);
    expect(found.map(({ outcome, owner }) => [outcome, owner])).toEqual([['fail', '某局']]);
  });
});
