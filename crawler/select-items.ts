// Which units and items of the portal this crawl is about, by the options of its user. Pure; called by crawl.ts.
import type { Unit } from '../store/schemas/unit.ts';
import { ConfigError } from './config-error.ts';
import type { ListedItem } from './listing.ts';
import { sampleOf } from './sample.ts';

/** Units by code or name; all when none is named. @throws ConfigError naming the ones that the portal does not have */
export function selectUnits(all: readonly Unit[], wanted: readonly string[] | undefined): Unit[] {
  if (!wanted || wanted.length === 0) return [...all];
  const chosen = wanted.map((one) => all.find(({ id, name }) => id === one || name === one));
  const unknown = wanted.filter((_, i) => !chosen[i]);
  if (unknown.length === 0) return [...new Set(chosen as Unit[])];
  const near = all.filter(({ id, name }) =>
    unknown.some((one) => name.includes(one) || one.includes(name) || id.startsWith(one.slice(0, 4))),
  );
  const examples = (near.length > 0 ? near : all).slice(0, 5).map(({ id, name }) => `${id}（${name}）`);
  throw new ConfigError(
    `站点上没有单位：${unknown.join('、')}。`,
    `可用单位代码或名称，例如：${examples.join('、')}。`,
  );
}

/** Portal id and situation of `site/portal#situation`, or of a bare portal id. */
export function itemParts(item: string, site: string): { portalId: string; situationId: string | null } {
  const bare = item.startsWith(`${site}/`) ? item.slice(site.length + 1) : item;
  const [portalId = '', situationId = null] = bare.split('#');
  return { portalId, situationId };
}

/** The rows to visit, each portal id once. @throws ConfigError when a named item is in no list */
export function selectItems(
  rows: readonly ListedItem[],
  site: string,
  { items, sample }: { items?: readonly string[] | undefined; sample?: number | undefined },
): ListedItem[] {
  const once = [...new Map([...rows].reverse().map((row) => [row.portalId, row])).values()].reverse();
  if (items && items.length > 0) {
    const wanted = new Set(items.map((item) => itemParts(item, site).portalId));
    const found = once.filter(({ portalId }) => wanted.has(portalId));
    const missing = [...wanted].filter((id) => !found.some(({ portalId }) => portalId === id));
    if (missing.length > 0)
      throw new ConfigError(
        `站点的清单中没有事项：${missing.join('、')}。`,
        '事项标识见问题清单或 guide-audit findings。',
      );
    return found;
  }
  return sample === undefined ? once : sampleOf(once, sample);
}
