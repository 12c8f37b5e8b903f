// A caption's bare form: what two captions have in common however a page decorates them. Called by dictionary.ts
// and by everything that compares captions.
const WIDE_MARKS: Record<string, string> = {
  '：': ':',
  '（': '(',
  '）': ')',
  '／': '/',
  '？': '?',
  '，': ',',
  '＊': '*',
  '︰': ':',
  '∶': ':',
  '﹕': ':',
};
const INVISIBLE = /(?:[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\ufeff\ue000-\uf8ff]|\ufe0f)/gu;
const LEADING =
  /^(?:[*※●■◆◇▪•·★☆▍▌▎|│┃►▶>»√✓◎○□▲△☑✔–—\-_.。、:#~＃\p{Emoji_Presentation}]+|第[一二三四五六七八九十]+[章节部分]*[、:.]?|[一二三四五六七八九十]{1,3}[、.．]|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}[、.．)]|0\d(?=\p{Script=Han})|[①-⑳])/u;
const TRAILING = /[:?*>»、,。;；!！▼▲▾▸↓＞›﹀︿⌄⌃_\p{Emoji_Presentation}]+$/u;
const WRAPPED = /^[【[〔「『“"<《](.*?)[】\]〕」』”">》](?=:?$)/u;

/** Words of buttons and menus come again on every page of a site; a longer text is no caption. */
const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/** A caption without spaces, decorations, ordinals and colons: `* 办 理 地 点：` → `办理地点`. */
export function foldCaption(text: string): string {
  if (text.length > LONGEST_REMEMBERED) return fold(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const folded = fold(text);
  remembered.set(text, folded);
  return folded;
}

function fold(text: string): string {
  let folded = text.replace(INVISIBLE, '').replace(/[：（）／？，＊︰∶﹕]/gu, (c) => WIDE_MARKS[c]!);
  for (let before = ''; before !== folded; ) {
    before = folded;
    folded = folded.replace(LEADING, '').replace(WRAPPED, '$1').replace(TRAILING, '');
  }
  return folded;
}
