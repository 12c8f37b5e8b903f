// The guide's name (事项名称) where no caption gives it: the page's main heading, else its title. Called by assemble.ts.

import { foldCaption } from '../dictionary.ts';
import type { Mark } from './marks.ts';
import { ancestor, type El, filled, type Page, size, textOf } from './tree.ts';
import { withoutResidue } from './value.ts';

export interface Name {
  text: string;
  el?: El;
}

/** 建筑工程施工许可证核发 办事指南: what the page is, after the name. */
const GUIDE_WORDS = /(?<=\S{4})[\s\-—_|（(]*(?:办事|服务|办理)指南[)）]?$/u;
/** How names of items end. */
const NAME_LIKE =
  /(?:许可|审批|登记|备案|核发|核准|认定|确认|办理|给付|发放|变更|注销|延续|换发|补办|换领|补领|补换|申领|转移|提取|缴存|裁决|奖励|检验|年审|审核|审查|鉴定|认证|注册|申请|报告|领取|征收|检定|备查|查询|证明|证|费|金|补贴|救助|签注|签发)$/u;

const isNameLike = (text: string): boolean =>
  NAME_LIKE.test(text.trim().replace(/[（(][^（()）]*[)）]$/u, ''));

/** End of a heading's own words: behind them may stand how the item is handled (全程网办), each in a box of its own. */
function withoutBadges(page: Page, el: El): number {
  let last = el.last;
  for (const kid of filled(el).reverse()) {
    if (kid.last !== last || kid.first === el.first || !isBadge(page, kid)) break;
    last = kid.first;
  }
  return last;
}

/** A word of how the item is handled, or a box of nothing but such words. */
function isBadge(page: Page, el: El): boolean {
  const { name } = page.dictionary.data.residue.badges;
  const kids = filled(el);
  return (
    name.includes(foldCaption(textOf(page, el.first, el.last)).replace(BRACKETS, '$1')) ||
    (kids.length > 0 &&
      kids.reduce((n, kid) => n + size(kid), 0) === size(el) &&
      kids.every((kid) => isBadge(page, kid)))
  );
}

const BRACKETS = /^[(【[](.*)[)】\]]$/u;

const HEADINGS = new Set(['h1', 'h2', 'h3']);

/** The characters of `short` stand in `full`, in their order. */
function isShortOf(short: string, full: string): boolean {
  let at = 0;
  for (const char of full) if (char === short[at]) at++;
  return at === short.length;
}

const SEPARATOR = /\s*(?:[-_|—–｜>»]|--)\s*/u;

export function readName(page: Page, title: string, marks: readonly Mark[], region: El): Name | undefined {
  const noise = page.dictionary.data.residue.siteTitleNoise;
  const isNoise = (text: string) =>
    text === '' || noise.some((n) => text === n || text.endsWith(n)) || page.dictionary.entries.has(text);
  const isMark = (el: El) =>
    marks.some((m) => m.entry && m.first < el.last && m.last > el.first && m.last > m.first);
  const firstMark =
    marks.find(
      (m) => m.first >= region.first && m.last > m.first && (m.entry?.field ?? m.entry?.own) !== undefined,
    )?.first ?? page.runs.length;
  const parts = title.split(SEPARATOR).map((part) => part.trim());
  const headings = page.elements.filter(
    (el) => HEADINGS.has(el.tag) && size(el) > 0 && !isMark(el) && (el.tag === 'h1' || el.first <= firstMark),
  );
  headings.sort((a, b) => a.tag.localeCompare(b.tag));
  for (const el of headings) {
    if (page.runs[el.first]!.dead) continue;
    const text = withoutResidue(textOf(page, el.first, withoutBadges(page, el)))
      .text.split('\n')[0]!
      .replace(GUIDE_WORDS, '')
      .trim();
    if (text.length >= 2 && text.length <= 120 && !isNoise(text)) return { text, el };
  }
  const shown = parts.find(
    (part) =>
      part.length >= 3 && !isNoise(part) && page.runs.some((run) => !run.dead && run.text.trim() === part),
  );
  if (shown) {
    const run = page.runs.find((r) => !r.dead && r.text.trim() === shown)!;
    return { text: shown, el: ancestor(run.el, () => true)! };
  }
  const candidates = page.runs.filter(
    (run, i) =>
      i < firstMark &&
      !run.dead &&
      /\p{Script=Han}{4}/u.test(run.text) &&
      run.text.length <= 60 &&
      !isNoise(run.text.trim()) &&
      !page.dictionary.controls.has(foldCaption(run.text)),
  );
  const named = parts.find((part) => part.length >= 3 && !isNoise(part));
  const likely = candidates.find((run) => isNameLike(run.text));
  const fuller = named && candidates.find((run) => run.text.startsWith(named) && isNameLike(run.text));
  if (fuller) return { text: fuller.text.trim(), el: fuller.el };
  // 社保卡补换 in the title, 社会保障卡补换 on the page: what the page shows is the name.
  if (named && likely && isShortOf(named, likely.text)) return { text: likely.text.trim(), el: likely.el };
  if (named && (isNameLike(named) || !likely)) return { text: named };
  const first = likely ?? candidates[0];
  return first && { text: first.text.trim(), el: first.el };
}
