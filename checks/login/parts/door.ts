// What all checks of doors ask first: whether the door is excepted, and whether anything may be said of it. Used by the files beside this folder.
import type { DoorVisit, Look } from '../../../store/schemas/door-visit.ts';
import type { Outcome } from '../../../store/schemas/outcome.ts';
import type { ReportOnDoor } from '../../frame/check.ts';
import { nationalSystem } from '../../lexicon/login.ts';
import { ours } from '../../messages/basis.ts';

const PLAN_WORDS =
  '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第18项、区级指标第18项“统一身份认证”：评估各部门官网或移动端政务服务平台办事重复注册验证、二次登录的问题，依托国家部委系统进行网上办理的事项除外';
/** The plan's own words ask for it. */
export const PLAN_LOGIN = PLAN_WORDS;
/** What follows from them; the measure is ours. */
export const PLAN_LOGIN_OURS = ours(PLAN_WORDS);
export const INDICATOR = '市级18、区级18 统一身份认证体系接入';

/** The national system behind the door, or null. */
export const nationalBehind = ({ national, landing, chain }: DoorVisit): string | null =>
  national ??
  [landing?.url, ...chain.map(({ url }) => url)]
    .flatMap((url) => (url && URL.canParse(url) ? (nationalSystem(new URL(url).host) ?? []) : []))
    .at(0) ??
  null;

/** What is said of a door; message and place are the check's. */
export type Said = Omit<Outcome, 'message' | 'field'>;

function said(visit: DoorVisit, judge: (landing: Look) => Said): Said {
  const { unobserved, landing, session } = visit;
  if (nationalBehind(visit)) return { verdict: 'inapplicable' };
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  if (!landing) return { verdict: 'unobserved', reason: 'not-seen-completely' };
  // Any page may be what a lost log-in looks like; that the door itself ends it is said by U06.
  if (session.before !== 'alive' || session.after !== 'alive')
    return { verdict: 'unobserved', reason: 'logged-out' };
  return judge(landing);
}

/** Reports what `judge` says of the page where the way ended; where nothing may be said of it, that. */
export function onLanding(
  visit: DoorVisit,
  message: string,
  report: ReportOnDoor,
  judge: (landing: Look) => Said,
): void {
  report({ message, field: 'landing', ...said(visit, judge) });
}

/** First heading, or the title: what a person would name the page by. */
export const quoteOf = ({ headings, title }: Look): string | undefined => headings[0] || title || undefined;
