// Records of what is judged over many guides: facts, questions, rulings. Made by corpus checks and the pipeline, kept by the store.
import { z } from 'zod';
import { Channel } from './outcome.ts';

/** Fact: what one guide says of something that is compared over guides. Equal `message` and `group` are compared. */
export const Fact = z.object({
  message: z.string(),
  group: z.string(),
  /** Schema path, and key of the list member, of the element that says it. */
  field: z.string(),
  key: z.string().optional(),
  /** What is compared, in a form that the check reads. */
  value: z.string(),
  /** The words of the page. */
  quote: z.string().optional(),
});
export type Fact = z.infer<typeof Fact>;

/** A fact with the guide that says it. */
export type GroupMember = Fact & { item: string; itemName: string; channel: Channel; unit: string };

/** 裁定: how a message is taken at a site. `off`: it does not apply there. */
export const Decision = z.enum(['fail', 'review', 'off']);
export type Decision = z.infer<typeof Decision>;

export const Ruling = z.object({
  site: z.string().min(1),
  /** Empty: all channels. */
  channel: z.union([Channel, z.literal('')]),
  message: z.string().min(1),
  decision: Decision,
  reason: z.string().min(1),
  by: z.string().min(1),
  /** ISO time with +08:00. */
  at: z.string(),
});
export type Ruling = z.infer<typeof Ruling>;

/** 待裁定问题: a message that most guides of a page family fail, or one that a ruling takes in its own way. */
export const Question = z.object({
  channel: Channel,
  message: z.string(),
  /** Guides with a fail, and guides for which the message was judged. */
  failing: z.number(),
  judged: z.number(),
  /** `open`: waits for a ruling. */
  decision: z.enum(['open', 'review', 'off']),
});
export type Question = z.infer<typeof Question>;
