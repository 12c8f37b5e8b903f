// Accuracy of the reader of phones on values labelled by hand. Called by the accuracy command.
import { readPhone } from '../../checks/text/phone.ts';
import type { PhoneReading } from '../../store/schemas/readings.ts';
import { labelledTexts } from './label-texts.ts';
import type { AccuracyRow } from './row.ts';
import { Tally } from './tally.ts';

type LabelledNumber = Pick<PhoneReading['numbers'][number], 'normal' | 'ext' | 'kind' | 'valid'>;

interface PhoneLabel {
  hash: string;
  isPhone: boolean;
  numbers: LabelledNumber[];
  /** Area code of the known city, for numbers without one. */
  region?: string;
}

const asText = ({ normal, ext, kind, valid }: LabelledNumber): string =>
  [normal ?? '—', ext ?? '—', kind, valid].join(' ');

/** Numbers are compared in their order: normal form, extension, kind and validity at once. */
export function accuracyOfPhones(): AccuracyRow[] {
  const tally = new Tally();
  for (const { text, label } of labelledTexts<PhoneLabel>('phones').found) {
    const read = readPhone(text, { region: label.region });
    tally.add('电话（人工标注）·是否电话', label.isPhone, read.isPhone);
    for (let i = 0; i < Math.max(label.numbers.length, read.numbers.length); i++) {
      const [expected, found] = [label.numbers[i], read.numbers[i]];
      tally.add('电话（人工标注）·号码', expected ? asText(expected) : null, found ? asText(found) : null);
    }
  }
  return tally.rows();
}
