// Where the requirements on phone pages come from, in the words that the lists show. Used by the checks beside this folder.
import type { Aspect } from '../../frame/check.ts';
import { OURS, ours } from '../../messages/basis.ts';

/** A success criterion of the accessibility guidelines. */
export const wcag = (criterion: string): string =>
  ours(`《网页内容无障碍指南》（WCAG 2.2）成功标准${criterion}`);
export const LIGHTHOUSE = ours('Lighthouse与web-vitals的公开指标');
export const ELDER = ours('工业和信息化部《互联网网站适老化通用设计规范》等适老化规范');
/** The plan's own words; the numbers are ours. */
export const PLAN_MOBILE =
  '《2021年上海市“一网通办”第三方调查评估工作方案》区级指标第25项“移动端运营情况”；具体数值由本系统归纳，供核对参考';
export { OURS };

export const indicatorOf = (aspect: Aspect): { aspect: Aspect; indicator: string } => ({
  aspect,
  indicator: `区级25 移动端运营情况（${aspect}）`,
});
