// Twenty nights of a portal that changes by a script: the history says what the script knows.
import { describe, expect, it } from 'vitest';
import { buildFixture } from '../../fixtures/build.ts';
import { isSubject, NIGHTS, nightOf, SUBJECTS, truthOf } from '../../fixtures/nights.ts';
import { diffOf } from '../../reports/diff.ts';
import { Nights } from './night-runner.ts';

const all = buildFixture({ items: 12 }).guides.filter(({ operators }) => operators.length === 0);
const subjects = all.filter(isSubject).slice(0, SUBJECTS);
const portal = [...subjects, ...all.filter((one) => !subjects.includes(one)).slice(0, 15)];

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> =>
  new Set([...some].filter((id) => !others.has(id)));

describe('twenty nights', () => {
  it('give every finding the life that the script wrote', () => {
    expect(subjects).toHaveLength(SUBJECTS);
    const nights = new Nights();
    const runs = Array.from({ length: NIGHTS }, (_, n) => {
      const run = nights.night(nightOf(portal, subjects, n));
      const told = new Map(nights.findings(run).map(({ id, state }) => [id, state]));
      expect(told, `night ${n}`).toEqual(truthOf(subjects, n));
      return run;
    });
    expect(nights.asked()).toEqual([]);

    // Judging any run once more changes nothing, neither in it nor in what is known now.
    const before = runs.map((run) => nights.findings(run));
    const known = [...nights.store.findings.current('fixture')];
    for (const n of [19, 4, 12]) nights.judgeAgain(runs[n]!);
    expect(runs.map((run) => nights.findings(run))).toEqual(before);
    expect([...nights.store.findings.current('fixture')]).toEqual(known);

    // What the difference of two runs says follows from the two truths.
    for (const [a, b] of [
      [0, 1],
      [3, 9],
      [6, 8],
      [0, 19],
    ] as const) {
      const open = (n: number) =>
        new Set([...truthOf(subjects, n)].flatMap(([id, state]) => (/new|open/.test(state) ? [id] : [])));
      const [then, now] = [open(a), open(b)];
      const changes = [...diffOf(nights.store, runs[a]!.id, runs[b]!.id)];
      const of = (...kinds: string[]) =>
        new Set(changes.filter(({ change }) => kinds.includes(change)).map(({ finding }) => finding.id));
      expect(of('fixed', 'withdrawn', 'item-withdrawn')).toEqual(without(then, now));
      expect(of('new', 'reopened')).toEqual(without(now, then));
      expect(of('open', 'unseen')).toEqual(without(now, without(now, then)));
    }
  });
});
