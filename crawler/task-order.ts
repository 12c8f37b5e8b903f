// In which order a night reads the items of its lists, so that what a short night leaves out is what is known best. Pure; called by crawl.ts.
import type { LastCapture } from '../store/index.ts';
import { itemId } from '../store/schemas/unit.ts';
import type { ListedItem } from './listing.ts';

/** Situations of an item lie under the item's own id. */
const rowOf = (item: string): string => item.split('#')[0]!;

/** Never seen first, then what could not be read last time, then the readings by age, the oldest first; else as listed. */
export function inTaskOrder(
  rows: readonly ListedItem[],
  site: string,
  last: readonly LastCapture[],
): ListedItem[] {
  const known = new Map<string, { failed: boolean; oldest: string }>();
  for (const { item, failed, fetchedAt } of last) {
    const before = known.get(rowOf(item));
    known.set(rowOf(item), {
      failed: failed || (before?.failed ?? false),
      oldest: before && before.oldest < fetchedAt ? before.oldest : fetchedAt,
    });
  }
  const rank = ({ portalId }: ListedItem): string => {
    const own = known.get(itemId(site, portalId));
    return own ? `${own.failed ? 1 : 2} ${own.oldest}` : '0';
  };
  const ranked = rows.map((row) => ({ row, rank: rank(row) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ row }) => row);
}
