// Accuracy of the reader of hours on values labelled by hand. Called by the accuracy command.
import { readHours } from '../../checks/text/hours.ts';
import type { HoursReading } from '../../store/schemas/readings.ts';
import { labelledTexts } from './label-texts.ts';
import type { AccuracyRow } from './row.ts';
import { Tally } from './tally.ts';

type HoursLabel = Omit<HoursReading, 'text'> & { hash: string };

const PARTS = {
  isHours: '是否时间',
  days: '星期',
  holiday: '节假日',
  split: '分段',
  season: '季节',
  plausible: '无颠倒重叠',
  osm: 'OSM',
} as const;

/** One row a flag, and one for the OSM form: a wrong form counts as a miss and as a false alarm. */
export function accuracyOfHours(): AccuracyRow[] {
  const tally = new Tally();
  for (const { text, label } of labelledTexts<HoursLabel>('hours').found) {
    const read = readHours(text);
    for (const [part, name] of Object.entries(PARTS) as [keyof typeof PARTS, string][])
      tally.add(`时间（人工标注）·${name}`, label[part], read[part]);
  }
  return tally.rows();
}
