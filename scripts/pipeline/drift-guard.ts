// The drift guard (版式变化防护): compares a run with what was accepted before, before findings are made. Called by judge-run.ts.
import { massDeletions, type UnitItems } from '../../reports/drift/deletion.ts';
import { ShapeCounter } from '../../reports/drift/shape.ts';
import { vanished } from '../../reports/drift/suspicions.ts';
import { isUnread, type UnitPages, unreadUnits } from '../../reports/drift/unread.ts';
import type { RunRecord, Store, StoredGuide } from '../../store/index.ts';
import type { Suspicion, UnitShape } from '../../store/schemas/drift.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import type { Item } from '../../store/schemas/unit.ts';

type StoredRow = Omit<StoredGuide, 'guide'>;

/** What is under suspicion in a run and waits for the operator. */
export class DriftGuard {
  private readonly fields = new Map<string, Suspicion[]>();
  private readonly held = new Set<string>();

  constructor(
    private readonly store: Pick<Store, 'guides'>,
    readonly waiting: readonly Suspicion[],
  ) {
    for (const one of waiting) {
      if (one.kind === 'items') this.held.add(one.unit);
      else if (!isUnread(one)) {
        const key = `${one.channel} ${one.unit}`;
        this.fields.set(key, [...(this.fields.get(key) ?? []), one]);
      }
    }
  }

  /** Elements under suspicion in the family of the guide; none for most guides of most nights. */
  suspects({ channel, unit }: StoredRow): string[] {
    return (this.fields.get(`${channel} ${unit}`) ?? []).map(({ field }) => field);
  }

  /** The same guide in the accepted run that its unit is compared with. */
  before({ channel, unit, item }: StoredRow): ServiceGuide | undefined {
    const run = this.fields.get(`${channel} ${unit}`)?.[0]?.baseline;
    return run === undefined ? undefined : this.store.guides.get(run, item, channel)?.guide;
  }

  /** Items of this unit must not be called withdrawn tonight. */
  holds(unit: string): boolean {
    return this.held.has(unit);
  }
}

type GuardStore = Pick<Store, 'guides' | 'items' | 'lists' | 'shapes' | 'captures' | 'snapshots'>;

/** Counts the shapes of all units of a run, guide by guide. */
export class RunShapes {
  private readonly counters = new Map<string, { channel: Channel; unit: string; counter: ShapeCounter }>();

  add({ channel, unit, guide }: Pick<StoredGuide, 'channel' | 'unit' | 'guide'>): void {
    const key = `${channel} ${unit}`;
    const own = this.counters.get(key) ?? { channel, unit, counter: new ShapeCounter() };
    this.counters.set(key, own);
    own.counter.add(guide);
  }

  all(): UnitShape[] {
    return [...this.counters.values()].map(({ channel, unit, counter }) => counter.shape(channel, unit));
  }
}

/** For each unit whose list is complete today: how many items of its last accepted list are no longer in it. */
function lostItems(store: GuardStore, run: string): UnitItems[] {
  // Tens of thousands of items: read only where there is a list to hold them against.
  let today: { ids: Set<string>; whole: Set<string> } | undefined;
  const listedToday = () => {
    if (today) return today;
    const items = store.items.ofRun(run);
    // Where the situations of a row could not be read, the row stands for all of them.
    const whole = items.filter((item) => item.situationId === null).map(({ portalId }) => portalId);
    today = { ids: new Set(items.map(({ id }) => id)), whole: new Set(whole) };
    return today;
  };
  const lists = new Map<string, Item[]>();
  const listOf = (from: string): Item[] => {
    const known = lists.get(from) ?? store.items.ofRun(from);
    lists.set(from, known);
    return known;
  };
  return [...store.lists.complete(run)].sort().flatMap((unit): UnitItems[] => {
    const baseline = store.lists.baseline(run, unit);
    if (baseline === undefined) return [];
    const before = listOf(baseline).filter((item) => item.unit === unit);
    if (before.length === 0) return [];
    const { ids, whole } = listedToday();
    const missing = before.filter(({ id, portalId }) => !ids.has(id) && !whole.has(portalId)).length;
    return [{ unit, channel: '', baseline, listed: before.length, missing }];
  });
}

/** For each unit with pages that answer and show no guide where there was one: how many, and how many still show theirs. */
function unreadPages(
  store: GuardStore,
  run: string,
  baselines: ReturnType<Store['shapes']['baselines']>,
  today: readonly UnitShape[],
): UnitPages[] {
  const key = (one: { channel: string; unit: string }) => `${one.channel} ${one.unit}`;
  const before = new Map(baselines.map((shape) => [key(shape), shape]));
  const read = new Map(today.map((shape) => [key(shape), shape.guides]));
  const items = new Map<string, Set<string>>();
  for (const { id, item, channel, problem } of store.captures.ofRun(run)) {
    if ((problem !== 'no-guide' && problem !== 'extractor-suspect') || !store.snapshots.has(id)) continue;
    const of = key({ channel, unit: store.items.get(item)?.unit ?? '' });
    const baseline = before.get(of)?.run;
    if (baseline === undefined || store.guides.get(run, item, channel)) continue;
    if (store.guides.get(baseline, item, channel)) items.set(of, (items.get(of) ?? new Set()).add(item));
  }
  return [...items].map(([of, unread]) => {
    const { channel, unit, run: baseline } = before.get(of)!;
    return { channel, unit, baseline, read: read.get(of) ?? 0, unread: unread.size };
  });
}

/** What a unit looks like of which no guide was read: remembered, so that it can be accepted. */
const blank = ({ channel, unit }: Suspicion): UnitShape => ({
  channel: channel as Channel,
  unit,
  guides: 0,
  paths: {},
});

/**
 * Measures the run and stores its shape and what is suspicious in it. Only pages are guarded: a file of records has
 * the columns that its mapping declares. `counted`: all guides of the run, counted while they were read for something else.
 */
export function guardRun(store: GuardStore, run: RunRecord, counted: RunShapes): DriftGuard {
  if (run.kind !== 'crawl') return new DriftGuard(store, []);
  const shapes = counted.all();
  const baselines = store.shapes.baselines(run.id);
  const unread = unreadUnits(unreadPages(store, run.id, baselines, shapes));
  store.shapes.save(run.id, [...shapes, ...unread.filter(({ now }) => now.n === 0).map(blank)]);
  store.shapes.suspect(run.id, [
    ...unread,
    ...vanished(baselines, shapes),
    ...massDeletions(lostItems(store, run.id)),
  ]);
  return knownGuard(store, run.id);
}

/** The guard as the run was measured last. */
export const knownGuard = (store: GuardStore, run: string): DriftGuard =>
  new DriftGuard(
    store,
    store.shapes.suspicions(run).filter(({ accepted }) => !accepted),
  );
