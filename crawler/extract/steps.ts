// Steps (流程环节): a member's columns become a Step; a numbered list becomes steps. Called by lists.ts.
import type { Step } from '../../store/schemas/guide.ts';
import { AMOUNT_OF_TIME, STEP_TIME } from './step-time.ts';
import { type Page, size } from './tree.ts';
import type { RawMember, Value } from './value.ts';

const NUMBERED =
  /^(第[一二三四五六七八九十\d]+[步环]|步骤[一二三四五六七八九十\d]+|[(（]?\d{1,2}[)）、.．]|[(（]?[一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳]|\d{1,2}(?=\s|\p{Script=Han}))[:：、\s]*/u;
const NAME = /^[^。；;，,：:\n]{2,14}$/u;
const NAMED = /^([^。；;，,：:\n]{2,12}?)(?:[：:]|\n)\s*([\s\S]+)$/u;

/** A name and its limit, each on a line of its own or in brackets. */
const LIMIT = new RegExp(`^[^\\n。；;，,：:]{2,12}?(?:\\n|[(（])\\s*(${STEP_TIME})[)）]?$`, 'u');

/** 受理 0.5个工作日 over a card: its name and its limit. */
const TIMED = new RegExp(
  `^([^\\n。；;，,：:]{0,4}[^\\d\\n。；;，,：:]{2,14}?)\\s*[(（]?(${AMOUNT_OF_TIME})[)）]?$`,
  'u',
);

export interface StepReading {
  step: Step;
  values: Map<string, Value>;
}

/** The number of a step as shown, without its punctuation. */
const orderOf = (written: string): string => written.replace(/[()（）、.．\s]/g, '');

export function readStep(member: RawMember): StepReading | undefined {
  const values = new Map([...member.values].filter(([, value]) => value.text));
  const head = values.get('name') ?? member.title;
  if (!head?.text) return undefined;
  const timed = values.has('name') || values.has('limit') ? null : TIMED.exec(head.text);
  if (timed) values.set('limit', { ...head, text: timed[2]! });
  const title = timed?.[1] ?? head.text;
  const number = NUMBERED.exec(title);
  const name = (number ? title.slice(number[0].length) : title).replace(/[:：]$/u, '').trim() || title;
  values.set('name', { ...head, text: name });
  if (number && name !== title && !values.has('order'))
    values.set('order', { ...head, text: orderOf(number[1]!) });
  const step: Step = { name };
  for (const column of ['order', 'limit', 'handler', 'standard', 'result'] as const) {
    const text = values.get(column)?.text;
    if (text) step[column] = text;
  }
  return { step, values };
}

/** Lines this short are names of steps, even without numbers. */
const LONGEST_STEP_NAME = 8;
export const namesStep = (line: string): boolean => {
  const bare = line.replace(NUMBERED, '');
  return line.length <= LONGEST_STEP_NAME || LIMIT.test(bare);
};

/** 受理 → 审查 → 决定 in one value: a step each. */
export function alongArrows(member: RawMember): RawMember[] {
  const name = member.values.get('name');
  const parts = name?.text.split(ARROW).map((part) => part.trim()) ?? [];
  if (!name || member.values.size > 1 || parts.length < 3 || !parts.every((part) => NAME.test(part)))
    return [member];
  return parts.map((text) => ({ ...member, values: new Map([['name', { ...name, text }]]) }));
}

const ARROW = /\s*(?:→|⇒|➔|➜|=>|->|—+>|>)\s*/u;

/** `<b>01</b><span>受理</span><em>5个工作日</em>`: each part on a line of its own. */
export function inParts(page: Page, line: Value): Value {
  const runs = page.runs.slice(line.first, line.last).filter((run) => !run.dead);
  const apart = runs.length > 1 && runs.length <= 4 && runs.every((run) => run.whole && size(run.el) === 1);
  return apart ? { ...line, text: runs.map((run) => run.text).join('\n') } : line;
}

/** Steps written as a list of lines; `described` when a line says more than a name. Undefined: running text. */
export function stepsOfLines(
  lines: readonly Value[],
): { members: RawMember[]; described: boolean } | undefined {
  if (lines.length < 2) return undefined;
  let described = false;
  const members: RawMember[] = [];
  for (const line of lines) {
    const number = NUMBERED.exec(line.text);
    const rest = number ? line.text.slice(number[0].length) : line.text;
    const named = NAMED.exec(rest);
    const name = NAME.test(rest) ? rest : named?.[1];
    if (!name) return undefined;
    described ||= !NAME.test(rest) && !LIMIT.test(rest);
    const values = new Map<string, Value>([['name', { ...line, text: name.trim() }]]);
    const limit = LIMIT.exec(rest)?.[1];
    if (limit) values.set('limit', { ...line, text: limit });
    if (number) values.set('order', { ...line, text: orderOf(number[1]!) });
    members.push({ values, els: [line.el] });
  }
  return { members, described };
}
