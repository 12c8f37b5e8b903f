// Accuracy of the readers of time limits and visits on values labelled by hand. Called by the accuracy command.
import { readLimit } from '../../checks/text/limit.ts';
import { readVisits } from '../../checks/text/visits.ts';
import type { LimitReading, VisitsReading } from '../../store/schemas/readings.ts';
import { labelledTexts } from './label-texts.ts';
import type { AccuracyRow } from './row.ts';
import { Tally } from './tally.ts';

/** `label`: the caption that stood beside the value. */
type LimitLabel = Omit<LimitReading, 'text'> & { hash: string; label?: string };
type VisitsLabel = Omit<VisitsReading, 'text'> & { hash: string };

export function accuracyOfLimits(): AccuracyRow[] {
  const tally = new Tally();
  for (const { text, label: expected } of labelledTexts<LimitLabel>('limits').found) {
    const read = readLimit(text, { label: expected.label });
    tally.add('时限（人工标注）·数值', expected.value, read.value);
    tally.add('时限（人工标注）·单位', expected.unit, read.unit);
    tally.add('时限（人工标注）·即办', expected.immediate, read.immediate);
  }
  for (const { text, label: expected } of labelledTexts<VisitsLabel>('visits').found) {
    const read = readVisits(text);
    tally.add('到现场次数（人工标注）·次数', expected.value, read.value);
    tally.add('到现场次数（人工标注）·上限', expected.max, read.max);
  }
  return tally.rows();
}
