// What changed between two runs: every finding of either run in one class. Called by the command `diff`.
import type { Store } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import { isOpen } from './labels.ts';

/** In the order in which they are told. */
export const CHANGES = ['new', 'reopened', 'fixed', 'withdrawn', 'item-withdrawn', 'open', 'unseen'] as const;
export type Change = (typeof CHANGES)[number];

export const CHANGE_NAMES: Readonly<Record<Change, string>> = {
  new: '新发现',
  reopened: '再次出现',
  fixed: '已整改',
  withdrawn: '内容已撤下',
  'item-withdrawn': '事项已撤下',
  open: '仍存在',
  unseen: '未看到',
};

/** The finding as the later run knows it. */
export interface Changed {
  change: Change;
  finding: Finding;
}

/** An open finding that the run itself did not see: its guide, or the section, was not read. */
export const isUnseen = (finding: Finding, run: { startedAt: string }): boolean =>
  isOpen(finding) && finding.lastSeen < run.startedAt;

const listed = (finding: Finding | undefined): finding is Finding =>
  finding !== undefined && finding.confirmation !== 'refuted';

function changeOf(then: Finding | undefined, now: Finding, run: { startedAt: string }): Change | null {
  const known = then && isOpen(then);
  if (!isOpen(now)) return known ? (now.state as Change) : null;
  if (isUnseen(now, run)) return 'unseen';
  if (known) return 'open';
  return then ? 'reopened' : 'new';
}

/**
 * Streams the changes from one run to a later one of the same site. What came and went between the two is no change;
 * what the second look refutes is left out, as in the lists.
 */
export function* diffOf(
  store: Pick<Store, 'findings' | 'runs'>,
  from: string,
  to: string,
  which: { unit?: string } = {},
): Generator<Changed> {
  const later = store.runs.get(to)!;
  const told = new Set<string>();
  for (const now of store.findings.iterate(to, which)) {
    told.add(now.id);
    const change = changeOf(store.findings.lastRow(now.id, from, 'up-to'), now, later);
    if (change && listed(now)) yield { change, finding: now };
  }
  for (const then of store.findings.iterate(from, which)) {
    if (told.has(then.id) || !isOpen(then) || !listed(then)) continue;
    const now = store.findings.lastRow(then.id, to, 'up-to') ?? then;
    const change = changeOf(then, now, later);
    if (change && listed(now)) yield { change, finding: now };
  }
}
