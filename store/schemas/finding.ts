// Finding: a fail or review with its history, as `findings --json` prints it and the lists show it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Channel, Severity } from './outcome.ts';

export const Confirmation = z.enum(['confirmed', 'refuted', 'pending', 'not-possible']);
export type Confirmation = z.infer<typeof Confirmation>;

export const FindingState = z.enum(['new', 'open', 'fixed', 'withdrawn', 'item-withdrawn', 'reopened']);
export type FindingState = z.infer<typeof FindingState>;

export const EvidenceRef = z.object({ sha256: z.string(), kind: z.string(), path: z.string() });
export type EvidenceRef = z.infer<typeof EvidenceRef>;

/** The public shape of `guide-audit findings --json`, one line each, sorted by id. */
export const Finding = z.object({
  id: z.string(),
  run: z.string(),
  unit: z.string(),
  owner: z.string(),
  item: z.string(),
  itemName: z.string(),
  channel: Channel,
  field: z.string(),
  key: z.string().nullable(),
  check: z.string(),
  message: z.string(),
  severity: Severity,
  outcome: z.enum(['fail', 'review']),
  confirmation: Confirmation,
  state: FindingState,
  quote: z.string().nullable(),
  expected: z.string().nullable(),
  detail: z.string(),
  fix: z.string(),
  basis: z.string(),
  url: z.string().nullable(),
  dom: z.string().nullable(),
  evidence: z.array(EvidenceRef),
  firstSeen: z.string(),
  lastSeen: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** Finding id: the same defect keeps it from night to night, whatever its position on the page. */
export function findingId(f: {
  message: string;
  item: string;
  channel: string;
  field: string;
  key?: string | null;
}): string {
  const content = JSON.stringify([f.message, f.item, f.channel, f.field, f.key ?? null]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
