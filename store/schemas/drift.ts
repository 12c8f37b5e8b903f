// What the drift guard (版式变化防护) remembers of a run: shapes of the guides by unit, suspicions, absent items.
import { z } from 'zod';
import { Channel } from './outcome.ts';

/** One schema path over the guides of a unit. */
export const PathCount = z.object({
  /** Guides whose section of the path was seen completely: only those can lack it. */
  seen: z.number().int(),
  /** Of these, guides with the path's caption or value. */
  shown: z.number().int(),
  /** Of these, guides with a value. */
  valued: z.number().int(),
  /** The most frequent caption, by which layouts are told apart. */
  label: z.string().nullable(),
});
export type PathCount = z.infer<typeof PathCount>;

/** Shape (形态) of the guides of one unit in one channel. */
export const UnitShape = z.object({
  channel: Channel,
  unit: z.string(),
  guides: z.number().int(),
  paths: z.record(z.string(), PathCount),
});
export type UnitShape = z.infer<typeof UnitShape>;

export const SuspicionKind = z.enum(['layout', 'items']);
export type SuspicionKind = z.infer<typeof SuspicionKind>;

/** What the operator is asked about one unit. */
export const Suspicion = z.object({
  kind: SuspicionKind,
  channel: z.string(),
  unit: z.string(),
  /** The element that vanished; empty for lost items, and where whole guides are no longer recognised. */
  field: z.string(),
  /** The run it is compared with. */
  baseline: z.string(),
  /** Guides with the element, or items listed: `n` of `of`, then and now. */
  before: z.object({ n: z.number().int(), of: z.number().int() }),
  now: z.object({ n: z.number().int(), of: z.number().int() }),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** What the page of an item said that its list no longer holds. */
export const AbsentPage = z.enum(['gone', 'there', 'unknown']);
export type AbsentPage = z.infer<typeof AbsentPage>;

export const Absence = z.object({
  item: z.string(),
  page: AbsentPage,
  /** Complete looks in a row, this one included, in which list and page both said that the item is gone. */
  times: z.number().int(),
});
export type Absence = z.infer<typeof Absence>;
