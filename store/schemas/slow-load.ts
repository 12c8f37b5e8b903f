// A page on a network that was slowed down (限速打开): a part of a page visit. Made by crawler/visit, judged by checks/mobile.
import { z } from 'zod';

/** The page opened several times on a network that was slowed down: medians, milliseconds; null where most openings showed none. */
export const SlowLoad = z.object({
  /** The network's Chinese name. */
  network: z.string(),
  wanted: z.int(),
  /** Openings that succeeded. */
  runs: z.int(),
  /** Without the slowing down: the browser notes it before. */
  firstByte: z.number().nullable(),
  firstPaint: z.number().nullable(),
  largestPaint: z.number().nullable(),
  shift: z.number().nullable(),
  /** Until anything was seen at all, a sign of loading included. */
  white: z.number().nullable(),
});
export type SlowLoad = z.infer<typeof SlowLoad>;
