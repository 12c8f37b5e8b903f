// Cuts a written value into the parts that may each be a place: called by address.ts.

export interface Part {
  text: string;
  offset: number;
  /** The part stands in a numbered list or behind a semicolon: it never goes on with the part before it. */
  own: boolean;
}

const RESIDUE = ['...', '…', '展开', '收起', '更多地点', '更多', '\n', ' '];

/** The end of the text without the buttons of the page that stand behind it (...展开, 更多地点). */
export function withoutResidue(text: string): number {
  let end = text.length;
  for (let cut = true; cut; ) {
    cut = false;
    for (const word of RESIDUE) {
      if (text.endsWith(word, end) && end >= word.length) {
        end -= word.length;
        cut = true;
      }
    }
  }
  return end;
}

interface Mark {
  at: number;
  end: number;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How the n-th item of a list may be marked, and what must not stand behind: 1、2号窗口 and 一、二楼 are no lists. */
const STYLES: { forms: (n: number) => string[]; refuse: RegExp }[] = [
  { forms: (n) => [`${n}、`, `${n}.`, `${n})`, `(${n})`], refuse: /^[\d号、,.)]/ },
  { forms: (n) => [CIRCLED.charAt(n - 1) || '\0'], refuse: /^[号、,①-⑳]/ },
  {
    forms: (n) => [`${HAN[n - 1] ?? '\0'}、`, `(${HAN[n - 1] ?? '\0'})`],
    refuse: /^[一二三四五六七八九十]+[楼层号]/,
  },
];
/** Longer lists are none; it keeps the search linear. */
const MOST_ITEMS = 60;

/** Marks count up from one, the first at the start or behind a stop. */
export function listMarks(text: string): Mark[] {
  for (const { forms, refuse } of STYLES) {
    const marks: Mark[] = [];
    for (let n = 1; n <= MOST_ITEMS; n++) {
      const next = nextMark(text, marks.at(-1)?.end ?? 0, forms(n), refuse);
      if (next === undefined) break;
      marks.push(next);
    }
    if (marks.length > 1 || marks[0]?.at === 0) return marks;
  }
  return [];
}

function nextMark(text: string, from: number, forms: string[], refuse: RegExp): Mark | undefined {
  let best: Mark | undefined;
  for (const form of forms) {
    let at = text.indexOf(form, from);
    while (at >= 0 && (best === undefined || at < best.at)) {
      const before = text.charAt(at - 1);
      const end = at + form.length;
      const free = from === 0 ? at === 0 || /[\n;。:\s]/.test(before) : !/[\d.\-~、,至到第]/.test(before);
      if (free && end < text.length && !refuse.test(text.slice(end, end + 4))) best = { at, end };
      else at = text.indexOf(form, at + 1);
    }
  }
  return best;
}

/** Parts of a normalised text: list items, lines, what a semicolon or full stop divides; brackets stay whole. */
export function splitParts(text: string): Part[] {
  const marks = listMarks(text);
  const parts: Part[] = [];
  let start = 0;
  let own = false;
  let depth = 0;
  let mark = 0;
  const close = (end: number): void => {
    if (text.slice(start, end).trim() !== '')
      parts.push({ text: text.slice(start, end), offset: start, own });
  };
  for (let index = 0; index < text.length; index++) {
    if (marks[mark]?.at === index) {
      close(index);
      start = marks[mark]!.end;
      index = start - 1;
      mark++;
      own = true;
      depth = 0;
      continue;
    }
    const char = text.charAt(index);
    if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    const hard = char === ';' && depth === 0;
    if (!hard && char !== '\n' && !(char === '。' && depth === 0)) continue;
    close(index);
    start = index + 1;
    own = hard;
    depth = 0;
  }
  close(text.length);
  return parts;
}
