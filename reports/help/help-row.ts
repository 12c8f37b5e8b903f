// A visit of online help with what was found, as the page, the JSON and the terminal show it. Pure; called by them.
import type { Message } from '../../checks/frame/check.ts';
import type { HelpOutcome, HelpVisit } from '../../store/schemas/help-visit.ts';
import { findingJson, isTold } from '../told-finding.ts';
import { changesJson, type KeptWalk } from '../walks/changes.ts';

export interface JudgedHelpVisit {
  visit: HelpVisit;
  outcomes: readonly HelpOutcome[];
}

export interface HelpFinding {
  visit: HelpVisit;
  message: Message;
  outcome: HelpOutcome & { verdict: 'fail' | 'review' };
}

/** Failures before questions, else in the order of the messages. */
export const helpFindings = (
  judged: readonly JudgedHelpVisit[],
  messages: readonly Message[],
): HelpFinding[] =>
  messages
    .flatMap((message) =>
      judged.flatMap(({ visit, outcomes }) =>
        outcomes
          .filter((outcome) => outcome.message === message.id)
          .filter(isTold)
          .map((outcome) => ({ visit, message, outcome })),
      ),
    )
    .sort((a, b) => Number(a.outcome.verdict === 'review') - Number(b.outcome.verdict === 'review'));

const PERSONS: Record<NonNullable<HelpVisit['person']>['outcome'], string> = {
  reached: '已接通',
  queue: '正在排队',
  closed: '不在服务时间',
  hotline: '提供了电话',
  absent: '称没有人工',
  none: '看不出',
};

/** What came of the question, and of asking for a person, in a few words. */
export function answerText({ asked }: HelpVisit): string {
  const first = asked.find(({ answer }) => answer !== null);
  if (first) return `${first.seconds}秒`;
  return asked.length > 0 ? '没有回答' : '—';
}
export const personText = ({ person, inOffice }: HelpVisit): string =>
  person ? `${PERSONS[person.outcome]}${inOffice ? '' : '（非工作时间）'}` : '—';

export const entryText = ({ entry, problem, unobserved }: HelpVisit): string =>
  unobserved
    ? `未能查看：${unobserved.detail}`
    : !entry
      ? '没有找到'
      : problem
        ? problem.detail
        : `“${entry.name}”`;

/** One object: findings, and the facts of each visit. */
export const helpJson = (
  judged: readonly JudgedHelpVisit[],
  messages: readonly Message[],
  kept?: KeptWalk,
) => ({
  findings: helpFindings(judged, messages).map((finding) => ({
    name: finding.visit.name,
    channel: finding.visit.channel,
    ...findingJson(finding),
    picture: finding.visit.picture,
  })),
  /** What changed since the last walk; null where it was not stored. */
  history: kept ? changesJson(kept) : null,
  visits: judged.map(({ visit }) => visit),
});
