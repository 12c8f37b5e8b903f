// Outcomes and findings: compact passes, counts, and the life of a finding over several runs.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import { finding, folder, NOW, open, stored } from './folder.ts';

const pass = (message: string, key?: string): Outcome => ({
  message,
  verdict: 'pass',
  field: 'places.address',
  ...(key && { key }),
});
const fail: Outcome = {
  message: 'A03',
  verdict: 'fail',
  field: 'places.address',
  key: '乙厅',
  quote: '江山大道',
  expected: '江山大道88号',
};
const unobserved: Outcome = {
  message: 'H01',
  verdict: 'unobserved',
  field: 'places.hours',
  reason: 'timeout',
};

describe('outcomes', () => {
  it('give back passes for each member, and everything else word for word', () => {
    const store = open(folder());
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
    const many = Array.from({ length: 40 }, (_, n) => pass(`X${n}`, n % 2 ? '甲厅' : undefined));
    store.outcomes.replace(run, 'fixture/1', 'pc', [
      fail,
      ...many,
      unobserved,
      pass('A01', '甲厅'),
      many[0]!,
    ]);
    const back = store.outcomes.of(run, 'fixture/1', 'pc');
    expect(back).toHaveLength(43);
    expect(back).toEqual(expect.arrayContaining([fail, unobserved, ...many, pass('A01', '甲厅')]));
    expect([...store.outcomes.iterate(run)]).toEqual([
      { item: 'fixture/1', channel: 'pc', outcome: fail },
      { item: 'fixture/1', channel: 'pc', outcome: unobserved },
    ]);
    expect(store.outcomes.accusing(run, 'fixture/1', 'pc')).toEqual([fail]);
    expect(store.outcomes.of(run, 'fixture/2', 'pc')).toEqual([]);
    expect(store.outcomes.accusing(run, 'fixture/2', 'pc')).toEqual([]);
  });

  it('are counted by unit, message and verdict, also after a second judgement', () => {
    const store = open(folder());
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
    for (const [n, unit] of ['U1', 'U1', 'U2'].entries()) {
      store.guides.save(stored(run, `fixture/${n}`, unit));
      store.outcomes.replace(run, `fixture/${n}`, 'pc', [fail, pass('A01')]);
    }
    store.outcomes.replace(run, 'fixture/0', 'pc', [pass('A01'), pass('A01', '甲厅'), pass('A03')]);
    expect(store.outcomes.counts(run)).toEqual([
      { unit: 'U1', message: 'A01', verdict: 'pass', n: 3 },
      { unit: 'U1', message: 'A03', verdict: 'fail', n: 1 },
      { unit: 'U1', message: 'A03', verdict: 'pass', n: 1 },
      { unit: 'U2', message: 'A01', verdict: 'pass', n: 1 },
      { unit: 'U2', message: 'A03', verdict: 'fail', n: 1 },
    ]);
  });
});

describe('findings', () => {
  it('have a row a run and one life', () => {
    let clock = NOW;
    const store = open(folder(), { now: () => clock });
    const night = (day: number, states: Record<string, Finding['state']>) => {
      clock = new Date(NOW.getTime() + day * 86_400_000);
      const { id: run, startedAt } = store.runs.start({ site: 'fixture', kind: 'crawl' });
      const closed = ['fixed', 'withdrawn', 'item-withdrawn'];
      store.findings.save(
        run,
        Object.entries(states).map(([id, state]) =>
          finding(id, { run, state, lastSeen: closed.includes(state) ? finding(id).lastSeen : startedAt }),
        ),
      );
      return { run, startedAt };
    };
    const current = () => [...store.findings.current('fixture')].map(({ id, state }) => `${id} ${state}`);

    const first = night(0, { b: 'new', a: 'new' });
    const second = night(1, { a: 'open', b: 'fixed', c: 'new' });
    expect(current()).toEqual(['a open', 'c new']);
    const rows = [...store.findings.iterate(first.run)];
    expect(rows).toEqual([finding('a', { run: first.run }), finding('b', { run: first.run })]);
    expect(Object.keys(rows[0]!)).toEqual(Object.keys(finding('a')));
    expect(store.findings.get('b')).toMatchObject({
      state: 'fixed',
      run: second.run,
      lastSeen: first.startedAt,
      lastObserved: second.startedAt,
      closedAt: second.startedAt,
    });

    night(2, { b: 'fixed' });
    expect(store.findings.get('b')?.closedAt).toBe(second.startedAt);
    const fourth = night(3, { b: 'reopened' });
    expect(store.findings.get('b')).toMatchObject({ closedAt: null, lastObserved: fourth.startedAt });
    expect(current()).toEqual(['a open', 'b reopened', 'c new']);
    expect([...store.findings.current('elsewhere')]).toEqual([]);
  });

  it('are streamed of one unit', () => {
    const store = open(folder());
    const { id: run } = store.runs.start({ site: 'fixture', kind: 'crawl' });
    store.findings.save(run, [finding('a'), finding('b', { unit: 'U2' })]);
    expect([...store.findings.iterate(run, { unit: 'U2' })].map(({ id }) => id)).toEqual(['b']);
    expect(store.findings.get('z')).toBeUndefined();
  });
});
