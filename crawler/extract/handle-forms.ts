// 办理形式 as a list of forms. Called by assemble.ts.
import type { Page } from './tree.ts';
import type { Value } from './value.ts';

const FORM_SEPARATOR = /[、，,/／;；|｜\s]+/u;
const SHORTEST_FORM = 3;

/** 办理形式 one by one: separated by signs, or each in a box of its own (标签). */
export function formsIn(page: Page, value: Value): string[] {
  const boxes = page.runs.slice(value.first, value.last).filter((run) => !run.dead);
  const apart =
    boxes.length > 1 &&
    new Set(boxes.map((run) => run.el)).size === boxes.length &&
    boxes.every((run) => run.text.length >= SHORTEST_FORM);
  const texts = apart ? boxes.map((run) => run.text) : [value.text];
  // 办理方式 | 办理形式：窗口办理、…
  const named = texts.map((text) => text.replace(/^\p{Script=Han}{2,8}[：:]/u, ''));
  return [...new Set(named.flatMap((text) => text.split(FORM_SEPARATOR)).filter(Boolean))];
}
