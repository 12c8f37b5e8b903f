// Compares the places (办理地点) of one item between two channels, part by part. Called by the same-source check.
import type { Place } from '../../store/schemas/guide.ts';
import { fold, placeKeys } from '../../store/schemas/member-key.ts';
import { type Likeness, sameAddress, sameHours, samePhones } from '../text/same-meaning.ts';
import { bothSides, type JudgePair, saidBy, tell } from './channel-sides.ts';

/** A place as it is compared. */
export interface ComparedPlace {
  key: string;
  /** It has a hall's name. */
  named?: true;
  address: string;
  hours?: string;
  phone?: string;
}
export type PlacePart = 'address' | 'hours' | 'phone';

export function comparedPlaces(places: readonly Place[]): ComparedPlace[] {
  const keys = placeKeys(places);
  return places.map(({ hall, address = '', window = '', hours, phone }, i) => ({
    key: keys[i]!,
    ...(hall && { named: true as const }),
    address: [address, window].filter(Boolean).join(' '),
    ...(hours && { hours }),
    ...(phone && { phone }),
  }));
}

const SAME: Record<PlacePart, (a: string, b: string, region: string | undefined) => Likeness> = {
  address: sameAddress,
  hours: sameHours,
  phone: samePhones,
};

type Places = readonly ComparedPlace[];

/** Places paired by their key; where each channel has one, those two. */
function pairs(a: Places, b: Places): [ComparedPlace, ComparedPlace][] {
  if (a.length === 1 && b.length === 1) return [[a[0]!, b[0]!]];
  return a.flatMap((place): [ComparedPlace, ComparedPlace][] => {
    const other = b.find(({ key }) => key === place.key);
    return other ? [[place, other]] : [];
  });
}

/** A place without a name whose address stands in a longer one of the other channel, or holds it. */
const isHeld = (place: ComparedPlace, others: Places): boolean =>
  !place.named &&
  place.address !== '' &&
  others.some(({ named, address, key }) => {
    const [x, y] = [fold(place.address), fold(address)];
    return !named && key !== place.key && y !== '' && (x.includes(y) || y.includes(x));
  });

/** What is said of places that only one of the lists has, or null. */
function countDifference(mine: Places, theirs: Places, own: string, other: string): string | null {
  if (mine.length <= 1 && theirs.length <= 1) return null;
  const lost = mine.filter((place) => !theirs.some(({ key }) => key === place.key) && !isHeld(place, theirs));
  // Several places in one value may be told apart in one channel and not in the other.
  const together = mine.some((place) => isHeld(place, theirs)) && lost.every(({ address }) => !address);
  if (together || (lost.length === 0 && mine.length === theirs.length)) return null;
  const missing = lost[0] ? `，没有“${lost[0].address.slice(0, 60)}”` : '';
  return `${own}列有${mine.length}处办理地点，${other}列有${theirs.length}处${missing}。`;
}

export const judgePlaces =
  (part: PlacePart): JudgePair =>
  (a, b, { region }, report) => {
    for (const [own, other] of bothSides(a, b)) {
      const [mine, theirs] = [saidBy<Places>(own.member), saidBy<Places>(other.member)];
      for (const [x, y] of pairs(mine, theirs)) {
        const likeness = x[part] && y[part] ? SAME[part](x[part], y[part], region) : 'same';
        if (likeness !== 'same')
          tell(report, own, {
            sure: likeness === 'different',
            key: x.key,
            quote: x[part]!,
            detail: `${other.name}为“${y[part]!.slice(0, 120)}”。`,
          });
      }
      const detail = part === 'address' ? countDifference(mine, theirs, own.name, other.name) : null;
      if (detail) tell(report, own, { sure: false, detail });
    }
  };
