// What is said of one item of a walk. Used by the checks beside this folder.
import type { EntryOutcome, EntryWalk } from '../../../store/schemas/entry-walk.ts';
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

/** First results as a sentence tells them. */
export const firstOf = (names: readonly string[]): string =>
  names
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join('、');
