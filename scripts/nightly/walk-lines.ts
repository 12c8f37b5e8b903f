// What came of a night's walks beside the guides, and the line that tells each. Pure; called by summary.ts and night-walks.ts.
import type { NightlyProfile } from '../../crawler/nightly-profile.ts';
import type { LifeCounts } from '../../reports/life-counts.ts';
import { number } from '../../reports/phrases.ts';
import { countsText } from '../../reports/walks/changes.ts';

export type NightKind = keyof NightlyProfile;

/** One walk as summary.json tells it. */
export interface NightWalk {
  kind: NightKind;
  /** `stopped`: a part was seen; `unobserved`: nothing was. What was known before stays as it is in both. */
  state: 'done' | 'stopped' | 'unobserved';
  /** Why not all was seen, Chinese. */
  reason: string | null;
  /** A person has to see to the log-in, or to its key, before it can go on. */
  needsLogin: boolean;
  /** All findings after it by life; those known before where nothing was seen. */
  findings: LifeCounts;
  /** Path of its page; null: none was written. */
  report: string | null;
}

export const WALK_NAMES: Record<NightKind, string> = {
  entry: '办事入口走查',
  doors: '登录复用走查',
  help: '在线客服走查',
};

/** `办事入口走查：新发现1项，仍存在3项`; what was not seen is said before its numbers. */
export function walkLine({ kind, state, reason, findings }: NightWalk): string {
  const why = reason?.split('。')[0];
  const open = `以前发现的${number(findings.unseen)}项保持原状`;
  if (state === 'unobserved')
    return `${WALK_NAMES[kind]}：本夜未能查看（${why}）${findings.unseen > 0 ? `，${open}` : ''}`;
  const told = countsText(findings) || '没有发现问题';
  return `${WALK_NAMES[kind]}：${state === 'stopped' ? `没有看全（${why}），` : ''}${told}`;
}
