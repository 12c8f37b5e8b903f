// Lists of a portal: its units, the items of a unit, the situations of an item. Called by crawl.ts and map/read-map.ts; plain requests, no browser.
import { load } from 'cheerio';
import type { z } from 'zod';
import type { League, Unit } from '../store/schemas/unit.ts';
import type { HttpClient } from './http.ts';
import { pick } from './json-path.ts';
import type { SiteProfile } from './profile.ts';

/** One row of a unit's list. */
export interface ListedItem {
  portalId: string;
  name: string;
  situation: string | null;
  unit: string;
  /** When it was last changed, as the list writes it; null where the list does not say. */
  updated?: string | null;
}

export interface UnitList {
  items: ListedItem[];
  /** Rows that the portal says it has, and rows that it gave. */
  counted: number;
  given: number;
}

export interface ListedSituation {
  id: string;
  name: string;
  situation: string | null;
}

/** A list could not be read; the message is Chinese. */
export class ListingError extends Error {
  override readonly name = 'ListingError';
}

const MOST_PAGES = 1000;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
const orNull = (value: unknown): string | null => text(value) || null;

function league(name: string, references: readonly string[]): z.infer<typeof League> {
  if (references.includes(name)) return 'reference';
  return /[^市]区(人民政府)?$/.test(name) ? 'district' : 'evaluated';
}

/** Units by attributes or by the call in `onclick`, each once, in the page's order. Pure. */
export function unitsOf(html: string, { units }: SiteProfile): Unit[] {
  const $ = load(html);
  const call = new RegExp(units.onclick);
  const found = new Map<string, Unit>();
  $(`[${units.codeAttribute}],[onclick]`).each((_, element) => {
    const link = $(element);
    const match = call.exec(link.attr('onclick') ?? '');
    const id = (link.attr(units.codeAttribute) ?? match?.[1] ?? '').trim();
    const name = (link.attr(units.nameAttribute) ?? match?.[2] ?? '').trim();
    if (id && name && !found.has(id)) found.set(id, { id, name, league: league(name, units.references) });
  });
  return [...found.values()];
}

/** Units that an interface lists. @throws ListingError */
export async function readUnits(http: HttpClient, profile: SiteProfile): Promise<Unit[]> {
  const { api, references } = profile.units;
  if (!api) return [];
  const json = await askJson(http, 'GET', profile.publicOrigin + api.path, {});
  const found = new Map<string, Unit>();
  for (const row of pick(json, api.rows) as Record<string, unknown>[]) {
    const [id, name] = [text(row?.[api.fields.id]), text(row?.[api.fields.name])];
    if (id && name && !found.has(id)) found.set(id, { id, name, league: league(name, references) });
  }
  return [...found.values()];
}

/** The request's values with {page} and the like filled in. */
export const fill = (body: Record<string, string>, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      value.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all),
    ]),
  );

/** Asks a list's interface: a GET carries its values in the address, a POST as a form. @throws ListingError */
export async function askJson(
  http: HttpClient,
  method: 'GET' | 'POST',
  url: string,
  form: Record<string, string>,
): Promise<unknown> {
  const query = new URLSearchParams(form).toString();
  const answer = await (method === 'POST' ? http.post(url, form) : http.get(query ? `${url}?${query}` : url));
  if (answer.status !== 200)
    throw new ListingError(`清单接口 ${new URL(url).pathname} 回应状态码 ${answer.status}`);
  try {
    return JSON.parse(answer.text);
  } catch {
    const page = /^\s*</.test(answer.text);
    throw new ListingError(
      `清单接口 ${new URL(url).pathname} 的回应不是 JSON${page ? '，而是网页（可能是拦截、登录或出错页面）' : ''}`,
    );
  }
}

/** One list of a unit (one of the profile's variants), page by page until the portal's count is reached. @throws ListingError */
export async function readList(
  http: HttpClient,
  profile: SiteProfile,
  unit: string,
  variant: Record<string, string>,
): Promise<UnitList> {
  const { list, publicOrigin } = profile;
  const items = new Map<string, ListedItem>();
  let counted = 0;
  let given = 0;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const values = { page: String(page), pageSize: String(list.pageSize), unit };
    const form = fill({ ...list.body, ...variant }, values);
    const json = await askJson(http, list.method, publicOrigin + list.path, form);
    const count = Number(pick(json, list.count)[0]);
    if (!Number.isInteger(count))
      throw new ListingError(`清单接口 ${list.path} 的回应中没有总数（${list.count}）`);
    counted = count;
    const rows = pick(json, list.rows) as Record<string, unknown>[];
    given += rows.length;
    for (const row of rows) {
      const portalId = text(row?.[list.fields.id]);
      const [name, situation] = [text(row?.[list.fields.name]), orNull(row?.[list.fields.situation])];
      if (portalId && !items.has(portalId))
        items.set(portalId, {
          ...{ portalId, name: name || situation || portalId, situation, unit },
          updated: list.fields.updated ? orNull(row?.[list.fields.updated]) : null,
        });
    }
    if (rows.length === 0 || given >= counted) break;
  }
  return { items: [...items.values()], counted, given };
}

/** Situations (办理情形) of an item: one page each. Empty when the portal names none. @throws ListingError */
export async function readSituations(
  http: HttpClient,
  profile: SiteProfile,
  portalId: string,
): Promise<ListedSituation[]> {
  const { situations, publicOrigin } = profile;
  const json = await askJson(
    http,
    situations.method,
    publicOrigin + situations.path,
    fill(situations.body, { item: portalId }),
  );
  const { id, name, situation } = situations.fields;
  const found = new Map<string, ListedSituation>();
  for (const row of pick(json, situations.rows) as Record<string, unknown>[]) {
    const key = text(row?.[id]);
    if (key && !found.has(key))
      found.set(key, { id: key, name: text(row[name]), situation: orNull(row[situation]) });
  }
  return [...found.values()];
}
