// The shape of a check and of its messages. Every file beside this one that exports a check follows it.
import type { z } from 'zod';
import type { Fact, GroupMember } from '../../store/schemas/corpus.ts';
import type { DoorVisit } from '../../store/schemas/door-visit.ts';
import type { EntryOutcome, EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { HelpOutcome, HelpVisit } from '../../store/schemas/help-visit.ts';
import type { Channel, Outcome, Severity } from '../../store/schemas/outcome.ts';
import type { PageVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';

/** Message (检查项): one thing that can be wrong. Its id is the rule's id in the standards table. */
export interface Message {
  id: string;
  /** What is wrong, in a few Chinese words, as a list's column shows it. */
  title: string;
  severity: Severity;
  /** The requirement, a Chinese sentence. */
  text: string;
  /** How to mend it, a Chinese sentence with a right example. */
  fix: string;
  /** Where the requirement comes from; rules that are ours say so. */
  basis: string;
  /** Where a right guide could be accused wrongly, and what the check does about it. */
  guard?: string;
  /** Row of the accuracy indicator in the municipal table (33 办理地点 …). */
  indicator: string;
}

export interface CheckMeta {
  /** A noun, the same as the file's name. */
  id: string;
  title: string;
  messages: readonly Message[];
}

export type Report = (outcome: Outcome) => void;

/** A check that needs one guide only. Pure: no clock, network, disk. */
export interface GuideCheck<Options = unknown> {
  meta: CheckMeta;
  options: z.ZodType<Options>;
  applies(guide: ServiceGuide): boolean;
  judge(guide: ServiceGuide, options: Options, report: Report): void;
}

export type ReportOn = (member: GroupMember, outcome: Omit<Outcome, 'message'>) => void;

/** A check that compares many guides. Pure; the caller brings the facts of a group together. */
export interface CorpusCheck<Options = unknown> {
  meta: CheckMeta;
  options: z.ZodType<Options>;
  /** What a fact without another one in its group says: that all is well, or nothing. */
  alone: 'pass' | 'silent';
  /** `item`: a group never holds two items, only the channels of one. */
  within?: 'item';
  facts(guide: ServiceGuide, where: { item: string; channel: Channel }, options: Options): Fact[];
  /** Members have one message and group, two at least, in the order of item, channel, field and key. */
  judge(members: readonly GroupMember[], options: Options, report: ReportOn): void;
}

/** The plan's four aspects of the phone's pages, in its order. */
export const ASPECTS = ['交互友好性', '终端兼容性', '服务可用性', '操作易用性'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface VisitMessage extends Message {
  aspect: Aspect;
  /** What the check cannot see, a Chinese sentence. */
  limit?: string;
  /** It speaks of what a guide says, not of how its page is made: the guide's unit mends it, not the portal's operator. */
  content?: true;
}

export type ReportOnVisit = (outcome: VisitOutcome) => void;

/** A check of one page as it was measured with one device. Pure; see docs/decisions/0010-page-visits.md. */
export interface VisitCheck {
  meta: { id: string; title: string; messages: readonly VisitMessage[] };
  judge(visit: PageVisit, report: ReportOnVisit): void;
}

export type ReportOnDoor = (outcome: Outcome) => void;

/** A check of one way into a unit's service with a log-in. Pure; see docs/decisions/0014-log-in-reuse.md. */
export interface DoorCheck {
  meta: CheckMeta;
  judge(visit: DoorVisit, report: ReportOnDoor): void;
}

export type ReportOnEntry = (outcome: EntryOutcome) => void;

/** A check of the entrances of one channel. Pure; see docs/decisions/0018-entrances.md. */
export interface EntryCheck {
  meta: CheckMeta;
  judge(walk: EntryWalk, report: ReportOnEntry): void;
}

export type ReportOnHelp = (outcome: HelpOutcome) => void;

/** A check of a portal's online help. Pure; see docs/decisions/0018-entrances.md. */
export interface HelpCheck {
  meta: CheckMeta;
  judge(visit: HelpVisit, report: ReportOnHelp): void;
}
