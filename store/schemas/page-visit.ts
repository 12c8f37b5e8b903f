// Page visit (页面走查): what was measured on one page with one device. Made by crawler/visit, judged by checks/mobile.
// Boxes are CSS pixels from the page's upper left corner; selectors and boxes are evidence, never identity.
import { z } from 'zod';
import { Channel, Outcome, UnobservedReason } from './outcome.ts';
import { SlowLoad } from './slow-load.ts';
import { Tried } from './tried.ts';

const pixels = z.number();

export const Box = z.object({ x: pixels, y: pixels, width: pixels, height: pixels });
export type Box = z.infer<typeof Box>;

/** Red, green and blue, 0 to 255, after what shines through. */
const Colour = z.tuple([z.number(), z.number(), z.number()]);
export type Colour = z.infer<typeof Colour>;

/** Something one taps. */
export const Target = z.object({
  selector: z.string(),
  kind: z.enum(['link', 'button', 'field', 'script']),
  /** Accessible name, without white space at the ends; empty when there is none. */
  name: z.string(),
  /** Of the larger one of a box to tick and its label. */
  box: Box,
  /** A link in the midst of a sentence. */
  inline: z.boolean(),
  /** Size left to the browser (box to tick without style). */
  native: z.boolean(),
  /** Whether a tap in its middle reaches it; null outside of the first screen. */
  hit: z.boolean().nullable(),
  fixed: z.boolean(),
  focusable: z.boolean(),
  /** Holds a picture that could name it. */
  picture: z.boolean(),
  /** As written; null where it is no link. */
  href: z.string().nullable(),
  /** Whether the place in the page that `#…` names is there; null for other addresses. */
  fragment: z.boolean().nullable(),
  /** Sends a form. */
  submits: z.boolean(),
  /** Where a script listens for taps: on itself, only further up, nowhere. */
  handler: z.enum(['own', 'above', 'none']),
});
export type Target = z.infer<typeof Target>;

/** The text that one element holds itself. */
export const TextRun = z.object({
  selector: z.string(),
  /** At most 200 characters. */
  text: z.string(),
  length: z.int(),
  size: pixels,
  bold: z.boolean(),
  lines: z.int(),
  /** From one line to the next; null for a single line. */
  pitch: pixels.nullable(),
  colour: Colour.nullable(),
  /** Null where a picture, a gradient or something beside its ancestors lies behind. */
  background: Colour.nullable(),
  box: Box,
  /** Its pieces: a line, or what stands before and after a link; at most eight. */
  rects: z.array(Box),
  /** Disabled control or code: no reading matter. */
  exempt: z.boolean(),
  footer: z.boolean(),
  fixed: z.boolean(),
  /** Has to be scrolled to inside of a part of the page. Visits that were stored before this was measured lack it. */
  scrolledAway: z.boolean().default(false),
  /** Inside a link or button. */
  linked: z.boolean(),
  /** Cut off by its own box although no ellipsis is meant. */
  cut: z.boolean(),
});
export type TextRun = z.infer<typeof TextRun>;

export const Field = z.object({
  selector: z.string(),
  /** `text`, `tel`, `select`, `textarea` … */
  type: z.string(),
  /** Accessible name without the placeholder; empty when there is none. */
  name: z.string(),
  placeholder: z.string(),
  autocomplete: z.string(),
  inputmode: z.string(),
  size: pixels,
  box: Box,
  required: z.boolean(),
  /** `*` or 必填 stands at its name, also where a style sheet writes it. */
  requiredMark: z.boolean(),
  readOnly: z.boolean(),
  accept: z.string(),
  /** Text around the field, at most 200 characters. */
  around: z.string(),
  /** A picture in the field's row. */
  pictureBeside: z.boolean(),
});
export type Field = z.infer<typeof Field>;

/** Something that lies over the page. */
export const Layer = z.object({
  selector: z.string(),
  text: z.string(),
  box: Box,
  /** Share of the window that it covers, 0 to 1. */
  share: z.number(),
  /** Fixed to the window as a strip from edge to edge. */
  bar: z.boolean(),
  closes: z.array(z.object({ selector: z.string(), name: z.string(), box: Box })),
});
export type Layer = z.infer<typeof Layer>;

/** What changes with the window's width. */
export const Width = z.object({
  width: z.int(),
  height: z.int(),
  clientWidth: pixels,
  scrollWidth: pixels,
  /** The widest element that sticks out. */
  widest: z.object({ selector: z.string(), text: z.string(), right: pixels }).nullable(),
  /** Height of all strips fixed to the window together. */
  bars: pixels,
});
export type Width = z.infer<typeof Width>;

export const PageError = z.object({
  kind: z.enum(['script', 'data', 'mixed']),
  text: z.string(),
  /** Of the page's own host. */
  own: z.boolean(),
});

/** Something that is reached by moving fingers. What would do the same by a tap is named beside it. */
export const Gesture = z.object({
  /**
   * fingers: a script speaks of three or more; slides: others lie out of sight beside the one that is seen; hidden-action: a control lies out of
   * sight beside its row; signature: a ground to write on; puzzle: a handle to be drawn.
   */
  kind: z.enum(['fingers', 'slides', 'hidden-action', 'signature', 'puzzle']),
  selector: z.string(),
  text: z.string(),
  fingers: z.int().nullable(),
  /** Names of controls beside it that may do the same. */
  alternatives: z.array(z.string()),
});
export type Gesture = z.infer<typeof Gesture>;

/** The same page in a browser of another make. */
export const OtherEngine = z.object({
  name: z.string(),
  version: z.string(),
  /** As `textLength` of the visit, at the first width. */
  textLength: z.int(),
  widths: z.array(Width),
});
export type OtherEngine = z.infer<typeof OtherEngine>;

export const PageVisit = z.object({
  url: z.string(),
  /** A file and the fixture have no transport of their own to judge. */
  source: z.enum(['site', 'file', 'fixture']),
  device: z.string(),
  time: z.string(),
  /** HTTP status, null without an answer. */
  status: z.int().nullable(),
  title: z.string(),
  lang: z.string(),
  /** Content of the viewport meta; null without one. */
  viewport: z.string().nullable(),
  /** Content of `<meta http-equiv=refresh>`. */
  refresh: z.string().nullable(),
  window: z.object({ width: z.int(), height: z.int() }),
  bodyHidden: z.boolean(),
  selectable: z.boolean(),
  /** Characters that are seen, white space left aside. */
  textLength: z.int(),
  /** Visible sign of loading. */
  spinner: z.string().nullable(),
  /** Milliseconds waited for content since the page was asked for. */
  waited: z.number(),
  targets: z.array(Target),
  texts: z.array(TextRun),
  fields: z.array(Field),
  layers: z.array(Layer),
  widths: z.array(Width),
  images: z.array(z.object({ selector: z.string(), src: z.string(), broken: z.boolean() })),
  /** Where forms are sent to. */
  forms: z.array(z.object({ selector: z.string(), action: z.string() })),
  errors: z.array(PageError),
  /** Null where the browser was not asked, or did not say. */
  gestures: z.array(Gesture).nullable().default(null),
  /** Dialogs of the browser (alert, confirm), closed at once. */
  dialogs: z.array(z.string()),
  /** Requests that the read-only guard refused: the page may be poorer than a person sees it. */
  refused: z.int(),
  /** Milliseconds since navigation, one run without slowing down; null where not measured. */
  timing: z.object({
    firstByte: z.number().nullable(),
    firstPaint: z.number().nullable(),
    largestPaint: z.number().nullable(),
    shift: z.number(),
  }),
  /** Null where the page was opened on the machine's own network alone. */
  slow: SlowLoad.nullable().default(null),
  /** Null where only one browser opened the page. */
  otherEngine: OtherEngine.nullable().default(null),
  /** More on the page than is measured. */
  truncated: z.boolean(),
  /** Null where only the page was measured. */
  tried: Tried.nullable(),
});
export type PageVisit = z.infer<typeof PageVisit>;

/** What a check says of a visit; `field` is the record's part, `key` the thing by its content. */
export const VisitOutcome = Outcome.extend({
  /** Evidence: where it was seen. */
  selector: z.string().optional(),
});
export type VisitOutcome = z.infer<typeof VisitOutcome>;

/** Kinds of pages that share one template each. */
export const PageFamily = z.enum(['home', 'list', 'guide']);
export type PageFamily = z.infer<typeof PageFamily>;

/** A page that one run visited with one device, or could not. */
export const StoredVisit = z.object({
  run: z.string(),
  channel: Channel,
  /** `home`, the id of a page of the profile, or the item of a guide. */
  page: z.string(),
  family: PageFamily,
  /** Chinese. */
  name: z.string(),
  /** Of a guide page. */
  item: z.string().nullable(),
  unit: z.string().nullable(),
  url: z.string(),
  device: z.string(),
  visit: PageVisit.nullable(),
  /** The page visited once more, where the first visit found something. */
  again: PageVisit.nullable(),
  /** Why there is no visit. */
  problem: z.object({ reason: UnobservedReason, detail: z.string() }).nullable(),
});
export type StoredVisit = z.infer<typeof StoredVisit>;
