// A sample of listed items, the same every night: by turns from each unit, in the order of a hash. Pure; called by crawl.ts.
import { createHash } from 'node:crypto';

const rank = (id: string): string => createHash('sha256').update(id).digest('hex');

/** Up to `size` items, spread over the units. Input order does not matter. */
export function sampleOf<T extends { portalId: string; unit: string }>(
  items: readonly T[],
  size: number,
): T[] {
  const units = new Map<string, { item: T; rank: string }[]>();
  for (const item of items)
    units.set(item.unit, [...(units.get(item.unit) ?? []), { item, rank: rank(item.portalId) }]);
  const turns = [...units].flatMap(([unit, own]) =>
    own.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map((one, turn) => ({ ...one, turn, unit: rank(unit) })),
  );
  turns.sort((a, b) => a.turn - b.turn || (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  return turns.slice(0, size).map(({ item }) => item);
}
