// The walk as JSON, for other programs. Pure; called by the entry command.
import type { Message } from '../../checks/frame/check.ts';
import { findingJson } from '../told-finding.ts';
import { entryCounts, entryFindings, type JudgedWalk } from './entry-row.ts';

/** One object: counts, findings, and the facts of each channel. */
export const entryJson = (judged: readonly JudgedWalk[], messages: readonly Message[]) => ({
  counts: entryCounts(judged),
  findings: entryFindings(judged, messages).map((finding) => ({
    channel: finding.walk.channel,
    subject: finding.outcome.subject,
    unit: finding.outcome.unit,
    ...findingJson(finding),
    picture: finding.outcome.picture,
  })),
  walks: judged.map(({ walk }) => walk),
});
