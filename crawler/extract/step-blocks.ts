// Steps as like boxes without a header row: `1 | 受理 | 承办人：… 时限：…`, a heading with a text under it for each step.
// Called by lists.ts where the captions alone make fewer steps than there are boxes.
import { captionEntry } from '../dictionary.ts';
import type { Lines } from './lines.ts';
import { isStepTime, STEP_TIME } from './step-time.ts';
import { ancestor, type Page, size } from './tree.ts';
import { type RawMember, readValue, type Value, withoutSeparator } from './value.ts';

const ORDER = /^(?:[(（]?\d{1,2}[)）、.．]?|[①-⑳]|第[一二三四五六七八九十\d]+[步环])$/u;
const NAME = /^[^。；;，,：:\n]{2,14}$/u;
/** 受理（1个工作日）, 受理（办理时限：1个工作日）, 送达（时限：10个工作日（不计入承诺时限））. */
const WITH_LIMIT = new RegExp(
  `^(.{2,12}?)[(（](?:[\\p{Script=Han}]{0,4}(?:时限|时间|期限)[:：]\\s*)?((?:${STEP_TIME})(?:[(（][^()（）]*[)）])?)[)）]$`,
  'u',
);
const SET_OFF = /^(?:h[1-6]|b|strong|dt|summary)$/;

export interface Blocks {
  members: RawMember[];
  /** Some box says more than name, number and captions. */
  described: boolean;
}

interface Block {
  member: RawMember;
  /** Something tells that the box is a step's: captions, or a name that is set off from its text. */
  told: boolean;
  described: boolean;
}

/** Column of the step that a run's caption names; undefined for text. */
function columnAt(page: Page, at: number): string | undefined {
  const run = page.runs[at]!;
  const entry =
    run.caption ?? (/[:：]\s*$/u.test(run.text) ? captionEntry(page.dictionary, run.text) : undefined);
  return entry?.members.steps;
}

/** 办理时限 heads a value, it is no step's name. */
function isCaption(page: Page, text: string): boolean {
  const entry = captionEntry(page.dictionary, text);
  const column = entry?.members.steps;
  return column !== undefined && (column !== 'name' || entry?.section !== undefined);
}

function readBlock(page: Page, line: Value): Block | undefined {
  const values = new Map<string, Value>();
  let told = false;
  let described = false;
  for (let at = line.first; at < line.last; ) {
    const run = page.runs[at]!;
    const column = columnAt(page, at);
    let end = at + 1;
    // Lines of one box that holds nothing but the value (`<b>标准：</b><span>1.…<br>2.…</span>`) are all its value.
    const sameBox = () => page.runs[end]!.el === page.runs[end - 1]!.el && page.runs[end]!.el.first > at;
    const goesOn = () =>
      column
        ? page.runs[end]!.before !== '\n' || end === at + 1 || sameBox()
        : page.runs[end]!.before === '' && /^[(（]/u.test(page.runs[end]!.text);
    while (end < line.last && columnAt(page, end) === undefined && goesOn()) end += 1;
    const value = withoutSeparator(readValue(page, column ? at + 1 : at, end, run.text, run.el));
    if (column) {
      told = true;
      if (column !== '*' && value.text && !values.has(column)) values.set(column, value);
    } else if (values.has('name')) {
      if (isStepTime(value.text) && !values.has('limit')) {
        told = true;
        values.set('limit', { ...value, text: value.text.replace(/[()（）]/gu, '') });
      } else described ||= value.text !== '';
    } else if (ORDER.test(value.text)) {
      values.set('order', { ...value, text: value.text.replace(/[()（）、.．]/gu, '') });
    } else {
      const limited = WITH_LIMIT.exec(value.text);
      if (!limited && (!NAME.test(value.text) || isCaption(page, value.text))) return undefined;
      values.set('name', { ...value, text: limited?.[1] ?? value.text });
      if (limited) values.set('limit', { ...value, text: limited[2]! });
      told ||=
        limited !== null || ancestor(run.el, (el) => SET_OFF.test(el.tag) && size(el) <= 2) !== undefined;
    }
    at = end;
  }
  return values.has('name') ? { member: { values, els: [line.el] }, told, described } : undefined;
}

/** Undefined unless every box begins with a step's name, and what tells that does so in every box. */
export function stepsOfBlocks(page: Page, lines: readonly Value[]): Blocks | undefined {
  if (lines.length < 2) return undefined;
  const blocks = lines.map((line) => readBlock(page, line));
  if (blocks.some((block) => !block) || !blocks.some((block) => block!.told)) return undefined;
  return { members: blocks.map((b) => b!.member), described: blocks.some((b) => b!.described) };
}

/** The boxes of a section: one a line, each nothing but its line. */
export const boxesOf = (lines: Lines | undefined): readonly Value[] =>
  lines?.lines.every((line) => size(line.el) === line.last - line.first) ? lines.lines : [];
