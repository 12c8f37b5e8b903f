// Reading (完整读取): how a page of an item was last read in full, and the answers that it was made of. Written and read by crawler/unchanged.
import { z } from 'zod';
import { Lane } from './capture.ts';
import { Channel } from './outcome.ts';

/** One answer of the site that a page was made of: how it was asked for, and how to know it again. */
export const Answer = z.object({
  method: z.string(),
  url: z.string(),
  body: z.string().nullable(),
  /** Of the request: what may decide the answer. */
  headers: z.record(z.string(), z.string()),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** SHA-256 of the normalised body; null where only the server's word (304) counts. */
  hash: z.string().nullable(),
  /** A script or style: one answer for all pages of a run. */
  shared: z.boolean(),
});
export type Answer = z.infer<typeof Answer>;

export const Reading = z.object({
  item: z.string(),
  channel: Channel,
  /** Run and capture that hold the guide now: of the reading itself, or of the last night that found it unchanged. */
  run: z.string(),
  capture: z.string(),
  /** When the page was read in full, ISO with +08:00, and the day on which that night began (2026-11-30). */
  readAt: z.string(),
  night: z.string(),
  lane: Lane.exclude(['unchanged']),
  /** Layout of a page that plain HTTP read. */
  layout: z.string().nullable(),
  /** When the list said that the item was last changed, as it wrote it; null where it does not say. */
  updated: z.string().nullable(),
  extractorVersion: z.string(),
  profileVersion: z.string(),
  /** The page itself first. */
  answers: z.array(Answer).min(1),
});
export type Reading = z.infer<typeof Reading>;
