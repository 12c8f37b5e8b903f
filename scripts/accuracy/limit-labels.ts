// Accuracy of the readers of time limits and visits on values labelled by hand. Called by the accuracy command.
import { readLimit } from '../../checks/text/limit.ts';
import { readVisits } from '../../checks/text/visits.ts';
import type { LimitReading, VisitsReading } from '../../store/schemas/readings.ts';
import type { AccuracyRow } from './row.ts';
import { labelled, Tally } from './tally.ts';

/** `label`: the caption that stood beside the value. */
type LimitLabel = Omit<LimitReading, 'text'> & { hash: string; label?: string };
type VisitsLabel = Omit<VisitsReading, 'text'> & { hash: string };

export function accuracyOfLimits(texts: ReadonlyMap<string, string>): AccuracyRow[] {
  const tally = new Tally();
  for (const { text, label, ...expected } of labelled<LimitLabel>('limits.jsonl', texts)) {
    const read = readLimit(text, { label });
    tally.add('时限（人工标注）·数值', expected.value, read.value);
    tally.add('时限（人工标注）·单位', expected.unit, read.unit);
    tally.add('时限（人工标注）·即办', expected.immediate, read.immediate);
  }
  for (const { text, ...expected } of labelled<VisitsLabel>('visits.jsonl', texts)) {
    const read = readVisits(text);
    tally.add('到现场次数（人工标注）·次数', expected.value, read.value);
    tally.add('到现场次数（人工标注）·上限', expected.max, read.max);
  }
  return tally.rows();
}
