// Journey (模拟申报): what was met and measured on the way from a guide to the last page before submission. Made by
// crawler/journey, judged by checks/journey. Facts alone: no verdict, and of what the account knows no value.
import { z } from 'zod';
import { obstacleSchema } from './obstacle.ts';
import { UnobservedReason } from './outcome.ts';
import { Box } from './page-visit.ts';

/** What a page on the way is for. */
export const StepKind = z.enum([
  'guide',
  'login',
  'situation',
  'form',
  'upload',
  'preview',
  'result',
  'other',
]);
export type StepKind = z.infer<typeof StepKind>;

export const AskedField = z.object({
  /** Without marks; empty when the page names it nowhere. */
  label: z.string(),
  type: z.string(),
  /** What of the applicant is asked for, by the persona's names (`name`, `idNumber`, …); null when it is something else. */
  about: z.string().nullable(),
  /** Filled in already when the page was opened. */
  prefilled: z.boolean(),
  /** By markup, or because the page refused to go on without it. */
  required: z.boolean(),
  /** `*` or 必填 stands beside it. */
  marked: z.boolean(),
  /** Asked for, and not filled in, on an earlier page of this journey. */
  again: z.boolean(),
  /** Lost after a step back and forth; null where that was not tried. */
  lost: z.boolean().nullable(),
  box: Box,
});
export type AskedField = z.infer<typeof AskedField>;

export const UploadAsked = z.object({
  material: z.string(),
  /** File endings that are taken, small letters without a dot; empty when nothing is said. */
  formats: z.array(z.string()),
  required: z.boolean(),
  /** What was chosen; null when no such file can be made. */
  given: z.string().nullable(),
  box: Box,
});

export const PageMessage = z.object({
  text: z.string(),
  /** What was done before it came: nothing filled in, or everything. */
  after: z.enum(['empty', 'filled']),
  /** A field's name stands in it, or it stands at the field. */
  names: z.array(z.string()),
  /** Made by the browser itself. */
  native: z.boolean(),
});

/** Something pressed to see whether it works. */
export const Pressed = z.object({
  name: z.string(),
  selector: z.string(),
  box: Box,
  /** Nothing changed, was asked for, opened or said. */
  dead: z.boolean(),
});

/** How easy a page is to read and to use without eyes or mouse. */
export const PageEase = z.object({
  /** axe-core's serious and critical violations of WCAG A and AA; `help` in its own Chinese words; null where it could not run. */
  violations: z
    .array(
      z.object({
        rule: z.string(),
        impact: z.enum(['serious', 'critical']),
        help: z.string(),
        /** Places. */
        count: z.int(),
      }),
    )
    .nullable(),
  /** Lengths of the sentences on the page, characters. */
  sentences: z.array(z.int()),
  /** The smallest text as it is seen, CSS pixels; 0 where it was not measured. */
  smallest: z.number(),
  /** Names of entries to a version for the elderly (适老版). */
  elder: z.array(z.string()),
});
export type PageEase = z.infer<typeof PageEase>;

export const JourneyStep = z.object({
  /** `guide`, `login`, `form-2` … */
  name: z.string(),
  kind: StepKind,
  address: z.string(),
  title: z.string(),
  heading: z.string(),
  /** Path relative to the journey's folder, and its pixels; null when no picture could be taken. */
  screenshot: z.object({ path: z.string(), width: z.int(), height: z.int() }).nullable(),
  /** What leads on from here; null where the journey ends. */
  touched: z.object({ name: z.string(), selector: z.string(), box: Box }).nullable(),
  /** What was done here, in order: 点按, 填写, 选择, 上传. */
  done: z.array(z.object({ act: z.enum(['press', 'fill', 'choose', 'upload']), what: z.string() })),
  fields: z.array(AskedField),
  uploads: z.array(UploadAsked),
  /** Exempt materials (免交) named on the page. */
  exempt: z.array(z.string()),
  /** Materials that the page wants on paper, with its words: `原件：请将纸质原件交至…`. */
  papers: z.array(z.string()).optional(),
  messages: z.array(PageMessage),
  /** Text of what must be downloaded or installed before going on. */
  downloadFirst: z.string().nullable(),
  downloads: z.array(z.string()),
  captcha: z.string().nullable(),
  /** A way to the step before; null where there is none to have. */
  back: z.object({ there: z.boolean(), works: z.boolean().nullable() }).nullable(),
  pressed: z.array(Pressed),
  /** A request that the page may need was held back here or on the step before: what is lost, asked or said may be due to it. */
  guarded: z.boolean().default(false),
  /** Of phones: the window and the page as wide as it lies there. */
  width: z.object({ window: z.number(), content: z.number(), widest: z.string() }),
  /** Help at hand: 帮助, 填写说明, 客服 … */
  help: z.array(z.string()),
  /** Absent in records of earlier versions. */
  ease: PageEase.optional(),
  presses: z.int(),
  typed: z.int(),
  /** Keystroke-level model, seconds. */
  work: z.number(),
  /** Seconds until what was pressed led on, and whether the page showed that it works. */
  waited: z.number(),
  sign: z.string().nullable(),
  /** Seconds after which the first sign was seen; null where none was. */
  signAfter: z.number().nullable(),
});
export type JourneyStep = z.infer<typeof JourneyStep>;

/** A log-in that was asked for after the first one, or the first one. */
export const LogIn = z.object({
  step: z.string(),
  /** The page's own words, where they speak of an ended session. */
  ended: z.string().nullable(),
  /** Step from which it was reached. */
  from: z.string().nullable(),
});

export const LoggedRequest = z.object({
  step: z.string(),
  method: z.string(),
  url: z.string(),
  type: z.string(),
  allowed: z.boolean(),
  /** Why not, Chinese. */
  detail: z.string().nullable(),
});
export type LoggedRequest = z.infer<typeof LoggedRequest>;

export const JourneyEnd = z.object({
  /** `preview`: the last page before submission; `result`: submitted, in the sandbox only. */
  reached: z.enum(['preview', 'result', 'stopped']),
  step: z.string(),
  /** Where it stopped before. */
  reason: UnobservedReason.nullable(),
  /** Chinese sentence: why it ended there. */
  detail: z.string(),
});

/** What the guide's own page says of applying online; values as shown, null where not shown. */
export const GuideClaims = z.object({
  depth: z.string().nullable(),
  visits: z.string().nullable(),
  handleForms: z.array(z.string()),
  materials: z.array(z.object({ name: z.string(), form: z.string().nullable(), required: z.boolean() })),
  fee: z.string().nullable(),
  onlinePayment: z.string().nullable(),
  express: z.string().nullable(),
  results: z.string().nullable(),
  resultDelivery: z.string().nullable(),
  /** Texts in which a visit can be demanded. */
  texts: z.array(z.object({ name: z.string(), text: z.string() })),
  apply: z.boolean(),
  consult: z.boolean(),
  complaint: z.boolean(),
});
export type GuideClaims = z.infer<typeof GuideClaims>;

/** What the page after submission tells; of the sandbox only. */
export const Feedback = z.object({
  number: z.boolean(),
  when: z.boolean(),
  query: z.boolean(),
  contact: z.boolean(),
  rating: z.boolean(),
});
export type Feedback = z.infer<typeof Feedback>;

export const Journey = z.object({
  item: z.object({ id: z.string(), name: z.string(), unit: z.string(), kind: z.string() }),
  channel: z.string(),
  source: z.enum(['sandbox', 'site']),
  /** Found by itself, or led by a written file. */
  way: z.enum(['explored', 'written']),
  time: z.string(),
  device: z.object({ width: z.int(), height: z.int(), phone: z.boolean() }),
  persona: z.string(),
  /** What the account knows, by the persona's names. */
  known: z.array(z.string()),
  claims: GuideClaims.nullable(),
  steps: z.array(JourneyStep),
  logins: z.array(LogIn),
  requests: z.array(LoggedRequest),
  feedback: Feedback.nullable(),
  end: JourneyEnd,
  /** The site let drafts be saved, so that no page was pressed on while empty. */
  drafts: z.boolean().default(false),
  /** Path of the Playwright trace, relative to the journey's folder; absent where none was kept. */
  trace: z.string().optional(),
});
export type Journey = z.infer<typeof Journey>;

/** An obstacle that was met: where, at which words, and how sure it is. Made by checks/journey. */
export const MetObstacle = z.object({
  obstacle: obstacleSchema,
  verdict: z.enum(['fail', 'review']),
  step: z.string(),
  /** The step whose page shows it, where that is another one: the log-in that comes in between. */
  shown: z.string().optional(),
  /** The words at which one meets it: a field's name, a button, a message, a material. */
  spot: z.string(),
  /** A Chinese sentence: what happened. */
  detail: z.string(),
  box: Box.optional(),
});
export type MetObstacle = z.infer<typeof MetObstacle>;
