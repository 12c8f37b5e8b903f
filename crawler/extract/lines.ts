// Members written as plain lines of a section: list items or paragraphs without captions. Called by lists.ts.
import { ancestor, type El, filled, type Page, size } from './tree.ts';
import { readValue, type Value } from './value.ts';

const ORDINAL_START =
  /^(?:[(（]?\d{1,2}[)）、.．]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]|第[一二三四五六七八九十\d]+[步环项]|材料[一二三四五六七八九十\d])/u;

export interface Lines {
  lines: Value[];
  /** Items of a list, or blocks that are all numbered: not just paragraphs of a text. */
  listed: boolean;
}

/** A sign between two steps. */
const isArrow = (page: Page, el: El): boolean =>
  size(el) === 1 && /^[→⇒➔➜↓>＞»—\-|]+$/u.test(page.runs[el.first]!.text);

/** The like blocks of a section that hold its text line by line. */
export function linesOf(page: Page, first: number, last: number, label: string): Lines | undefined {
  if (last <= first || !page.runs[first]) return undefined;
  const container = ancestor(page.runs[first].el, (el) => el.first <= first && el.last >= last);
  if (!container) return undefined;
  let box: El = container;
  for (;;) {
    const inside = filled(box).filter(
      (kid) => kid.first >= first && kid.last <= last && !page.runs[kid.first]!.dead && !isArrow(page, kid),
    );
    const only =
      inside.length === 1 &&
      inside[0]!.last - inside[0]!.first >= size(box) - (box === container ? Number.POSITIVE_INFINITY : 0);
    if (
      inside.length === 1 &&
      (only || inside[0]!.tag === 'ul' || inside[0]!.tag === 'ol' || inside[0]!.tag === 'div')
    ) {
      box = inside[0]!;
      continue;
    }
    const list = inside.find((kid) => kid.tag === 'ol' || kid.tag === 'ul');
    if (
      list &&
      inside.filter((kid) => kid.tag === 'ol' || kid.tag === 'ul').length === 1 &&
      filled(list).length >= 2
    ) {
      box = list;
      continue;
    }
    if (inside.length === 0 || inside.some((kid) => !kid.block)) return brokenLines(page, first, last, label);
    const lines = inside
      .map((kid) => readValue(page, kid.first, kid.last, label, kid))
      .filter((line) => line.text);
    const listed =
      inside.every((kid) => kid.tag === 'li') ||
      (lines.length >= 2 && lines.every((line) => ORDINAL_START.test(line.text)));
    return { lines, listed };
  }
}

/** Numbered lines of one box, broken by `br`. */
function brokenLines(page: Page, first: number, last: number, label: string): Lines | undefined {
  const starts = [first];
  for (let i = first + 1; i < last; i++) if (page.runs[i]!.before === '\n') starts.push(i);
  const lines = starts.map((start, i) =>
    readValue(page, start, starts[i + 1] ?? last, label, page.runs[start]!.el),
  );
  return lines.length >= 2 && lines.every((line) => ORDINAL_START.test(line.text))
    ? { lines, listed: true }
    : undefined;
}
