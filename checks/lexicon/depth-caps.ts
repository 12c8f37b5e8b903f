// Words by which a guide limits how deep a service goes online. Data beside this file; used by checks/journey/depth.ts.
import { z } from 'zod';
import data from './depth-caps.json' with { type: 'json' };

const lists = z
  .strictObject({
    /** Material is handed in at a window. */
    handIn: z.array(z.string()),
    /** The result is fetched at a window. */
    fetch: z.array(z.string()),
    /** Ways beside the window. */
    otherWays: z.array(z.string()),
    /** A material on paper only. */
    paper: z.array(z.string()),
    free: z.array(z.string()),
    charged: z.array(z.string()),
    no: z.array(z.string()),
  })
  .parse(data);

export const DEPTH_WORDS = Object.fromEntries(
  Object.entries(lists).map(([name, list]) => [name, new RegExp(list.join('|'), 'u')]),
) as Record<keyof typeof lists, RegExp>;
