// Records of a run: the run itself, its tasks and the guides that it stored. Written and read through the store.
import { z } from 'zod';
import { ServiceGuide } from './guide.ts';
import { Channel } from './outcome.ts';

export const RunKind = z.enum(['crawl', 'records']);
export type RunKind = z.infer<typeof RunKind>;

export const RunStatus = z.enum(['running', 'done', 'stopped', 'failed']);
export type RunStatus = z.infer<typeof RunStatus>;

/** What of a site's profile the judging of its guides hangs on. */
export const RunSettings = z.object({
  /** The city's area code (021). */
  region: z.string().nullable(),
  /** Above which share of a channel's guides a message is a question. */
  questionShares: z.partialRecord(Channel, z.number()),
});
export type RunSettings = z.infer<typeof RunSettings>;

/** Run (检查批次). Its id is its start and its site (`20261123-211505-fixture`); times are ISO with +08:00. */
export const RunRecord = z.object({
  id: z.string(),
  site: z.string(),
  kind: RunKind,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  status: RunStatus,
  /** null for guides from a file, and for runs of before this was kept. */
  settings: RunSettings.nullable(),
  /** What the command that finished the run wants to show again; null while it runs. */
  summary: z.unknown(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** Task (抓取任务) of the frontier. `attempts` counts the leases so far, this one included. */
export const Task = z.object({
  id: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  attempts: z.number(),
});
export type Task = z.infer<typeof Task>;

/** A guide as one run saw it in one channel. `capture` and `url` are null for guides from a file. */
export const StoredGuide = z.object({
  run: z.string(),
  item: z.string(),
  channel: Channel,
  capture: z.string().nullable(),
  url: z.string().nullable(),
  unit: z.string(),
  guide: ServiceGuide,
});
export type StoredGuide = z.infer<typeof StoredGuide>;
