// The list of a unit's items as one channel of a site shows it. Written by the crawl, compared by checks/parts/listed-items.ts.
import { z } from 'zod';
import { Channel } from './outcome.ts';

export const ChannelList = z.object({
  channel: Channel,
  unit: z.string(),
  /** All rows that the channel counts were read. */
  complete: z.boolean(),
  /** Address of the list. */
  source: z.string(),
  items: z.array(
    z.object({
      portalId: z.string(),
      name: z.string(),
      /** When the item was last changed, as the list writes it. */
      updated: z.string().optional(),
    }),
  ),
});
export type ChannelList = z.infer<typeof ChannelList>;
