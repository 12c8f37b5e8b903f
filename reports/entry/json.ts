// The walk as JSON, for other programs. Pure; called by the entry command.
import type { Message } from '../../checks/frame/check.ts';
import { entryCounts, entryFindings, type JudgedWalk } from './entry-row.ts';

/** One object: counts, findings, and the facts of each channel. */
export const entryJson = (judged: readonly JudgedWalk[], messages: readonly Message[]) => ({
  counts: entryCounts(judged),
  findings: entryFindings(judged, messages).map(({ walk, message, outcome }) => ({
    channel: walk.channel,
    message: message.id,
    title: message.title,
    severity: message.severity,
    outcome: outcome.verdict,
    subject: outcome.subject,
    unit: outcome.unit,
    quote: outcome.quote ?? null,
    expected: outcome.expected ?? null,
    detail: outcome.detail ?? message.text,
    fix: message.fix,
    basis: message.basis,
    picture: outcome.picture,
  })),
  walks: judged.map(({ walk }) => walk),
});
