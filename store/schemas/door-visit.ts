// Door visit (入口走查): what was met on the way from a public guide into a unit's service, with one log-in. Made by crawler/session, judged by
// checks/login. No secret and no personal data is in it: addresses are cleaned and texts masked before it is made.
import { z } from 'zod';
import { EvidenceRef } from './finding.ts';
import { UnobservedReason } from './outcome.ts';

/** The doors that a citizen uses: the portal's 立即办理, the phone's page, the unit's own site. */
export const Door = z.enum(['pc', 'h5', 'unit']);
export type Door = z.infer<typeof Door>;

export const AccountKind = z.enum(['person', 'company']);
export type AccountKind = z.infer<typeof AccountKind>;

/** A way into one unit's service. */
export const DoorEntry = z.strictObject({
  unit: z.string().min(1),
  unitName: z.string().min(1),
  door: Door,
  /** Name of the item, as its page shows it. */
  item: z.string().min(1),
  /** The public guide page on which the way begins. */
  page: z.url({ protocol: /^https?$/ }),
  /** Name of the national system behind it (国家部委系统): excepted by the plan. */
  national: z.string().nullable().default(null),
});
export type DoorEntry = z.infer<typeof DoorEntry>;

/** What a person sees on a page, measured once it is quiet. */
export const Look = z.object({
  /** Without the values of its parameters. */
  url: z.string(),
  host: z.string(),
  status: z.int().nullable(),
  title: z.string(),
  headings: z.array(z.string()),
  /** Its beginning; `length` is that of the whole, white space left aside. */
  text: z.string(),
  length: z.int(),
  passwords: z.int(),
  /** Labels of what can be filled in. */
  fields: z.array(z.string()),
  /** Names of buttons and links. */
  controls: z.array(z.string()),
  /** The page belongs to the unified identity. */
  onIdentity: z.boolean(),
  itemShown: z.boolean(),
  /** Persons whom the page greets or names as applicant; `same`: it is the account's name, or a masked writing of it. */
  names: z.array(z.object({ shown: z.string(), same: z.boolean() })),
});
export type Look = z.infer<typeof Look>;

export const SessionSign = z.enum(['alive', 'lost', 'unknown']);
export type SessionSign = z.infer<typeof SessionSign>;

export const DoorVisit = z.object({
  ...DoorEntry.shape,
  account: AccountKind,
  /** ISO time with +08:00. */
  time: z.string(),
  /** The public page as somebody sees it who is not logged in; null: it did not open. */
  publicLook: Look.nullable(),
  /** How the way went on: by a link's address, by a click, or there was nothing to follow. */
  control: z.enum(['link', 'click', 'none']),
  /** Every document on the way, addresses cleaned. */
  chain: z.array(z.object({ url: z.string(), status: z.int() })),
  /** Where the way ended; null: nowhere. */
  landing: Look.nullable(),
  /** Milliseconds from the click until the page was quiet. */
  milliseconds: z.int().nullable(),
  /** The same page opened again; seconds since the landing. */
  stays: z.array(z.object({ seconds: z.number(), look: Look })),
  /** Of the log-in itself, asked of the profile's probe. */
  session: z.object({ before: SessionSign, after: SessionSign }),
  /** Visits of this door, and after how many of them the log-in was lost. */
  tries: z.int().min(1),
  losses: z.int().min(0),
  /** Requests that the read-only guard refused. */
  refused: z.int(),
  /** Why nothing can be said, with a Chinese sentence. */
  unobserved: z.object({ reason: UnobservedReason, detail: z.string() }).nullable(),
  evidence: z.array(EvidenceRef),
});
export type DoorVisit = z.infer<typeof DoorVisit>;

/** One walk through the doors with one account. Times are ISO with +08:00. */
export const LoginRun = z.object({
  id: z.string(),
  site: z.string(),
  account: z.string(),
  kind: AccountKind,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  status: z.enum(['running', 'done', 'paused', 'stopped', 'failed']),
  /** When the log-in was seen alive for the first and the last time, and how often it was lost. */
  life: z
    .object({ first: z.string().nullable(), last: z.string().nullable(), losses: z.int(), logins: z.int() })
    .nullable(),
});
export type LoginRun = z.infer<typeof LoginRun>;
