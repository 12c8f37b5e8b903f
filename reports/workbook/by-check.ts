// Counts of a unit's problems by check and severity. Called by summary-sheet.ts.
import type { Finding } from '../../store/schemas/finding.ts';
import type { MessageIndex } from '../finding.ts';
import { SEVERITIES } from '../labels.ts';
import { number } from '../phrases.ts';

export interface CheckCount {
  /** Title of the check (检查要素). */
  title: string;
  /** In the order of SEVERITIES. */
  counts: number[];
  total: number;
  /** The most frequent messages with their numbers. */
  top: string;
}

/** The most problems first. */
export function byCheck(problems: Iterable<Finding>, messages: MessageIndex): CheckCount[] {
  const checks = new Map<string, { counts: number[]; titles: Map<string, number> }>();
  for (const f of problems) {
    const known = messages.get(f.message);
    const title = known?.check.title ?? f.check;
    const check = checks.get(title) ?? { counts: SEVERITIES.map(() => 0), titles: new Map<string, number>() };
    checks.set(title, check);
    check.counts[SEVERITIES.indexOf(f.severity)]! += 1;
    const problem = known?.message.title ?? f.message;
    check.titles.set(problem, (check.titles.get(problem) ?? 0) + 1);
  }
  return [...checks]
    .map(([title, { counts, titles }]) => ({
      title,
      counts,
      total: counts.reduce((a, b) => a + b, 0),
      top: topOf(titles),
    }))
    .sort((a, b) => b.total - a.total || (a.title < b.title ? -1 : 1));
}

function topOf(titles: Map<string, number>): string {
  return [...titles]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([title, n]) => `${title}（${number(n)}）`)
    .join('、');
}
