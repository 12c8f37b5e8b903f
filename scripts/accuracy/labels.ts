// Accuracy of the readers on real values with labels, where the labelled file is at hand. Called by the accuracy command.
// A case is a label that holds; a miss is one that the reader did not see, a false alarm one that it saw without a label.
import { existsSync, readFileSync } from 'node:fs';
import { readAddress } from '../../checks/text/address.ts';
import { readHours } from '../../checks/text/hours.ts';
import { readPhone } from '../../checks/text/phone.ts';
import { accuracyOfHours } from './hours-labels.ts';
import { DATA, LABEL_FILES, labelledTexts } from './label-texts.ts';
import { type AddressLabel, addressPairs } from './labelled-addresses.ts';
import { accuracyOfLimits } from './limit-labels.ts';
import { accuracyOfPhones } from './phone-labels.ts';
import { type AccuracyRow, type Pair, rowsOfPairs } from './row.ts';

const FILE = new URL('text/government-labelled.jsonl', DATA);

interface Labelled {
  address?: string;
  addressLabels?: Record<'street' | 'door' | 'roomOrFloor' | 'window', boolean | null>;
  hours?: string;
  hoursLabels?: {
    days: boolean;
    holiday: boolean | 'implied';
    amPmSplit: boolean;
    season: boolean;
    wellFormed: boolean;
  };
  hoursOSM?: string;
  phone?: string;
  phoneValid?: boolean;
}

function pairsOf(row: Labelled): Pair[] {
  const pairs: Pair[] = [];
  if (row.address && row.addressLabels) {
    const { places } = readAddress(row.address);
    const some = (has: (p: (typeof places)[number]) => unknown) => places.some((p) => Boolean(has(p)));
    pairs.push(
      ['办理地点·道路', row.addressLabels.street, some((p) => p.street)],
      ['办理地点·门牌', row.addressLabels.door, some((p) => p.door)],
      ['办理地点·楼层房间', row.addressLabels.roomOrFloor, some((p) => p.floor || p.room)],
      ['办理地点·窗口', row.addressLabels.window, some((p) => p.windows.length || p.windowName)],
    );
  }
  if (row.hours && row.hoursLabels) {
    const reading = readHours(row.hours);
    pairs.push(
      ['办理时间·星期', row.hoursLabels.days, reading.days],
      ['办理时间·节假日', row.hoursLabels.holiday !== false, reading.holiday !== false],
      ['办理时间·分段', row.hoursLabels.amPmSplit, reading.split],
      ['办理时间·季节', row.hoursLabels.season, reading.season !== 'none'],
    );
    if (row.hoursOSM) pairs.push(['办理时间·OSM', true, reading.osm === row.hoursOSM]);
  }
  if (row.phone && row.phoneValid !== undefined) {
    const { numbers } = readPhone(row.phone);
    pairs.push(['咨询方式·号码有效', row.phoneValid, numbers.length > 0 && numbers.every((n) => n.valid)]);
  }
  return pairs;
}

/** Labels of the published file and those written by hand; `note` takes a line on what could not be compared. */
export function accuracyOfLabels(note: (line: string) => void = () => {}): AccuracyRow[] {
  const pairs = existsSync(FILE)
    ? readFileSync(FILE, 'utf8')
        .split('\n')
        .filter(Boolean)
        .flatMap((line) => pairsOf(JSON.parse(line) as Labelled))
    : [];
  if (!existsSync(FILE)) note('没有 government-labelled.jsonl，未核对其中的标注。');
  const addresses = labelledTexts<AddressLabel>('addresses');
  for (const { text, label } of addresses.found) pairs.push(...addressPairs(text, label));
  const skipped = LABEL_FILES.reduce((n, name) => n + labelledTexts(name).skipped, 0);
  if (skipped > 0) note(`${skipped} 条人工标注没有原文（不随程序分发），未核对。`);
  return [
    ...rowsOfPairs('labelled', pairs),
    ...accuracyOfHours(),
    ...accuracyOfPhones(),
    ...accuracyOfLimits(),
  ];
}
