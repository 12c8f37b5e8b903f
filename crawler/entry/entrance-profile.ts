// The part of a site profile that says where citizens enter (办事入口): home pages, the unified portal's hosts, other portals. Used by profile.ts.
import { z } from 'zod';
import { EntryItem } from '../../store/schemas/entry-walk.ts';
import { Channel } from '../../store/schemas/outcome.ts';
import { address, host } from '../profile-values.ts';

const Home = z.strictObject({
  channel: Channel.extract(['pc', 'h5', 'kiosk']),
  url: address,
  /** Path of an item's page with {id}: such pages are no menu. Default: the profile's `guide`. */
  guide: z
    .string()
    .refine((path) => path.includes('{id}'), '应含 {id}')
    .optional(),
  /** Screen of a terminal (自助终端), CSS pixels; the other channels are opened as the profile's devices. */
  screen: z
    .strictObject({ width: z.int().min(200).max(4000), height: z.int().min(200).max(4000) })
    .optional(),
  /** The platform says that it has a version for the elderly. */
  elder: z.boolean().default(false),
  /** Items to look for, beside those of the last crawl. */
  items: z.array(EntryItem).default([]),
});
export type Home = z.infer<typeof Home>;

/** Second-level pages (二级页面) that should look like the portal, and hosts of the services that all should use. */
const Looks = z.strictObject({
  pages: z
    .array(
      z.strictObject({
        channel: Home.shape.channel,
        name: z.string().min(1),
        /** Code of the unit whose channel it is. */
        unit: z.string().min(1).nullable().default(null),
        url: address,
      }),
    )
    .min(1),
  /** Hosts of 统一公共支付, 统一物流, 统一预约; nothing is said of a kind without hosts. */
  pay: z.array(host).default([]),
  logistics: z.array(host).default([]),
  booking: z.array(host).default([]),
});

export const EntranceProfile = z.strictObject({
  /** Hosts of the unified portal (统一服务渠道), its identity included. */
  unified: z.array(host).min(1),
  homes: z.array(Home).min(1),
  /** Other portals (部门网站、其他平台) that may offer the same items: none of the unified hosts. */
  portals: z.array(z.strictObject({ name: z.string().min(1), url: address })).default([]),
  looks: Looks.optional(),
  /** Pages of the menu that are opened in a channel at most, and clicks after which nobody looks any further. */
  pages: z.int().min(1).max(1000).default(60),
  clicks: z.int().min(1).max(8).default(5),
});
export type EntranceProfile = z.infer<typeof EntranceProfile>;

/** Every host that a walk may open, the unified ones first. */
export const hostsOf = ({ unified, homes, portals, looks }: EntranceProfile): string[] => [
  ...new Set([
    ...unified,
    ...[...homes, ...portals, ...(looks?.pages ?? [])].map(({ url }) => new URL(url).host),
  ]),
];
