// A message that most guides fail is one question until a person rules; comparisons hold when one item is judged alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { regionOptions } from '../../checks/index.ts';
import { causesOf } from '../../reports/causes.ts';
import { factOf, sameFacts } from '../../reports/same-fact.ts';
import { auditRun } from '../../scripts/pipeline.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { guideOf } from '../checks/page-examples.ts';

const folders: string[] = [];
const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function newStore(): Store {
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  folders.push(dir);
  const store = openStore({ dir, mode: 'write', now: () => new Date('2026-11-23T13:00:00Z') });
  stores.push(store);
  return store;
}

const COMPLETE = 'https://portal.example/apply.do?item=1';

/** A run of so many items; the first `named` of them have a window without a number. */
function runOf(
  store: Store,
  items: number,
  named: number,
  h5?: (n: number) => Partial<ServiceGuide>,
): RunRecord {
  const run = store.runs.start({ site: 'made', kind: 'records' });
  store.units.upsert('made', [{ id: 'A', name: '市公安局', league: 'evaluated' }]);
  for (let n = 0; n < items; n++) {
    const id = `made/${String(n).padStart(3, '0')}`;
    const window = n < named ? '综合窗口' : '01号窗口';
    const guide = {
      ...guideOf(`办理地点：汉口路${n + 11}号1楼${window}`),
      ...{ name: `事项${n}`, promiseLimit: '5个工作日', applyUrl: COMPLETE, source: 'records' as const },
    };
    store.items.upsert(run.id, [
      { id, site: 'made', portalId: id, situationId: null, unit: 'A', name: `事项${n}`, situation: null },
    ]);
    const stored = { run: run.id, item: id, capture: null, url: null, unit: 'A' };
    store.guides.save({ ...stored, channel: 'pc', guide });
    if (h5) store.guides.save({ ...stored, channel: 'h5', guide: { ...guide, ...h5(n) } });
  }
  return run;
}

function audit(store: Store, run: RunRecord, item?: string): { said: string[]; findings: Finding[] } {
  const said: string[] = [];
  const context = {
    ...{ store, now: () => new Date('2026-11-23T13:00:00Z') },
    ...{ say: (line: string) => said.push(line), signal: new AbortController().signal },
  };
  auditRun(context, { run, options: regionOptions('021'), ...(item && { item }) });
  return { said, findings: [...store.findings.iterate(run.id)] };
}

const of = (findings: readonly Finding[], message: string) => findings.filter((f) => f.message === message);
const verdicts = (findings: readonly Finding[], message: string) =>
  [...new Set(of(findings, message).map(({ outcome }) => outcome))].join();

describe('a message that most guides fail', () => {
  test('is a question: reviews with the share, one cause, counted as reviews', () => {
    const store = newStore();
    const run = runOf(store, 20, 11);
    const { said, findings } = audit(store, run);
    expect(of(findings, 'A05-named')).toHaveLength(11);
    expect(verdicts(findings, 'A05-named')).toBe('review');
    expect(of(findings, 'A05-named')[0]!.detail).toBe(
      '本检查项在本渠道55.0%的办事指南上不符合，可能是口径问题，待裁定。',
    );
    expect(said.filter((line) => line.startsWith('？待裁定'))).toHaveLength(1);
    expect(store.questions.of(run.id)).toEqual([
      { channel: 'pc', message: 'A05-named', failing: 11, judged: 20, decision: 'open' },
    ]);
    const causes = causesOf(of(findings, 'A05-named'), new Set(['pc A05-named']));
    expect(causes.map(({ members }) => members.length)).toEqual([11]);
    const counts = store.outcomes.counts(run.id).filter(({ message }) => message === 'A05-named');
    expect(counts.map(({ verdict, n }) => `${verdict} ${n}`)).toEqual(['pass 9', 'review 11']);
  });

  test.each([
    ['few guides', 19, 19],
    ['half of them', 20, 10],
  ])('is none with %s', (_name, items, named) => {
    const store = newStore();
    const run = runOf(store, items, named);
    expect(verdicts(audit(store, run).findings, 'A05-named')).toBe('fail');
    expect(store.questions.of(run.id)).toEqual([]);
  });

  test('stays the same when the run, or one item of it, is judged again', () => {
    const store = newStore();
    const run = runOf(store, 24, 20);
    const first = audit(store, run).findings;
    expect(audit(store, run).findings).toEqual(first);
    expect(audit(store, run, 'made/003').findings).toEqual(first);
    expect(store.questions.of(run.id)).toHaveLength(1);
  });

  test.each([
    ['fail', 'fail'],
    ['review', 'review'],
    ['off', ''],
  ] as const)('is ruled: %s', (decision, verdict) => {
    const store = newStore();
    const run = runOf(store, 24, 20);
    audit(store, run);
    store.rulings.set({
      site: 'made',
      channel: '',
      message: 'A05-named',
      decision,
      reason: '各窗口通办',
      by: '王敏',
    });
    const { findings, said } = audit(store, run);
    expect(verdicts(findings, 'A05-named')).toBe(verdict);
    expect(said.filter((line) => line.startsWith('？'))).toEqual([]);
    if (decision === 'review')
      expect(of(findings, 'A05-named')[0]!.detail).toBe('经裁定，本检查项在本渠道转人工复核：各窗口通办。');
    if (decision === 'off')
      expect(
        store.outcomes
          .counts(run.id)
          .filter(({ message, verdict }) => message === 'A05-named' && verdict !== 'inapplicable'),
      ).toEqual([]);
  });

  test('the last ruling holds, a channel of its own comes first', () => {
    const store = newStore();
    const run = runOf(store, 24, 20);
    const ruling = { site: 'made', message: 'A05-named', reason: '原因', by: '王敏' };
    store.rulings.set({ ...ruling, channel: 'pc', decision: 'review' });
    store.rulings.set({ ...ruling, channel: 'pc', decision: 'fail' });
    store.rulings.set({ ...ruling, channel: '', decision: 'off' });
    store.rulings.set({ ...ruling, site: 'other', channel: 'pc', decision: 'off' });
    expect(verdicts(audit(store, run).findings, 'A05-named')).toBe('fail');
    expect(store.rulings.list('made')).toHaveLength(3);
    expect(store.rulings.holding('made')).toHaveLength(2);
  });
});

describe('channels that differ', () => {
  test('bring a finding on each, one fact; alone judged, an item says the same', () => {
    const store = newStore();
    const run = runOf(store, 4, 0, (n) => (n === 2 ? { promiseLimit: '9个工作日', visits: '2次' } : {}));
    const guide = store.guides.get(run.id, 'made/002', 'pc')!;
    store.guides.save({ ...guide, guide: { ...guide.guide, promiseLimit: '5个工作日' } });
    const { findings } = audit(store, run);
    const differing = [...of(findings, 'X08'), ...of(findings, 'V10')];
    expect(
      differing.map(({ item, channel, message, field }) => `${item} ${channel} ${message} ${field}`).sort(),
    ).toEqual([
      'made/002 h5 V10 visits',
      'made/002 h5 X08 promiseLimit',
      'made/002 pc V10 visits',
      'made/002 pc X08 promiseLimit',
    ]);
    expect(new Set(differing.map(factOf)).size).toBe(2);
    expect([...sameFacts(differing).values()].map((others) => others.length)).toEqual([1, 1, 1, 1]);
    expect(audit(store, run, 'made/002').findings).toEqual(findings);
    expect(audit(store, run).findings).toEqual(findings);
  });

  test('are mended on one channel: both findings go', () => {
    const store = newStore();
    const differ = (run: RunRecord, h5: string) => {
      const stored = store.guides.get(run.id, 'made/000', 'h5')!;
      store.guides.save({ ...stored, guide: { ...stored.guide, visits: h5 } });
    };
    const first = runOf(store, 1, 0, () => ({}));
    differ(first, '2次');
    expect(of(audit(store, first).findings, 'V10')).toHaveLength(2);
    const second = runOf(store, 1, 0, () => ({}));
    expect(of(audit(store, second).findings, 'V10').map(({ state }) => state)).toEqual(['fixed', 'fixed']);
  });
});

test('messages on one contradiction are one fact of one channel', () => {
  const finding = (message: string, channel: Finding['channel'], item = 'a') =>
    ({
      id: `${message} ${channel} ${item}`,
      message,
      channel,
      item,
      field: 'visits',
      state: 'new',
    }) as Finding;
  const all = [
    finding('V05', 'pc'),
    finding('F10', 'pc'),
    finding('X03', 'pc'),
    finding('V05', 'h5'),
    finding('A03', 'pc'),
    finding('V05', 'pc', 'b'),
  ];
  expect([...sameFacts(all)].map(([id, others]) => [id, others.map(({ message }) => message)])).toEqual([
    ['V05 pc a', ['F10', 'X03']],
    ['F10 pc a', ['V05', 'X03']],
    ['X03 pc a', ['V05', 'F10']],
  ]);
});
