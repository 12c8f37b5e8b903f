// A place while it is read, and the stretch of text it is read from: shared by the files of the address reader.

export type Span = [start: number, end: number];

/** A place while it is read; spans in the normalised text. */
export interface Draft {
  street?: Span;
  door?: Span;
  building?: Span;
  floor?: Span;
  room?: Span;
  windows: Span[];
  windowName?: Span;
  /** The address was given in brackets behind the place's name. */
  bracketed?: boolean;
}

export const LEVELS = ['street', 'door', 'building', 'floor', 'room'] as const;
export type Level = (typeof LEVELS)[number];

/** A stretch of text with its offset, brackets taken out. */
export interface Stretch {
  text: string;
  offset: number;
  brackets: { text: string; offset: number; at: number }[];
}

/** Index in LEVELS of the lowest part that is known, -1 for none. */
export function lastLevel(draft: Draft): number {
  let at = LEVELS.length - 1;
  while (at >= 0 && draft[LEVELS[at]!] === undefined) at--;
  return at;
}
export const isEmpty = (draft: Draft): boolean =>
  lastLevel(draft) < 0 && draft.windows.length === 0 && draft.windowName === undefined;

/** What a further place of the same house shares with the one before it: all that stands above `level`. */
export function inherit(from: Draft, level: Level): Draft {
  const heir: Draft = { windows: [] };
  for (const above of LEVELS.slice(0, LEVELS.indexOf(level))) if (from[above]) heir[above] = from[above];
  return heir;
}

/** What brackets behind a place add to it; a house without a road in them is another one's. */
export function merge(into: Draft, found: Draft): void {
  if (found.street !== undefined) into.bracketed = true;
  for (const level of LEVELS) {
    const own = level === 'floor' || level === 'room' || found.street !== undefined;
    if (own && into[level] === undefined && found[level] !== undefined) into[level] = found[level];
  }
  into.windows.push(...found.windows);
  into.windowName ??= found.windowName;
}

const BRACKET = /[()[\]]/;

/** Takes brackets out of a text: each is left as a blank of the same length. Unclosed ones reach to the end. */
export function cutBrackets(text: string, offset: number): Stretch {
  if (!BRACKET.test(text)) return { text, offset, brackets: [] };
  const brackets: Stretch['brackets'] = [];
  let outside = '';
  /** Start of what stands outside and is not copied yet. */
  let from = 0;
  let open = -1;
  let depth = 0;
  for (let index = 0; index <= text.length; index++) {
    const char = text.charAt(index);
    const opens = char === '(' || char === '[';
    const closes = char === ')' || char === ']' || index === text.length;
    if (opens && depth++ === 0) open = index;
    if (!closes) continue;
    if (depth > 0 && (--depth === 0 || index === text.length)) {
      const end = Math.min(index + 1, text.length);
      brackets.push({ text: text.slice(open + 1, index), offset: offset + open + 1, at: open });
      outside += text.slice(from, open) + ' '.repeat(end - open);
      from = end;
      depth = 0;
    } else if (depth === 0 && index < text.length) {
      outside += `${text.slice(from, index)} `;
      from = index + 1;
    }
  }
  return { text: outside + text.slice(from), offset, brackets };
}
