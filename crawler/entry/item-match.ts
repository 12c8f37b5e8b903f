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

/** Its own name is the item's, or it is 办事指南, 立即办理 in a row that bears exactly that name. */
export function isEntryOf(item: string, { name, row }: Pick<Control, 'name' | 'row'>): boolean {
  const wanted = folded(item);
  if (folded(name) === wanted) return true;
  return ENTRY_WORDS.ofRow.test(bare(name)) && row.some((line) => folded(line) === wanted);
}

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
