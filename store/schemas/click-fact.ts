// Click fact (点击结果): what happened when a link by script was clicked in the browser. Made by crawler/links/click.ts, joined to guides when they are judged.
import { z } from 'zod';
import { Channel } from './outcome.ts';

export const ClickEffect = z.enum([
  /** Nothing that a person could notice, twice. */
  'none',
  /** The page wanted to go elsewhere, or to open a window. */
  'leaves',
  /** The page changed, moved or asked for something. */
  'changes',
  /** A dialog or a download. */
  'tells',
]);
export type ClickEffect = z.infer<typeof ClickEffect>;

/** One link stands for all of its text and script in the unit's guides: they are filled by one template. */
export const ClickFact = z.object({
  channel: Channel,
  unit: z.string(),
  text: z.string(),
  /** `javascript:…`, as it stands on the page. */
  url: z.string(),
  /** Public address of the page on which it was clicked. */
  page: z.string(),
  /** Null: nothing can be said, for the page could not be seen wholly, or does not stand still. */
  effect: ClickEffect.nullable(),
  attempts: z.number().int(),
});
export type ClickFact = z.infer<typeof ClickFact>;
