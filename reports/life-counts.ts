// How many findings are new, open, closed or were not seen in a run, and how a list says so. Called by every report.
import type { RunRecord } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import { CHANGE_NAMES, CHANGES, type Change, isUnseen } from './diff.ts';
import { STATE_NAMES } from './labels.ts';
import { day, number } from './phrases.ts';

export type LifeCounts = Record<Change, number>;

export const noLives = (): LifeCounts =>
  Object.fromEntries(CHANGES.map((change) => [change, 0])) as LifeCounts;

/** By state; an open finding that the run itself did not see counts as `unseen` only. */
export function lifeCounts(findings: Iterable<Finding>, run: Pick<RunRecord, 'startedAt'>): LifeCounts {
  const counts = noLives();
  for (const finding of findings) counts[isUnseen(finding, run) ? 'unseen' : finding.state] += 1;
  return counts;
}

export function addLives(all: Iterable<LifeCounts>): LifeCounts {
  const sum = noLives();
  for (const counts of all) for (const change of CHANGES) sum[change] += counts[change];
  return sum;
}

/** `新发现3条，再次出现0条，…`: every state, so that a zero can be read too. */
export const lifeSentence = (counts: LifeCounts): string =>
  CHANGES.map((change) => `${CHANGE_NAMES[change]}${number(counts[change])}条`).join('，');

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(day(to)) - Date.parse(day(from))) / DAY);

/** The state as a list shows it; of an open finding that was not seen tonight, how old the last look is. */
export function stateText(finding: Finding, run: Pick<RunRecord, 'startedAt'>): string {
  if (!isUnseen(finding, run)) return STATE_NAMES[finding.state];
  const days = daysBetween(finding.lastSeen, run.startedAt);
  return `未看到，最近一次看到是${days === 0 ? '当天' : `${days}天前`}`;
}
