// What was tried on a page with taps, keys and requests for its files (试点按): a part of a page visit. Made by crawler/visit, judged by checks/mobile.
import { z } from 'zod';

const pixels = z.number();

/** What one tap did within 1.5 s, and where one step back led afterwards. */
export const Tap = z.object({
  selector: z.string(),
  name: z.string(),
  /** page: most of what was seen has gone; change: something on the page; none: nothing at all. */
  effect: z.enum(['none', 'change', 'request', 'window', 'dialog', 'page']),
  /** Characters on the page afterwards; null where they were not counted. */
  textLength: z.int().nullable(),
  /** same: the page before; other: another one of the site; out: none of it. Null: the tap left the page as it was. */
  back: z.enum(['same', 'other', 'out']).nullable(),
});
export type Tap = z.infer<typeof Tap>;

/**
 * What came for a link to a file. file; page: one that shows something or may draw it; hint: how one gets it elsewhere; blank: nothing;
 * gone: 404 or a page that says so; error: the server's; unknown: turned away, out of reach.
 */
export const DownloadState = z.enum(['file', 'page', 'hint', 'blank', 'gone', 'error', 'unknown']);
export type DownloadState = z.infer<typeof DownloadState>;

/** A file asked for as WeChat does, and, where that was of no use, as any phone does. */
export const Download = z.object({
  selector: z.string(),
  name: z.string(),
  url: z.string(),
  wechat: DownloadState,
  plain: DownloadState.nullable(),
});
export type Download = z.infer<typeof Download>;

const Seen = z.object({ selector: z.string(), text: z.string() });

/** What was tried on the page with taps and keys; nothing is written, sent or agreed to. */
export const Tried = z.object({
  taps: z.array(Tap),
  /** Layers that were closed: whether they went, and whether they were there again when the page was opened again. */
  closed: z.array(Seen.extend({ gone: z.boolean(), again: z.boolean() })),
  /** What stays behind a strip fixed to the window at the end of the page. */
  covered: z.array(Seen),
  /** Fields and whether they can be seen with the keyboard open. */
  keyboard: z.array(z.object({ selector: z.string(), name: z.string(), hidden: z.boolean() })),
  downloads: z.array(Download).default([]),
  /** What the Tab key reached, and whether one sees that it did. */
  focus: z.array(z.object({ selector: z.string(), name: z.string(), marked: z.boolean() })),
  /** With letters half as large again. */
  large: z.object({ clientWidth: pixels, scrollWidth: pixels, cut: z.array(Seen) }).nullable(),
  /** The version for elder people, where the page offers one. */
  elder: z
    .object({
      entry: z.string(),
      /** Sizes of what one taps. */
      targets: z.array(z.object({ selector: z.string(), name: z.string(), width: pixels, height: pixels })),
      /** The size in which most of the text is written. */
      textSize: pixels,
      /** Reading aloud is offered. */
      reads: z.boolean(),
    })
    .nullable(),
});
export type Tried = z.infer<typeof Tried>;
