// A value as the page shows it: its text without residue of buttons, whether it was cut, and where it stands.
import { foldCaption } from '../dictionary.ts';
import { type El, type Page, textOf } from './tree.ts';

export interface Value {
  text: string;
  label: string;
  first: number;
  last: number;
  el: El;
  /** Ends with an ellipsis and a button that was not pressed. */
  cut: boolean;
}

/** One member of a list before its columns become a material, step or place. */
export interface RawMember {
  values: Map<string, Value>;
  /** Boxes of the member: its links are looked for here. */
  els: El[];
  /** Text that heads the member's box without a caption. */
  title?: Value;
  /** A line of a text: its full stop is no part of a name. */
  line?: boolean;
}

export type Columns = ({ column: string; label: string } | undefined)[];

const CUT = /(?:…+|\.{3,}|。{3,})\s*$/u;
const OPENER =
  /\s*(?:\[|【|（|\()?(?:展开全部|展开更多|点击展开|查看更多|查看全部|展开|更多地点|更多)(?:\]|】|）|\))?\s*(?:>>|»|＞|▼|∨|↓)?\s*$/u;

/** Takes the words of buttons off the end of a text; tells whether it was cut. */
export function withoutResidue(text: string): { text: string; cut: boolean } {
  let left = text;
  let opener = false;
  for (let before = ''; before !== left; ) {
    before = left;
    const shorter = left.replace(OPENER, '');
    // 展开 as the end of a sentence (工作有序展开) is no button: one stands alone or after an ellipsis.
    if (
      shorter !== left &&
      (CUT.test(shorter) || /[\n\s。；;，,)）]$/u.test(left.slice(0, shorter.length + 1)) || shorter === '')
    ) {
      left = shorter;
      opener = true;
    }
  }
  const cut = CUT.test(left);
  if (cut) left = left.replace(CUT, '');
  return { text: left.trim(), cut: cut || (opener && cut) };
}

/** Value of runs [first, last). In a cell a caption repeated before the value (`材料名称：…`) is left out. */
export function readValue(
  page: Page,
  first: number,
  last: number,
  label: string,
  el: El,
  cell = false,
): Value {
  let from = first;
  const head = page.runs[first];
  if (cell && head && last - first > 1 && foldCaption(head.text) === foldCaption(label)) from += 1;
  const { text, cut } = withoutResidue(clean(textOf(page, from, last)));
  return { text, label, first: from, last, el, cut };
}

/** The colon or bar between caption and value belongs to neither. */
const clean = (text: string): string => text.replace(/^[\s:：|｜]+(?=\S)|^[\s:：]+/u, '');

const END_OF_SENTENCE = /^([^。；;]+)。$/u;

/** `法定时限：20日；承诺时限：5日。`: the full stop ends the sentence of both, not the value. */
export const withoutStop = (value: Value): Value => ({
  ...value,
  text: value.text.replace(END_OF_SENTENCE, '$1'),
});

/** Separators between two pairs of one line (`…； 咨询电话：…`) belong to neither. */
export const withoutSeparator = (value: Value): Value => ({
  ...value,
  text: value.text.replace(/[\s；;，,、|｜]+$/u, ''),
});
