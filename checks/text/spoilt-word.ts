// Doubled or cut words in an address (A11): 江山大道大道88号, 防防城港市, 园88号. Called by the address check.

const DOUBLED_ROAD =
  /(大道|大街|公路|路|[南北东西]路|弄|号|楼|室|省|区|镇)\1(?!\p{Script=Han}*(?:路|街|道))/u;
const DOUBLED_PHRASE = /(\p{Script=Han}{3,}?)\1/u;
/** No city, district or county of the country begins with a doubled character. */
const DOUBLED_HEAD = /^(\p{Script=Han})\1\p{Script=Han}{1,3}?[省市区县旗](?!民)/u;
const CUT_HEAD = /^(?![甲乙丙丁东西南北前后上中下])\p{Script=Han}\d+号/u;

export interface SpoiltWord {
  detail: string;
  expected: string;
}

/**
 * The spoilt word of an address, or null. A single doubled character is judged only at the head of the text, before a
 * city or district or where the authority's own name shows how it is written: 莘莘 and 市市民中心 are right.
 */
export function spoiltWord(text: string, authority?: string): SpoiltWord | null {
  const doubled = DOUBLED_ROAD.exec(text) ?? DOUBLED_PHRASE.exec(text);
  if (doubled) {
    const expected = text.replace(doubled[0], doubled[1]!);
    return { detail: `“${doubled[1]}”重复。`, expected };
  }
  if (
    DOUBLED_HEAD.test(text) ||
    (text.length > 3 && text[0] === text[1] && authority?.startsWith(text.slice(1, 4)))
  )
    return { detail: `“${text[0]}”重复。`, expected: text.slice(1) };
  const cut = CUT_HEAD.exec(text);
  return cut ? { detail: `“${cut[0]}”前的字词残缺。`, expected: '请补全道路名称' } : null;
}
