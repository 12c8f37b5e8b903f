// Captions inside running text: `办理时间：… 咨询电话：…` and `【办理时间】…`. Called while the tree is built.
import type { Dictionary, Entry } from '../dictionary.ts';
import { captionEntry, foldCaption } from '../dictionary.ts';

export interface Piece {
  text: string;
  caption?: Entry;
  /** Nothing but a blank stands before it. */
  spaced?: boolean;
}

const LONGEST = 26;
const BOUNDARY = /[\s；;。，,、|/)）\]】>.:：…]/u;
const TWO_WORDS = /\S{2}\s+\S{2}/u;
const COLON = /[:：]/gu;
const BRACKETED = /【([^【】]{2,16})】[:：]?/gu;

/** Start of the longest known caption that ends right before `end` and begins at a boundary. */
function captionBefore(
  text: string,
  from: number,
  end: number,
  dictionary: Dictionary,
): { start: number; entry: Entry } | undefined {
  for (let start = Math.max(from, end - LONGEST); start < end - 1; start++) {
    if (start > from && !BOUNDARY.test(text[start - 1]!)) continue;
    if (BOUNDARY.test(text[start]!)) continue;
    // 材料类型：原件 份数：2 — the first of two words right behind a caption is that caption's value.
    if (from > 0 && !text.slice(from, start).trim() && TWO_WORDS.test(text.slice(start, end))) continue;
    const entry = captionEntry(dictionary, text.slice(start, end));
    // 审查标准为： inside a sentence is none, at its beginning it is.
    const opens = start === 0 || (entry?.section !== 'foreign' && text[end - 1] !== '为');
    if (entry && opens) return { start, entry };
  }
  return undefined;
}

/** `咨询渠道 021-63210001`: a caption and a blank at the beginning of a text. */
function openingCaption(text: string, dictionary: Dictionary): { end: number; entry: Entry } | undefined {
  const word = /^([\p{Script=Han}]{4,12}) (?=\S)/u.exec(text);
  const entry = word ? dictionary.entries.get(word[1]!) : undefined;
  const plain = !entry?.section || entry.section === 'consult' || entry.section === 'complaint';
  return entry?.field && plain && !entry.headingOnly ? { end: word![0].length, entry } : undefined;
}

/** Cuts a text node at its captions; a text without any comes back as one piece. */
export function splitCaptions(text: string, dictionary: Dictionary): Piece[] {
  const cuts: { start: number; end: number; entry: Entry }[] = [];
  let from = 0;
  if (/[:：]/.test(text))
    for (const colon of text.matchAll(COLON)) {
      // 9:00 and http: are no captions.
      if (!/[\p{Script=Han}）)】\]\s]/u.test(text[colon.index - 1] ?? '')) continue;
      const found = captionBefore(text, from, colon.index, dictionary);
      if (!found) continue;
      from = colon.index + 1;
      cuts.push({ start: found.start, end: from, entry: found.entry });
    }
  if (text.includes('【'))
    for (const bracket of text.matchAll(BRACKETED)) {
      const entry = dictionary.entries.get(foldCaption(bracket[1]!));
      const end = bracket.index + bracket[0].length;
      if (entry && !cuts.some((cut) => cut.start < end && bracket.index < cut.end))
        cuts.push({ start: bracket.index, end, entry });
    }
  const opening = cuts.some((cut) => cut.start === 0) ? undefined : openingCaption(text, dictionary);
  if (opening && !cuts.some((cut) => cut.start < opening.end)) cuts.push({ start: 0, ...opening });
  if (cuts.length === 0) return [{ text }];
  cuts.sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const cut of cuts) {
    const between = text.slice(at, cut.start);
    if (between.trim()) pieces.push({ text: between });
    const spaced = between !== '' && !between.trim();
    pieces.push({ text: text.slice(cut.start, cut.end), caption: cut.entry, spaced });
    at = cut.end;
  }
  if (text.slice(at).trim()) pieces.push({ text: text.slice(at) });
  return pieces;
}
