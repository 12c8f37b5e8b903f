// Findings as JSON lines, as `guide-audit findings --json` prints them. Called by that command and by report.ts.
import { Finding } from '../store/schemas/finding.ts';

const NAMES = Object.keys(Finding.shape);

/** One line each, names in the order of the schema. The store streams findings by id, so the lines are sorted. */
export function* findingLines(findings: Iterable<Finding>): Generator<string> {
  for (const finding of findings) yield `${JSON.stringify(finding, order)}\n`;
}

/** Puts the names of the finding itself into one order; what is inside `evidence` stays as it is. */
function order(this: unknown, name: string, value: unknown): unknown {
  if (name !== '') return value;
  const finding = value as Record<string, unknown>;
  return Object.fromEntries(NAMES.map((key) => [key, finding[key]]));
}
