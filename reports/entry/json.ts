// The walk as JSON, for other programs. Pure; called by the entry command.
import type { Message } from '../../checks/frame/check.ts';
import { findingJson } from '../told-finding.ts';
import { changesJson, type KeptWalk } from '../walks/changes.ts';
import { entryCounts, entryFindings, type JudgedWalk } from './entry-row.ts';

/** One object: counts, findings, and the facts of each channel. */
export const entryJson = (judged: readonly JudgedWalk[], messages: readonly Message[], kept?: KeptWalk) => ({
  counts: entryCounts(judged),
  findings: entryFindings(judged, messages).map((finding) => ({
    channel: finding.walk.channel,
    subject: finding.outcome.subject,
    unit: finding.outcome.unit,
    ...findingJson(finding),
    picture: finding.outcome.picture,
  })),
  /** What changed since the last walk; null where it was not stored. */
  history: kept ? changesJson(kept) : null,
  walks: judged.map(({ walk }) => walk),
});
