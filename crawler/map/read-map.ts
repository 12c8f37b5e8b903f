// Reads the service map (政务服务地图) of a site, page by page, by plain requests. Called by scripts/pipeline/collect-map.ts.
import { HALL_COLUMNS, type Hall, type ServiceMap } from '../../store/schemas/hall.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { HttpClient } from '../http.ts';
import { pick } from '../json-path.ts';
import { askJson, fill, ListingError } from '../listing.ts';
import type { SiteProfile } from '../profile.ts';
import type { MapProfile } from './map-profile.ts';

const MOST_PAGES = 1000;

/** A value as people read it: the members of a list one after the other. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Pure. Null for a row without a name, of which nobody could say which hall it is. */
export function hallOf(
  row: unknown,
  { fields, page }: Pick<MapProfile, 'fields' | 'page'>,
  origin: string,
): Hall | null {
  const value = (field: string | undefined): string =>
    field ? textOf((row as Record<string, unknown> | null)?.[field]) : '';
  const name = value(fields.name);
  if (!name) return null;
  const id = value(fields.id) || fold(name);
  const columns = HALL_COLUMNS.flatMap((column) => {
    const text = value(fields[column]);
    return text ? [[column, text] as const] : [];
  });
  const url = page ? origin + page.replace('{id}', encodeURIComponent(id)) : null;
  return { id, name, ...Object.fromEntries(columns), url };
}

/** @throws ListingError, Chinese, where the interface answers no list */
export async function readMap(
  http: HttpClient,
  profile: SiteProfile,
  map: MapProfile,
): Promise<Omit<ServiceMap, 'run'>> {
  const { publicOrigin } = profile;
  const halls = new Map<string, Hall>();
  let [counted, given] = [0, 0];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const form = fill(map.body, { page: String(page), pageSize: String(map.pageSize) });
    const json = await askJson(http, map.method, publicOrigin + map.path, form);
    counted = Number(pick(json, map.count)[0] ?? Number.NaN);
    if (!Number.isInteger(counted))
      throw new ListingError(`地图接口 ${map.path} 的回应中没有总数（${map.count}）`);
    const rows = pick(json, map.rows);
    given += rows.length;
    for (const row of rows) {
      const hall = hallOf(row, map, publicOrigin);
      if (!hall) continue;
      // Two halls of one name, where the map has no ids: the address tells them apart.
      const id = !map.fields.id && halls.has(hall.id) ? fold(`${hall.name} ${hall.address ?? ''}`) : hall.id;
      if (!halls.has(id)) halls.set(id, { ...hall, id });
    }
    if (rows.length === 0 || given >= counted) break;
  }
  return {
    source: publicOrigin + map.path,
    columns: HALL_COLUMNS.filter((column) => map.fields[column]),
    whole: given >= counted,
    halls: [...halls.values()],
  };
}
