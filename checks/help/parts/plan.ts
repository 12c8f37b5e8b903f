// Where the requirements of online help come from, and what is not said of what was not seen. Used by the files beside this folder.
import type { HelpOutcome, HelpVisit } from '../../../store/schemas/help-visit.ts';
import { ours } from '../../messages/basis.ts';

export const HELP =
  '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第48项、区级指标第40项“实时在线客服”：评估高频事项提供人工在线咨询的服务能力';
/** The measure is ours. */
export const HELP_OURS = ours(HELP);
export const HELP_INDICATOR = '市级48、区级40 实时在线客服';

/** What is said; message and place are the check's. */
export type Said = Omit<HelpOutcome, 'message' | 'field'>;

/** What `judge` says; where the visit saw nothing, that. */
export const unlessUnseen = (visit: HelpVisit, judge: (visit: HelpVisit) => Said): Said =>
  visit.unobserved ? { verdict: 'unobserved', ...visit.unobserved } : judge(visit);
