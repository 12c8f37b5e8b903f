// What a search lists: the entries that it does not show for a word without meaning. Pure; called by search.ts.
import type { Control } from './in-page/controls.ts';
import { folded, isEntryOf } from './item-match.ts';

/** Leafing and folding are no results. */
const NO_RESULT = /^(?:\d+|上一页|下一页|首页|末页|尾页|[.…<>«»‹›]+|更多|展开.*|收起.*|全部.*|清空|\d+条)$/;

export interface Results {
  /** Entries in their order; each a row of the page, or a control that stands alone. */
  rows: Control[][];
  /** Place of the first that is an entry of one of the items, from 1; null: none is. */
  position: number | null;
  /** Such an entry stands on the page, but also where nothing was found: nobody can tell the two. */
  unclear: boolean;
}

/** `word` in an address or a name does not make two entries different; empty: they are taken as they are. */
function keyOf({ name, href, place }: Control, word: string): string {
  const without = (text: string): string =>
    word === '' ? text : text.replaceAll(encodeURIComponent(word), '').replaceAll(word, '');
  return JSON.stringify([without(name), without(href ?? ''), place]);
}

export function resultsOf(
  shown: readonly Control[],
  word: string,
  { baseline, nonsense, items }: { baseline: readonly Control[]; nonsense: string; items: readonly string[] },
): Results {
  const usual = new Set(baseline.flatMap((control) => [keyOf(control, nonsense), keyOf(control, '')]));
  const isUsual = (control: Control) => usual.has(keyOf(control, word)) || usual.has(keyOf(control, ''));
  const own = shown.filter(
    (control) =>
      !control.hidden &&
      control.region === 'body' &&
      !NO_RESULT.test(control.name.replace(/\s+/g, '')) &&
      folded(control.name) !== '' &&
      !isUsual(control),
  );
  const rows = new Map<string, Control[]>();
  own.forEach((control, i) => {
    const key = control.rowIndex < 0 ? `alone ${i}` : `row ${control.rowIndex}`;
    rows.set(key, [...(rows.get(key) ?? []), control]);
  });
  const isWanted = (control: Control) => items.some((item) => isEntryOf(item, control));
  const list = [...rows.values()];
  const at = list.findIndex((row) => row.some(isWanted));
  return {
    rows: list,
    position: at < 0 ? null : at + 1,
    unclear: at < 0 && shown.some((control) => control.region === 'body' && isWanted(control)),
  };
}
