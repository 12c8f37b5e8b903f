// What labels say of an address against what the reader saw in it. Called by labels.ts and by the accuracy on NCAP.
import { readAddress } from '../../checks/text/address.ts';
import type { AddressReading } from '../../store/schemas/readings.ts';
import type { Pair } from './row.ts';

/** One line of labels/addresses.jsonl; null where an expert would doubt. */
export interface AddressLabel {
  hash: string;
  isAddress: boolean | null;
  street: boolean | null;
  door: boolean | null;
  room: boolean | null;
  /** A window with a number. */
  window: boolean | null;
  /** Only a name. */
  windowName: boolean | null;
}

type Place = AddressReading['places'][number];

/** Is the part there in any of the places? */
export const somePlace = ({ places }: AddressReading, has: (place: Place) => unknown): boolean =>
  places.some((place) => Boolean(has(place)));

export function addressPairs(text: string, label: AddressLabel): Pair[] {
  const reading = readAddress(text);
  return [
    ['办理地点·是地址', label.isAddress, reading.isAddress],
    ['办理地点·道路', label.street, somePlace(reading, (p) => p.street)],
    ['办理地点·门牌', label.door, somePlace(reading, (p) => p.door)],
    ['办理地点·楼层房间', label.room, somePlace(reading, (p) => p.floor || p.room)],
    ['办理地点·窗口号', label.window, somePlace(reading, (p) => p.windows.length)],
    [
      '办理地点·窗口名称',
      label.windowName,
      somePlace(reading, (p) => p.windowName && p.windows.length === 0),
    ],
  ];
}
