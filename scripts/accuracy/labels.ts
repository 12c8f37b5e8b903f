// Accuracy of the readers on real values with labels, where the labelled file is at hand. Called by the accuracy command.
// A case is a label that holds; a miss is one that the reader did not see, a false alarm one that it saw without a label.
import { existsSync, readFileSync } from 'node:fs';
import { readAddress } from '../../checks/text/address.ts';
import { readHours } from '../../checks/text/hours.ts';
import { readPhone } from '../../checks/text/phone.ts';
import type { AccuracyRow } from './row.ts';

const FILE = new URL('../../../shared/data/text/government-labelled.jsonl', import.meta.url);

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

/** Label and reading of one value; a label of null is not counted. */
type Pair = [part: string, label: boolean | null | undefined, read: boolean];

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

export function accuracyOfLabels(file: URL = FILE): AccuracyRow[] {
  if (!existsSync(file)) return [];
  const rows = new Map<string, AccuracyRow>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
    for (const [part, label, read] of pairsOf(JSON.parse(line) as Labelled)) {
      if (label === null || label === undefined) continue;
      const row = rows.get(part) ?? {
        set: 'labelled',
        message: part,
        cases: 0,
        misses: 0,
        falseAlarms: 0,
        reviewShare: 0,
      };
      rows.set(part, row);
      if (label) row.cases++;
      if (label && !read) row.misses++;
      if (!label && read) row.falseAlarms++;
    }
  return [...rows.values()];
}
