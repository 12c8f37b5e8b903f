// Capture (抓取记录): one request for one page of an item, with what came back. Written by the crawler.
import { z } from 'zod';
import { Channel, UnobservedReason } from './outcome.ts';

/** `unchanged`: not read again, the site proved that it is as it was. */
export const Lane = z.enum(['http', 'api', 'browser', 'unchanged']);
export type Lane = z.infer<typeof Lane>;

export const Capture = z.object({
  id: z.string(),
  run: z.string(),
  item: z.string(),
  channel: Channel,
  url: z.string(),
  finalUrl: z.string(),
  status: z.number().int().nullable(),
  headers: z.record(z.string(), z.string()),
  charset: z.string().nullable(),
  sha256: z.string(),
  redirects: z.array(z.string()),
  fetchedAt: z.string(),
  /** When the page was truly read, where this capture only found it unchanged; absent: at `fetchedAt`. */
  readAt: z.string().optional(),
  milliseconds: z.number(),
  lane: Lane,
  profileVersion: z.string(),
  extractorVersion: z.string(),
  /** Why the page could not be judged; null when it could. */
  problem: UnobservedReason.nullable(),
  problemDetail: z.string().nullable(),
});
export type Capture = z.infer<typeof Capture>;
