// Whether a control or a page is the entry of an item: by its whole name, never by a part of it. Pure; called by menu, search and landing.
import type { Control } from './in-page/controls.ts';
import { ENTRY_WORDS } from './words.ts';

/** Without white space and marks: `《居住证》 办理` = `居住证办理`. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Not to be pressed, since it may do something, or not to be followed: it leads to a log-in; a search is no menu. */
export function isForbidden({ name, href }: Pick<Control, 'name' | 'href'>): boolean {
  const { never, leave, search } = ENTRY_WORDS;
  return (href === null ? never : leave).test(bare(name)) || search.test(name);
}

/** Its own name or a part of it is the item's, or it is 办事指南, 立即办理 in a row that bears exactly that name. */
export function isEntryOf(
  item: string,
  { name, texts, row }: Pick<Control, 'name' | 'texts' | 'row'>,
): boolean {
  const wanted = folded(item);
  const isWanted = (text: string) => folded(text) === wanted;
  if (isWanted(name) || texts.some(isWanted)) return true;
  return ENTRY_WORDS.ofRow.test(bare(name)) && row.some(isWanted);
}

/** It holds the item's name with something more: perhaps the same item under a longer name. */
export const isLike = (item: string, { name }: Pick<Control, 'name'>): boolean =>
  folded(name).includes(folded(item));

/** What a page says of the item: a heading or a part of its title is its name, or only the text holds it. */
export function showsItem(
  item: string,
  { title, headings, text }: { title: string; headings: readonly string[]; text: string },
): 'item' | 'partly' | 'no' {
  const wanted = folded(item);
  const names = [...headings, title, ...title.split(/[-_|—·]/)];
  if (names.some((name) => folded(name) === wanted)) return 'item';
  return folded(text).includes(wanted) ? 'partly' : 'no';
}
