// What is said of one item or one second-level page of a walk. Used by the checks beside this folder.
import type { EntryOutcome, EntryWalk, PageLook } from '../../../store/schemas/entry-walk.ts';
import type { ReportOnEntry } from '../../frame/check.ts';

/** What is said; message, place and subject are the check's. */
export type Said = Pick<EntryOutcome, 'verdict' | 'reason' | 'detail' | 'expected' | 'quote'> & {
  picture?: string | null;
};

type Item = EntryWalk['items'][number];

export function onItems(
  walk: EntryWalk,
  message: string,
  field: EntryOutcome['field'],
  report: ReportOnEntry,
  judge: (item: Item, walk: EntryWalk) => Said,
): void {
  for (const item of walk.items) {
    const { name, unit } = item;
    report({ message, field, subject: name, unit, picture: null, ...judge(item, walk) });
  }
}

/** Second-level pages; what was not seen of them, or of the portal itself, is unobserved. */
export function onPages(
  { looks }: EntryWalk,
  message: string,
  report: ReportOnEntry,
  judge: (look: PageLook, looks: NonNullable<EntryWalk['looks']>) => Said,
): void {
  for (const { name, unit, picture, look, unobserved } of looks?.pages ?? []) {
    const said: Said = unobserved
      ? { verdict: 'unobserved', ...unobserved }
      : look && looks!.own.length > 0
        ? judge(look, looks!)
        : { verdict: 'unobserved', reason: 'not-seen-completely' };
    report({ message, field: 'look', subject: name, unit, picture, ...said });
  }
}

/** First results as a sentence tells them. */
export const firstOf = (names: readonly string[]): string =>
  names
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join('、');
