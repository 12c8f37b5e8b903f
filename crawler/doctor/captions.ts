// Captions that the dictionary does not know (可补入词表的栏目名称): short texts with a value, as a caption has one. Pure; called
// by examine-url.ts and examine-html.ts. For a person to look at: what is found here is read by nobody.
import { captionEntry, type Dictionary, foldCaption } from '../dictionary.ts';
import type { Reading } from '../extract/lists.ts';
import { cleanLabel, type Mark } from '../extract/marks.ts';
import { domPath, type El, filled, size, textOf } from '../extract/tree.ts';
import { brief } from './mask.ts';

export interface UnknownCaption {
  caption: string;
  /** Short and masked; null for the column of a table. */
  value: string | null;
  dom: string;
  /** How often it stands on the page. */
  times: number;
}

const MOST = 40;
const LONGEST = 14;
const NO_CAPTION = /[\d。；;，,、！!？?…<>《》“”]/u;
/** `对外服务钟点：9:00-17:00` */
const INLINE = /^([^：:]{2,20})[：:]\s*(\S.*)$/su;

/** Could be a caption, and is none that the dictionary knows. */
function isCandidate(text: string, dictionary: Dictionary): boolean {
  const folded = foldCaption(text);
  return (
    folded.length >= 2 &&
    folded.length <= LONGEST &&
    !NO_CAPTION.test(folded) &&
    (folded.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2 &&
    !captionEntry(dictionary, text) &&
    !dictionary.controls.has(folded) &&
    !dictionary.valueWords.has(folded)
  );
}

/** Rows beside the row of a known caption: same parent, same tag, as many boxes. */
function rowsLike(mark: Mark): El[] {
  const boxes = filled(mark.home).length;
  if (mark.inline || boxes < 2 || boxes % 2 !== 0 || filled(mark.home)[0]!.last > mark.last) return [];
  return (
    mark.home.parent?.kids.filter(
      (kid) => kid.tag === mark.home.tag && filled(kid).length >= 2 && filled(kid).length % 2 === 0,
    ) ?? []
  );
}

/**
 * What looks like a caption of the guide and is none to the reader, in the order of the page. `values`: texts that were
 * read as values, which are no captions.
 */
export function unknownCaptions(
  { page, pairs, tables }: Reading,
  marks: readonly Mark[],
  values: readonly string[],
  dictionary: Dictionary,
): UnknownCaption[] {
  const found = new Map<string, UnknownCaption & { at: number }>();
  const places = new Set<number>();
  const read = new Set(values.map(foldCaption));
  const note = (text: string, value: string | null, el: El, at: number) => {
    if (value === '' || places.has(at) || page.runs[at]?.dead || !isCandidate(text, dictionary)) return;
    places.add(at);
    const key = foldCaption(text);
    if (read.has(key)) return;
    const known = found.get(key);
    if (known) known.times += 1;
    else
      found.set(key, {
        caption: cleanLabel(text),
        value: value === null ? null : brief(value),
        dom: domPath(el),
        times: 1,
        at,
      });
  };
  const known = marks.filter((m) => m.entry);
  const holdsKnown = (first: number, last: number) => known.some((m) => m.first >= first && m.first < last);
  const listed = (at: number) => tables.some(({ first, last }) => at >= first && at < last);
  const text = (el: El) => textOf(page, el.first, el.last);

  // Titles by their tag, their numbering or their colon; one with captions in its value heads a section.
  for (const { mark, value } of pairs)
    if (!mark.entry && mark.el.tag !== 'h1' && value.text && !holdsKnown(value.first, value.last))
      note(mark.label, value.text, mark.el, mark.first);
  // Columns of a table of materials, steps or places.
  for (const mark of marks)
    if (!mark.entry && listed(mark.first)) note(mark.label, null, mark.el, mark.first);
  for (const row of new Set(known.flatMap(rowsLike))) {
    const boxes = filled(row);
    for (let i = 0; i < boxes.length; i += 2) {
      const [label, value] = [boxes[i]!, boxes[i + 1]!];
      if (!holdsKnown(label.first, value.last) && !listed(label.first))
        note(text(label), text(value), label, label.first);
    }
  }
  // Captions in running text: where a known one begins a paragraph beside, or outside of every value.
  const lines = new Set(known.filter((m) => m.inline).flatMap(({ el }) => el.parent?.kids ?? []));
  for (const [at, run] of page.runs.entries()) {
    const [, label = '', value = ''] = INLINE.exec(run.text) ?? [];
    if (!label || run.caption || run.before !== '\n') continue;
    const inside = pairs.some((p) => p.mark.entry && at >= p.value.first && at < p.value.last);
    if (!inside || (lines.has(run.el) && size(run.el) > 0)) note(label, value, run.el, at);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)
    .map(({ at: _, ...caption }) => caption);
}
