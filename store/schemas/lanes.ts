// What a crawl has learned of a channel's layouts: by which lane (采集方式) each may be read. Written and read by crawler/lanes.
import { z } from 'zod';
import { ServiceGuide } from './guide.ts';

export const LearnedLayout = z.object({
  /** Comparisons of browser and plain HTTP that were equal, in a row since the last difference. */
  equal: z.int().min(0),
  /** Comparisons that were not, ever. */
  different: z.int().min(0),
  /** Schema paths that every compared page showed, and those that at least one did. */
  always: z.array(z.string()),
  proven: z.array(z.string()),
});
export type LearnedLayout = z.infer<typeof LearnedLayout>;

export const LearnedLanes = z.object({
  /** By the hash of labels and structure. */
  layouts: z.record(z.string(), LearnedLayout),
  /** Layouts that the plain pages of a unit have, by unit. */
  units: z.record(z.string(), z.array(z.string())),
});
export type LearnedLanes = z.infer<typeof LearnedLanes>;

/** A page that the browser read completely, and the JSON that it loaded, by request with {id} for the item. */
export const Lesson = z.object({
  answers: z.record(z.string(), z.json()),
  /** Without `dom` and `box`. */
  guide: ServiceGuide,
});
export type Lesson = z.infer<typeof Lesson>;
