// One spelling for the many forms of a character, offsets kept: called by every reader of written values.

/** A text in one spelling. `at(i)` is the offset in the original of the i-th character; `at(text.length)` its end. */
export interface Normalised {
  text: string;
  at(index: number): number;
  /** The characters as written for the range [start, end) of `text`. */
  slice(start: number, end: number): string;
}

// NFKC is no help here: it leaves – — ∶ 〜 alone and takes ① and ︰ apart.
const FORMS: [to: string, from: string][] = [
  ['-', '‐‑‒–—―−─━⁃﹘﹣'],
  ['~', '〜∼∽˜'],
  [':', '∶︰꞉ː˸﹕'],
  ['"', '“”„‟″〝〞「」『』﹁﹂«»'],
  ["'", '‘’‚‛′`´'],
  [',', '﹐'],
  ['、', '﹑､'],
  ['。', '｡'],
  [';', '﹔'],
  ['.', '﹒'],
  ['·', '・•‧∙⋅･●▪'],
  ['(', '﹙'],
  [')', '﹚'],
  ['[', '【〔〖﹝'],
  [']', '】〕〗﹞'],
  ['〇', '○◯'],
  [' ', '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['\n', '\r\v\f\u0085\u2028\u2029'],
];
const SPELLING = new Map(FORMS.flatMap(([to, from]) => [...from].map((form) => [form, to] as const)));

/** Characters nobody sees: they are dropped, or they would cut words in two. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/u;

function spell(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return SPELLING.get(char) ?? char;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  const known = SPELLING.get(char);
  if (known !== undefined) return known;
  // Radicals and compatibility ideographs come out of PDFs: ⼀ is 一, ⼤ is 大.
  if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)) {
    const composed = char.normalize('NFKC');
    return composed.length === 1 ? composed : char;
  }
  return char;
}

/** Units that may have another spelling; all others, most of a text, stand for themselves. */
const ODD = /[^\n -_a-~\u3001\u3002\u3400-\u9fff]/g;

/** A class, for a guide has dozens of texts and closures would be made for each. */
class Spelt implements Normalised {
  readonly text: string;
  private readonly original: string;
  /** Offsets of the characters where some were dropped. */
  private readonly origins: readonly number[] | undefined;

  constructor(text: string, original: string, origins?: readonly number[]) {
    this.text = text;
    this.original = original;
    this.origins = origins;
  }

  at(index: number): number {
    const { original, origins } = this;
    if (origins === undefined) return Math.min(index, original.length);
    return origins[index] ?? original.length;
  }

  slice(start: number, end: number): string {
    // Up to the last character's own end: an invisible one behind it is not part of the value.
    return end <= start ? '' : this.original.slice(this.at(start), this.at(end - 1) + 1);
  }
}

/**
 * Half-width letters, digits and punctuation; one dash `-`, one wave `~`, one colon, one quote, one space; every
 * line end is `\n`. Each character stays one character (UTF-16 unit), so that offsets equal the original's;
 * only invisible characters are dropped, and then `at` tells the difference. Never fails.
 */
export function normalise(original: string): Normalised {
  if (!INVISIBLE.test(original)) return new Spelt(original.replace(ODD, spell), original);
  const out: string[] = [];
  const origins: number[] = [];
  for (let index = 0; index < original.length; index++) {
    const char = original.charAt(index);
    if (char >= '\u00ad' && INVISIBLE.test(char)) continue;
    origins.push(index);
    out.push(spell(char));
  }
  return new Spelt(out.join(''), original, origins);
}
