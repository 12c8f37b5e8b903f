// What to mend first: the same cause of one unit through several doors told once, the worst first. Pure; called by page.ts.
import type { Message } from '../../checks/frame/check.ts';
import type { Door } from '../../store/schemas/door-visit.ts';
import { SEVERITIES } from '../labels.ts';
import type { DoorRow } from './door-row.ts';

export interface ToMend {
  unitName: string;
  message: Message;
  verdict: 'fail' | 'review';
  doors: Door[];
  /** The first row that tells it. */
  row: DoorRow;
}

/** Before reviews the failures, among them by severity, then by the number of doors; otherwise as they were met. */
export function firstToMend(rows: readonly DoorRow[]): ToMend[] {
  const causes = new Map<string, ToMend>();
  for (const row of rows)
    for (const { message, outcome } of row.findings) {
      const { unit, unitName, door } = row.visit;
      const key = JSON.stringify([unit, message.id, outcome.verdict]);
      const known = causes.get(key) ?? { unitName, message, verdict: outcome.verdict, doors: [], row };
      causes.set(key, known);
      if (!known.doors.includes(door)) known.doors.push(door);
    }
  const rank = ({ verdict, message }: ToMend) =>
    (verdict === 'fail' ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(message.severity);
  return [...causes.values()].sort((a, b) => rank(a) - rank(b) || b.doors.length - a.doors.length);
}
