// Steps as like boxes without a header row: `1 | 受理 | 承办人：… 时限：…`, an item with its captions for each step.
// Called by lists.ts where the captions alone make fewer steps than there are boxes.
import { captionEntry } from '../dictionary.ts';
import type { Lines } from './lines.ts';
import { type Page, size } from './tree.ts';
import { type RawMember, readValue, type Value, withoutSeparator } from './value.ts';

const ORDER = /^(?:[(（]?\d{1,2}[)）、.．]?|[①-⑳]|第[一二三四五六七八九十\d]+[步环])$/u;
const NAME = /^[^。；;，,：:\n]{2,14}$/u;

interface Block {
  member: RawMember;
  captions: number;
  /** Says more than name, number and captions. */
  described: boolean;
}

/** Column of the step that a run's caption names; undefined for text. */
function columnAt(page: Page, at: number): string | undefined {
  const run = page.runs[at]!;
  const entry =
    run.caption ?? (/[:：]\s*$/u.test(run.text) ? captionEntry(page.dictionary, run.text) : undefined);
  return entry?.members.steps;
}

function readBlock(page: Page, line: Value): Block | undefined {
  const values = new Map<string, Value>();
  let captions = 0;
  let described = false;
  for (let at = line.first; at < line.last; ) {
    const column = columnAt(page, at);
    let end = at + 1;
    const goesOn = () => page.runs[end]!.before !== '\n' || (column !== undefined && end === at + 1);
    if (column) while (end < line.last && columnAt(page, end) === undefined && goesOn()) end += 1;
    const value = withoutSeparator(
      readValue(page, column ? at + 1 : at, end, page.runs[at]!.text, page.runs[at]!.el),
    );
    if (column) {
      captions += 1;
      if (column !== '*' && value.text && !values.has(column)) values.set(column, value);
    } else if (ORDER.test(value.text) && !values.has('name')) {
      values.set('order', { ...value, text: value.text.replace(/[()（）、.．]/gu, '') });
    } else if (!values.has('name')) {
      if (!NAME.test(value.text)) return undefined;
      values.set('name', value);
    } else if (value.text) described = true;
    at = end;
  }
  return values.has('name') ? { member: { values, els: [line.el] }, captions, described } : undefined;
}

/** Undefined unless every box begins with a step's name and one of them has captions. */
export function stepsOfBlocks(
  page: Page,
  lines: Lines | undefined,
): { members: RawMember[]; described: boolean } | undefined {
  const boxes = lines?.lines ?? [];
  if (boxes.length < 2 || boxes.some((line) => size(line.el) !== line.last - line.first)) return undefined;
  const blocks = boxes.map((line) => readBlock(page, line));
  if (blocks.some((block) => !block) || !blocks.some((block) => block!.captions > 0)) return undefined;
  return { members: blocks.map((b) => b!.member), described: blocks.some((b) => b!.described) };
}
