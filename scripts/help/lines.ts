// What the online-help command prints, and how the sandbox's truth was met. Pure; called by scripts/commands/online-help.ts and the proof.
import type { Message } from '../../checks/frame/check.ts';
import {
  answerText,
  entryText,
  helpFindings,
  type JudgedHelpVisit,
  personText,
} from '../../reports/help/help-row.ts';
import { VERDICT_NAMES } from '../../reports/labels.ts';

/** Control characters of a page must not reach the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export const helpLines = (judged: readonly JudgedHelpVisit[], messages: readonly Message[]): string[] =>
  [
    ...judged.map(
      ({ visit }) =>
        `${visit.name}  入口：${entryText(visit)}  回答：${answerText(visit)}  人工：${personText(visit)}`,
    ),
    '',
    ...helpFindings(judged, messages).map(
      ({ visit, message, outcome }) =>
        `${VERDICT_NAMES[outcome.verdict]}  ${message.id} ${message.title}  ${visit.name}：${outcome.detail ?? message.text}`,
    ),
  ].map(plain);

/** Planted and not found, found and not planted. */
export function helpProof(
  judged: readonly JudgedHelpVisit[],
  messages: readonly Message[],
  truth: readonly string[],
) {
  const found = helpFindings(judged, messages).map(
    ({ visit, message, outcome }) => `${visit.name} ${message.id} ${outcome.verdict}`,
  );
  return {
    planted: truth.length,
    missed: truth.filter((one) => !found.includes(one)),
    invented: found.filter((one) => !truth.includes(one)),
  };
}
