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
  return [...new Set(texts.flatMap((text) => text.split(FORM_SEPARATOR)).filter(Boolean))];
}
