// 材料总数 without a caption: 申请材料（共4份）, 共需4份材料 right under the title. Called by assemble.ts.
import type { Mark } from './marks.ts';
import type { Page } from './tree.ts';
import { readValue, type Value } from './value.ts';

const TOTAL =
  /(?:共计?|合计|总计)\s*(?:需要?|有|应)?(?:提交|提供|准备)?\s*\d{1,3}\s*[份项种件个](?:申请)?(?:材料)?/u;
/** Nothing else stands beside it, brackets and the title left aside. */
const ALONE = /^[\s（(【[，,：:]*[\s）)】\]。]*$/u;
/** Runs after the title among which it may stand. */
const NEAR = 3;

/** The first title of the materials that says how many there are. */
export function materialsTotal(page: Page, marks: readonly Mark[]): Value | undefined {
  for (const { entry, inline, first, last, label } of marks) {
    if (entry?.section !== 'materials' || inline) continue;
    for (let i = first; i < Math.min(last + NEAR, page.runs.length); i++) {
      const run = page.runs[i]!;
      const total = run.dead ? null : TOTAL.exec(run.text);
      if (!total) continue;
      const rest = run.text.replace(total[0], '');
      // A title's own text beside it is its caption.
      if (i >= last && !ALONE.test(rest)) continue;
      return { ...readValue(page, i, i + 1, label, run.el), text: total[0].trim() };
    }
  }
  return undefined;
}
