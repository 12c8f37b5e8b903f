// Tasks (任务) of a crawl as the frontier keeps them: their kinds, what they carry, how one ends. Called by crawl.ts and the tasks beside this file.
import { type Item, itemId } from '../../store/schemas/unit.ts';
import type { Mistaken } from '../identity-guard.ts';
import type { ListedItem } from '../listing.ts';
import { pageOf } from '../missing-items.ts';
import type { SiteProfile } from '../profile.ts';

export type Finished =
  | { kind: 'situations'; guides: number }
  /** `asked`: false where robots.txt kept us from asking at all. */
  | { kind: 'guide'; problem: Mistaken | null; again: boolean; asked: boolean };

/** The task is left as it is. */
export const LEFT: Finished = { kind: 'guide', problem: null, again: true, asked: false };
/** The page was read, or is known without. */
export const READ: Finished = { kind: 'guide', problem: null, again: false, asked: true };

export interface GuideTask {
  item: Item;
  page: string;
}

/** Kinds of tasks of one channel: a run holds those of all its channels. */
export const taskKinds = ({ channel }: Pick<SiteProfile, 'channel'>) => ({
  item: `${channel}:item`,
  guide: `${channel}:guide`,
  missing: `${channel}:missing`,
});

export function itemTask(profile: SiteProfile, row: ListedItem) {
  const kind = taskKinds(profile).item;
  return { id: `${kind}:${row.portalId}`, kind, payload: row };
}

export function guideTask(profile: SiteProfile, item: Item, page: string) {
  const kind = taskKinds(profile).guide;
  return { id: `${kind}:${item.id}`, kind, payload: { item, page } satisfies GuideTask };
}

/** Asks once for the page of an item that the list no longer holds. */
export function missingTask(profile: SiteProfile, item: Item) {
  const kind = taskKinds(profile).missing;
  return { id: `${kind}:${item.id}`, kind, payload: { item, page: pageOf(item) } satisfies GuideTask };
}

/** An item whose situations are not known. */
export const baseItem = (profile: SiteProfile, row: ListedItem): Item => ({
  id: itemId(profile.id, row.portalId),
  site: profile.id,
  portalId: row.portalId,
  situationId: null,
  unit: row.unit,
  name: row.name,
  situation: null,
});

/** An error of the store ends the crawl: nothing can be kept any more. */
export const isStoreError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StoreError';
