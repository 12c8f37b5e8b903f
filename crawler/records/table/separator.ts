// Separator (分隔符) of a CSV file: the one that splits the first rows most evenly. Pure; used by csv.ts.

export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const NAMES: Record<Separator, string> = { ',': '逗号“,”', ';': '分号“;”', '\t': '制表符' };
export const separatorName = (separator: Separator): string => NAMES[separator];

/** What people also put between columns; it is named, never used: such texts stand in values too. */
const FOREIGN: readonly [string, RegExp][] = [
  ['竖线“|”', /\|/u],
  ['全角逗号“，”', /，/u],
  ['全角分号“；”', /；/u],
  ['顿号“、”', /、/u],
  ['多个空格', / {2,}/u],
];
const ROWS = 50;

/** How often each separator stands outside of quotes in each of the first rows. */
function countRows(sample: string, whole: boolean): Record<Separator, number>[] {
  const none = (): Record<Separator, number> => ({ ',': 0, ';': 0, '\t': 0 });
  const rows: Record<Separator, number>[] = [];
  let row = none();
  let started = false;
  let quoted = false;
  for (const c of sample) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && c === '\n') {
      if (started) rows.push(row);
      if (rows.length === ROWS) return rows;
      row = none();
      started = false;
      continue;
    } else if (!quoted && c in row) row[c as Separator]++;
    started ||= c !== '\r';
  }
  if (started && (whole || rows.length === 0)) rows.push(row);
  return rows;
}

/** The separator of a text, or null where none of them splits it. `whole`: the sample is the whole file. */
export function findSeparator(sample: string, whole: boolean): Separator | null {
  const rows = countRows(sample, whole);
  const scored = SEPARATORS.map((separator) => {
    const tally = new Map<number, number>();
    for (const row of rows)
      if (row[separator] > 0) tally.set(row[separator], (tally.get(row[separator]) ?? 0) + 1);
    const [columns = 0, even = 0] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { separator, columns, even };
  });
  const best = scored.sort((a, b) => b.even - a.even || b.columns - a.columns)[0]!;
  return best.columns > 0 ? best.separator : null;
}

/** The foreign separator that a header of one column seems to use. */
export const foreignSeparator = (head: string): string | undefined =>
  FOREIGN.find(([, pattern]) => pattern.test(head))?.[0];
