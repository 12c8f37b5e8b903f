// One row of the accuracy table. Made by truth.ts and labels.ts, printed by the accuracy command.

export interface AccuracyRow {
  /** `truth`: planted defects of the fixture (a regression test). `labelled …`: real values with labels. */
  set: string;
  /** Message id, or the part of a value that is labelled. */
  message: string;
  /** Outcomes that ought to be there. */
  cases: number;
  misses: number;
  falseAlarms: number;
  /** Share of `review` among all judged (pass, fail, review) outcomes of the message. */
  reviewShare: number;
}

/** Label and reading of one part of a value; a label of null is not counted. */
export type Pair = [part: string, label: boolean | null | undefined, read: boolean];

/** One row a part, in the order in which the parts come. */
export function rowsOfPairs(set: string, pairs: readonly Pair[]): AccuracyRow[] {
  const rows = new Map<string, AccuracyRow>();
  for (const [message, label, read] of pairs) {
    if (label === null || label === undefined) continue;
    const row = rows.get(message) ?? { set, message, cases: 0, misses: 0, falseAlarms: 0, reviewShare: 0 };
    rows.set(message, row);
    if (label) row.cases++;
    if (label && !read) row.misses++;
    if (!label && read) row.falseAlarms++;
  }
  return [...rows.values()];
}

/** z of a two-sided 95 % interval. */
const Z = 1.96;

/**
 * F1 of a row with its 95 % interval. TP / (TP + FP + FN) is a share with a Wilson interval, and F1 grows with it:
 * F1 = 2s / (1 + s). Undefined where nothing was there and nothing was seen.
 */
export function f1Of(row: AccuracyRow): { f1: number; low: number; high: number } | undefined {
  const hits = row.cases - row.misses;
  const n = row.cases + row.falseAlarms;
  if (n === 0) return undefined;
  const share = hits / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const f1 = (s: number) => (2 * s) / (1 + s);
  return { f1: f1(share), low: f1(middle - half), high: f1(Math.min(1, middle + half)) };
}
