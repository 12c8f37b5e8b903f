// 材料总数 without a caption: 申请材料（共4份）, 共需4份材料 right under the title. Called by assemble.ts.
import type { Mark } from './marks.ts';
import type { Page } from './tree.ts';
import { readValue, type Value } from './value.ts';

const TOTAL =
  /(?:共计?|合计|总计)\s*(?:需要?|有|应)?(?:提交|提供|准备)?\s*\d{1,3}\s*[份项种件个](?:申请)?(?:材料)?/u;
/** Nothing else stands beside it but brackets. */
const ALONE = /^[\s（(【[，,：:]*[\s）)】\]。]*$/u;
/** So many runs after the title: brackets may be runs of their own. */
const NEAR = 3;

/** The total that stands in a title (from `i`), or right after it, before anything else. */
function totalAt(page: Page, first: number, last: number): { at: number; text: string } | undefined {
  for (let i = first; i < Math.min(last + NEAR, page.runs.length); i++) {
    const run = page.runs[i]!;
    const total = run.dead ? null : TOTAL.exec(run.text);
    // In the title other words stand beside it; after the title nothing does.
    if (total && (i < last || ALONE.test(run.text.replace(total[0], ''))))
      return { at: i, text: total[0].trim() };
    if (i >= last && !ALONE.test(run.text)) return undefined;
  }
  return undefined;
}

/** What the title of the materials says of their number; none where several titles say different things, each for its own situation. */
export function materialsTotal(page: Page, marks: readonly Mark[]): Value | undefined {
  const found = marks.flatMap(({ entry, inline, first, last, label }) => {
    if (entry?.section !== 'materials' || inline) return [];
    const total = totalAt(page, first, last);
    return total ? [{ ...total, label }] : [];
  });
  const [only] = found;
  if (!only || found.some(({ text }) => text !== only.text)) return undefined;
  const { el } = page.runs[only.at]!;
  return { ...readValue(page, only.at, only.at + 1, only.label, el), text: only.text };
}
