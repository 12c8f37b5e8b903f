// Which doors a walk goes through: those that the profile names, and the guides of the site's last crawl that can be applied for online.
import type { SiteProfile } from '../../crawler/profile.ts';
import type { LoginProfile } from '../../crawler/session/login-profile.ts';
import type { Store } from '../../store/index.ts';
import { Door, type DoorEntry } from '../../store/schemas/door-visit.ts';

/** The first `sample` guides of each unit and channel that can be applied for, in the order of their items. */
function doorsOfGuides(store: Store, profile: SiteProfile, sample: number): DoorEntry[] {
  const run = store.runs
    .list()
    .find(({ site, kind, status }) => site === profile.id && kind === 'crawl' && status !== 'failed');
  if (!run) return [];
  const names = new Map(store.units.list(profile.id).map(({ id, name }) => [id, name]));
  const counts = new Map<string, number>();
  const found: DoorEntry[] = [];
  for (const { channel, unit, url, guide } of store.guides.iterate(run.id)) {
    const door = Door.safeParse(channel);
    if (!door.success || !url || !guide.name || !guide.applyUrl) continue;
    const key = `${unit} ${channel}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    if (n <= sample)
      found.push({
        ...{ unit, unitName: names.get(unit) ?? unit, door: door.data, item: guide.name },
        ...{ page: url, national: null },
      });
  }
  return found;
}

export interface DoorsAsked {
  sample: number;
  units?: readonly string[] | undefined;
  /** The fixture's own. */
  own?: readonly DoorEntry[] | undefined;
}

export function doorsOf(
  store: Store,
  profile: SiteProfile,
  login: LoginProfile,
  { sample, units, own }: DoorsAsked,
): DoorEntry[] {
  const all = own ?? [...login.doors, ...doorsOfGuides(store, profile, sample)];
  const chosen = units ? all.filter(({ unit }) => units.includes(unit)) : all;
  const order = new Map([...new Set(chosen.map(({ unit }) => unit))].map((unit, i) => [unit, i]));
  return [...chosen].sort(
    (a, b) =>
      order.get(a.unit)! - order.get(b.unit)! || Door.options.indexOf(a.door) - Door.options.indexOf(b.door),
  );
}
