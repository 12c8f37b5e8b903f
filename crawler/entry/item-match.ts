// Whether a control or a page is the entry of an item: by the whole name, which may stand as a text of its own in the control or in its row.
// A name that is only alike is told apart from it. Pure; called by menu, search and landing.
import type { Control } from './in-page/controls.ts';
import { ENTRY_WORDS } from './words.ts';

/** Without white space and marks: `《居住证》 办理` = `居住证办理`. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** Files are fetched to be stored: no page, and no menu. */
const FILE = /\.(?:pdf|docx?|xlsx?|wps|et|pptx?|ofd|apk|zip|rar|7z|exe)$/i;
const isFile = (href: string): boolean => URL.canParse(href) && FILE.test(new URL(href).pathname);

const bare = (text: string): string => text.replace(/\s+/g, '');

/** Not to be pressed or followed, since it may do something; or it leads to a log-in or a file; a search is no menu. */
export function isForbidden({ name, href }: Pick<Control, 'name' | 'href'>): boolean {
  const { never, leave, change, search } = ENTRY_WORDS;
  const own = href === null ? [never] : [leave, change];
  return own.some((words) => words.test(bare(name))) || search.test(name) || (href !== null && isFile(href));
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

/** Without what stands in brackets, and without the city. */
const core = (text: string): string =>
  folded(text.normalize('NFKC').replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')).replace(/^上海市/, '');

/** A shorter name is held by many an item by chance. */
const SHORTEST = 4;

/** One name holds the other, or they differ by brackets or by 上海市: perhaps the same item, for a person to say. */
export function isLike(item: string, { name }: Pick<Control, 'name'>): boolean {
  if (folded(name).includes(folded(item))) return true;
  const [shown, wanted] = [core(name), core(item)];
  const holds = (long: string, short: string) => short.length >= SHORTEST && long.includes(short);
  return holds(shown, wanted) || holds(wanted, shown);
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
