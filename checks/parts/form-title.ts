// Do two names mean the same form? Compared without title marks, brackets, years and versions. Shared by the checks of blank forms and samples.
import { bareName } from './form-material.ts';

const NOISE =
  /\.[a-z]{2,5}$|(?:19|20)\d{2}\s*年?(?:\d{1,2}月)?(?:修订|新)?版?|[vV]\d+(?:\.\d+)*|第[一二三四五六七八九十\d]+版|修订版|新版|[（(]?(?:空白?表格?|样表|样例|示例|范本|模板|填写|参考|示范文本)[）)]?|附件\d*|[\s\p{P}\p{S}]/giu;
/** What every form is called: names that have nothing beside it fit any. */
const GENERIC =
  /申请|申报|登记|备案|审批|审核|报告|承诺|委托|授权|变更|注销|延续|办理|事项|许可证?|表格|[表书单]/gu;
const SAME = 0.6;
const OTHER = 0.3;

const core = (name: string): string => bareName(name).replace(NOISE, '');

const bigrams = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));

/** Share of common pairs of characters (Dice), 0 to 1. */
export function dice(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / (left.length + right.length);
}

/** `unclear` where the names are half alike, or one of them is too general to tell. */
export function sameForm(name: string, title: string): 'same' | 'other' | 'unclear' {
  const [a, b] = [core(name), core(title)];
  if (!a || !b) return 'unclear';
  if (a.includes(b) || b.includes(a)) return 'same';
  const alike = dice(a, b);
  if (alike >= SAME) return 'same';
  // A name of nothing but 申请表 fits the title of any form.
  if (a.replace(GENERIC, '').length < 2) return 'same';
  if (b.replace(GENERIC, '').length < 2) return 'unclear';
  return alike < OTHER && /[表书单函]$/u.test(b) ? 'other' : 'unclear';
}

const VERSION = /((?:19|20)\d{2})\s*年?(?:\d{1,2}月)?\s*(?:修订|新)?版/u;

/** Years of the versions that two titles name, where they name different ones. */
export function versionsApart(a: string, b: string): [string, string] | null {
  const [left, right] = [VERSION.exec(a)?.[1], VERSION.exec(b)?.[1]];
  return left && right && left !== right ? [left, right] : null;
}
