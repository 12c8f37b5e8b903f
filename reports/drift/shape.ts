// Shape (形态) of the guides of a unit: which elements stand on how many of them. Pure; called by the drift guard.
import type { PathCount, UnitShape } from '../../store/schemas/drift.ts';
import { observation, SCALAR_FIELDS, ServiceGuide } from '../../store/schemas/guide.ts';
import type { Channel } from '../../store/schemas/outcome.ts';

const LISTS = ['places', 'materials', 'steps'] as const;
type List = (typeof LISTS)[number];

const partsOf = (list: List): string[] => Object.keys(ServiceGuide.shape[list].def.innerType.element.shape);

/** Every schema path that can be shown: scalars, lists, parts of list members. */
export const PATHS: readonly string[] = [
  ...SCALAR_FIELDS,
  'handleForms',
  'links',
  ...LISTS.flatMap((list) => [list, ...partsOf(list).map((part) => `${list}.${part}`)]),
];

/** The guide holds a value at the path, for a list's part in at least one member. */
export function hasValue(guide: ServiceGuide, path: string): boolean {
  const [head, part] = path.split('.') as [keyof ServiceGuide, string?];
  const value = guide[head];
  if (!Array.isArray(value)) return value !== undefined;
  return part ? value.some((one) => (one as Record<string, unknown>)[part] !== undefined) : value.length > 0;
}

/** Paths whose caption stands on the page; a list's too where a caption of one of its parts does. */
const captionsOf = (guide: ServiceGuide): Set<string> =>
  new Set(guide.shown.flatMap((path) => (path.includes('.') ? [path, path.split('.')[0]!] : [path])));

/** The path's caption or a value stands on the page. */
export const isShown = (guide: ServiceGuide, path: string): boolean =>
  hasValue(guide, path) || captionsOf(guide).has(path);

/** Counts the guides of one unit and channel, one at a time. */
export class ShapeCounter {
  private guides = 0;
  private readonly counts = new Map<string, { seen: number; shown: number; valued: number }>();
  private readonly labels = new Map<string, Map<string, number>>();

  add(guide: ServiceGuide): void {
    this.guides += 1;
    const captions = captionsOf(guide);
    for (const path of PATHS) {
      if (observation(guide, path) !== 'complete') continue;
      const count = this.counts.get(path) ?? { seen: 0, shown: 0, valued: 0 };
      this.counts.set(path, count);
      count.seen += 1;
      const valued = hasValue(guide, path);
      if (valued) count.valued += 1;
      if (valued || captions.has(path)) count.shown += 1;
    }
    for (const [field, label] of new Map(guide.elements.map(({ field, label }) => [field, label]))) {
      if (!label) continue;
      const own = this.labels.get(field) ?? new Map<string, number>();
      this.labels.set(field, own.set(label, (own.get(label) ?? 0) + 1));
    }
  }

  shape(channel: Channel, unit: string): UnitShape {
    const paths: Record<string, PathCount> = {};
    for (const [path, count] of this.counts)
      paths[path] = { ...count, label: mostFrequent(this.labels.get(path)) };
    return { channel, unit, guides: this.guides, paths };
  }
}

const mostFrequent = (counts: ReadonlyMap<string, number> = new Map()): string | null =>
  [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
