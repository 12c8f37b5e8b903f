// Captions on the page (标签): where they stand and in which box. Called by extract.ts, used by every reader of values.
import type { Entry } from '../dictionary.ts';
import { captionEntry } from '../dictionary.ts';
import { ancestor, type El, filled, joined, type Page, size } from './tree.ts';

/** A caption that stands on the page as runs [first, last). */
export interface Mark {
  first: number;
  last: number;
  /** Known caption, or undefined for a title that the dictionary does not know. */
  entry: Entry | undefined;
  label: string;
  el: El;
  /** Written into running text, not an element of its own. */
  inline: boolean;
  /** A blank, not the caption before it, stands right in front. */
  spaced: boolean;
  /** Number of the line on which it stands. */
  line: number;
  /** Smallest box with more in it than the caption. */
  home: El;
  /** 1-6 for headings, 7 for other elements, 8 inside text. */
  rank: number;
  /** Its value is elsewhere: under it in a grid, in a panel of its own. Ranges of runs. */
  regions?: [number, number][];
  /** Caption stands after its value (a number over its caption). */
  reversed?: boolean;
}

const COUNT = /^[(（[【]?\s*共?\s*\d{1,3}\s*[项份个条种]?\s*[)）\]】]?$/u;
const SAYS_COUNT = /共|[（([【]/u;
const HEADING = /^h[1-6]$/;
const TITLES = new Set(['dt', 'th', 'legend', 'summary', 'label', 'caption', 'b', 'strong']);
const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]+[章节部分])/u;
/** A number with its unit stands over its caption: it titles nothing. */
const AMOUNT = /^\d+(?:\.\d+)?\s*(?:个?工作日|自然日|日|天|小时|次|份|项|元)?$/u;
const SENTENCE = /[。；;，,！!]|[:：].+/u;

const asTitle = (el: El): boolean => {
  if (
    HEADING.test(el.tag) ||
    TITLES.has(el.tag) ||
    el.node.attrs?.role === 'tab' ||
    el.node.attrs?.role === 'heading'
  )
    return true;
  const cell = ancestor(el, (at) => at.tag === 'td' || size(at) > size(el));
  if (cell?.tag === 'td' && cell.parent && !cell.parent.kids.some((k) => k.tag === 'th')) {
    // The cell that names a group of rows counts for none of them.
    const cells = cell.parent.kids.filter((k) => k.tag === 'td' && !(Number(k.node.attrs?.rowspan) > 1));
    if (cells[0] === cell && cells.length === 2) return true;
  }
  if (firstOfTwo(el)) return true;
  const kids = filled(el);
  if (kids.length === 1 && size(kids[0]!) === size(el) && asTitle(kids[0]!)) return true;
  return (
    el.parent !== undefined &&
    size(el.parent) === size(el) &&
    (HEADING.test(el.parent.tag) || TITLES.has(el.parent.tag))
  );
};

/** First box of a pair of boxes: where a label stands, never a value. */
function firstOfTwo(el: El): boolean {
  const slot = ancestor(el, (at) => at.parent !== undefined && size(at.parent) > size(el));
  if (!slot?.parent || size(slot) !== size(el) || !slot.block || ['td', 'li'].includes(slot.tag))
    return false;
  // What stands in the cell beside a label is its value.
  const cell = slot.parent.tag === 'td' || slot.parent.tag === 'dd' ? slot.parent : undefined;
  const label = cell?.parent?.kids.find((kid) => kid.nth === cell.nth - 1);
  if (label?.tag === 'th' || label?.tag === 'dt') return false;
  const [first, second, third] = filled(slot.parent);
  return first === slot && second?.block === true && third === undefined;
}

function rankOf(el: El): number {
  const heading = ancestor(
    el,
    (at) => HEADING.test(at.tag) && at.depth >= el.depth - 3 && size(at) === size(el),
  );
  if (heading) return Number(heading.tag[1]);
  const inner = el.kids.find((kid) => HEADING.test(kid.tag) && size(kid) === size(el));
  return inner ? Number(inner.tag[1]) : 7;
}

/** All captions in the order of the page. Unknown titles are told by their tag or their numbering. */
export function findMarks(page: Page): Mark[] {
  const marks: Mark[] = [];
  const visit = (el: El): void => {
    const n = size(el);
    if (n === 0) return;
    if (n <= 4 && el.tag !== 'html' && el.tag !== 'body') {
      const text = joined(page, el.first, el.last);
      const entry = captionEntry(page.dictionary, text) ?? countedTitle(page, el);
      if (entry && (!entry.headingOnly || asTitle(el) || /[:：]\s*$/.test(text))) {
        marks.push(mark(innermost(el), el.first, el.last, entry, text, false));
        return;
      }
      if (!entry && unknownTitle(el, text)) {
        marks.push(mark(innermost(el), el.first, el.last, undefined, text, false));
        return;
      }
    }
    let at = el.first;
    for (const kid of el.kids) {
      for (; at < kid.first; at++) ownRun(el, at);
      visit(kid);
      at = Math.max(at, kid.last);
    }
    for (; at < el.last; at++) ownRun(el, at);
  };
  const ownRun = (el: El, at: number): void => {
    const run = page.runs[at]!;
    if (run.caption) {
      marks.push(mark(el, at, at + 1, run.caption, run.text, true));
    } else if (run.whole && size(el) > 1) {
      const entry = captionEntry(page.dictionary, run.text);
      if (entry && !entry.headingOnly && (entry.field || entry.own))
        marks.push(mark(el, at, at + 1, entry, run.text, false));
    }
  };
  visit(page.root);
  marks.sort((a, b) => a.first - b.first);
  let run = 0;
  let line = 0;
  for (const m of marks) {
    for (; run <= m.first; run++) if (page.runs[run]!.before === '\n') line += 1;
    m.line = line;
    m.spaced = page.runs[m.first]?.before !== '';
  }
  return marks;
}

/** `<h3>申请材料 <span>2</span></h3>`: a title and how many there are. */
function countedTitle(page: Page, el: El): Entry | undefined {
  const last = page.runs[el.last - 1]!;
  if (size(el) < 2 || !COUNT.test(last.text) || !(asTitle(el) || SAYS_COUNT.test(last.text)))
    return undefined;
  const entry = captionEntry(page.dictionary, joined(page, el.first, el.last - 1));
  return entry?.section ? entry : undefined;
}

function mark(
  el: El,
  first: number,
  last: number,
  entry: Entry | undefined,
  text: string,
  inline: boolean,
): Mark {
  const rank = inline ? 8 : rankOf(el);
  return { first, last, entry, label: cleanLabel(text), el, inline, spaced: false, line: 0, home: el, rank };
}

/** The deepest element that holds nothing but the caption: its siblings tell whether a value slot is empty. */
function innermost(el: El): El {
  let at = el;
  for (let only = filled(at)[0]; only && size(only) === size(at); only = filled(at)[0]) at = only;
  return at;
}

/** The caption as shown, without colon and spaces inside. */
export const cleanLabel = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s*[:：]\s*$/u, '')
    .trim();

function unknownTitle(el: El, text: string): boolean {
  if (AMOUNT.test(text)) return false;
  if (text.length > 24 || SENTENCE.test(text.replace(/[:：]\s*$/u, ''))) return false;
  if (el.kids.filter((kid) => kid.block && size(kid) > 0).length > 1) return false;
  if (/^h[1-6]$/.test(el.tag) || el.tag === 'dt' || el.tag === 'legend' || el.tag === 'label') return true;
  if (el.tag === 'th') return text.length <= 16;
  if (
    /[:：]\s*$/u.test(text) &&
    el.parent !== undefined &&
    size(el.parent) > size(el) &&
    /\p{Script=Han}/u.test(text)
  )
    return true;
  return (
    el.block &&
    el.tag !== 'li' &&
    el.tag !== 'td' &&
    text.length <= 16 &&
    NUMBERED.test(text) &&
    !/\d/.test(text)
  );
}

/** Leaves out words that are captions elsewhere and the value of the caption before them here (材料类型 | 原件). */
export function withoutValues(page: Page, marks: readonly Mark[]): Mark[] {
  const starts = new Set(marks.map((m) => m.first));
  let after: Mark | undefined;
  return marks.filter((m, i) => {
    const label = marks[i - 1];
    if (isExemptBadge(page, m)) return false;
    if (oneOfValues(page, label, m, label === after)) {
      after = m;
      return false;
    }
    if (/[:：]\s*$/u.test(page.runs[m.last - 1]?.text ?? '')) return true;
    if (!label || m.inline || !m.entry || label.last !== m.first || label.home !== m.home) return true;
    if (m.rank < label.rank || m.rank <= 6) return true;
    const pair = label.first === m.home.first && m.last === m.home.last;
    const colon = /[:：]\s*$/u.test(page.runs[label.last - 1]?.text ?? '');
    const definition = ancestor(m.el, (el) => el.tag === 'dd' && size(el) === size(m.el)) !== undefined;
    if (definition || (pair && (colon || amongRows(m.home, starts)))) return false;
    if (m.entry.field || m.entry.own) return true;
    return !(pair || colon || (label.el.tag !== m.el.tag && (label.rank <= 6 || TITLES.has(label.el.tag))));
  });
}

/** 居民身份证 <span>免提交</span> at the end of a line: a tag of the name before it, no caption. */
function isExemptBadge(page: Page, m: Mark): boolean {
  if (m.inline || m.entry?.members.materials !== 'exempt' || m.first === 0) return false;
  const { exempt } = page.dictionary.data.residue.badges;
  return (
    exempt.includes(m.label) &&
    (page.runs[m.first]!.before !== '\n' || endsHead(m)) &&
    (page.runs[m.last]?.before ?? '\n') === '\n' &&
    ancestor(m.el, (el) => el.tag === 'td' || el.tag === 'th' || size(el) > m.last - m.first)?.block ===
      true &&
    !ancestor(m.el, (el) => CELLS.has(el.tag) && size(el) === m.last - m.first)
  );
}

/** `<div><p>名称</p><span>免交</span></div>`: the last of a card's head, on a line of its own. */
function endsHead(m: Mark): boolean {
  const head = ancestor(m.el, (el) => size(el) > m.last - m.first);
  return head !== undefined && head.last === m.last && head.first < m.first && size(head) <= MOST_OF_HEAD;
}

/** Number, name and tags of a card. */
const MOST_OF_HEAD = 4;

const CELLS = new Set(['td', 'th', 'dt', 'dd', 'label']);

/** 办理渠道：<b>网上办理</b><b>窗口办理</b>: words that title a section elsewhere, on the line of a label with its colon. */
function oneOfValues(page: Page, label: Mark | undefined, m: Mark, goesOn: boolean): boolean {
  if (!label || !m.entry?.headingOnly || label.last !== m.first || label.home !== m.home) return false;
  if (page.runs[m.first]!.before === '\n' || /[:：]\s*$/u.test(page.runs[m.last - 1]!.text)) return false;
  return goesOn || /[:：]\s*$/u.test(page.runs[label.last - 1]!.text);
}

/** One of several rows that each hold a caption and one text: what stands second in it is a value. */
function amongRows(row: El, starts: ReadonlySet<number>): boolean {
  const like = row.parent?.kids.filter(
    (kid) =>
      kid.tag === row.tag && filled(kid).length === 2 && starts.has(kid.first) && !starts.has(kid.last - 1),
  );
  return filled(row).length === 2 && (like?.length ?? 0) >= 2;
}
