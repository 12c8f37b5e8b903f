// The part of a site profile that says where online help (实时在线客服) is looked for, and what it may send. Used by profile.ts.
import { z } from 'zod';
import { Channel } from '../../store/schemas/outcome.ts';
import { address, clock, host } from '../profile-values.ts';

export const HelpProfile = z.strictObject({
  homes: z.array(z.strictObject({ name: z.string().min(1), channel: Channel, url: address })).min(1),
  /** Hosts of the chat itself, where it stands elsewhere. */
  hosts: z.array(host).default([]),
  /** Requests by which a question is sent: the only ones beside reading. */
  posts: z.array(
    z.strictObject({
      method: z.enum(['POST', 'PUT']),
      path: z.string().regex(/^\/\S*$/, '应是以 / 开头的路径'),
      keys: z.array(z.string().min(1)),
    }),
  ),
  /** Seconds that an answer may take before nobody waits any longer. */
  wait: z.number().min(1).max(120).default(30),
  /** Seconds within which an answer should begin. */
  soon: z.number().min(1).max(60).default(10),
  /** When a person should be there: days of the week from 1 (Monday), clocks of Shanghai. */
  office: z
    .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: clock, to: clock })
    .default({ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }),
});
export type HelpProfile = z.infer<typeof HelpProfile>;
