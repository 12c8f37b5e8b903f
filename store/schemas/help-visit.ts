// Help visit (在线客服走查): how one gets to a portal's online help, what it answers and whether a person is there. Made by crawler/help, judged
// by checks/help.
import { z } from 'zod';
import { Channel, Outcome, UnobservedReason } from './outcome.ts';

const Unseen = z.object({ reason: UnobservedReason, detail: z.string() });
const Picture = z.string().nullable();

/** A harmless question and what came of it. */
export const Asked = z.object({
  question: z.string(),
  /** First words of the answer; null: none within the wait. */
  answer: z.string().nullable(),
  /** Until the answer began; null where there was none. */
  seconds: z.number().nullable(),
});
export type Asked = z.infer<typeof Asked>;

export const HelpVisit = z.object({
  site: z.string(),
  siteName: z.string(),
  /** Which entrance: `网站`, `随申办`. */
  name: z.string(),
  channel: Channel,
  source: z.enum(['fixture', 'site']),
  /** ISO time with +08:00. */
  time: z.string(),
  /** The time lies in the office hours that the profile names. */
  inOffice: z.boolean(),
  home: z.string(),
  /** Why nothing can be said, Chinese. */
  unobserved: Unseen.nullable(),
  /** Name of the control on the home page; null: none was found. */
  entry: z.object({ name: z.string(), hidden: z.boolean() }).nullable(),
  /** What keeps it from opening: an error met twice, no effect, no field to write in. Null: it opened, or was not tried. */
  problem: z.object({ detail: z.string(), sure: z.boolean() }).nullable(),
  /** Seconds within which an answer should begin, and after which nobody waits any longer. */
  soon: z.number(),
  wait: z.number(),
  asked: z.array(Asked),
  /** The way to a person (转人工): a control or the words, and what was said then. Null: not tried. */
  person: z
    .object({
      by: z.enum(['control', 'words']),
      /** `hotline`: a number to ring; `absent`: the words say that there is no person; `none`: nobody can tell. */
      outcome: z.enum(['reached', 'queue', 'closed', 'hotline', 'absent', 'none']),
      /** The page's own words, without persons. */
      words: z.string(),
      seconds: z.number(),
    })
    .nullable(),
  picture: Picture,
});
export type HelpVisit = z.infer<typeof HelpVisit>;

export const HelpOutcome = z.object({
  ...Outcome.omit({ field: true, key: true }).shape,
  field: z.enum(['entry', 'answer', 'person']),
});
export type HelpOutcome = z.infer<typeof HelpOutcome>;
