// The texts of what a try runs in the page. Called by try-out.ts and the tries.
import { visitKit } from './in-page/kit.ts';
import { measureTargets } from './in-page/targets.ts';
import { measureTexts } from './in-page/texts.ts';
import {
  coveredAtEnd,
  edgeLook,
  enlarge,
  fieldHidden,
  focused,
  unfocusedLook,
  visibleLines,
  watchChanges,
} from './in-page/try.ts';

const withKit = (measure: { toString(): string }): string =>
  `JSON.stringify((${measure.toString()})((${visitKit.toString()})()))`;
const plain = (measure: { toString(): string }): string => `JSON.stringify((${measure.toString()})())`;

export const LINES_SCRIPT = plain(visibleLines);
export const WATCH_SCRIPT = `(${watchChanges.toString()})()`;
/** Whether anything stirred since. */
export const STIRRED_SCRIPT =
  'globalThis.__visitStir === undefined || globalThis.__visitStir.changes > 0 || globalThis.__visitStir.moved';
export const centreScript = (selector: string): string =>
  `document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ block: 'center', behavior: 'instant' })`;
export const COVERED_SCRIPT = withKit(coveredAtEnd);
export const HIDDEN_SCRIPT = plain(fieldHidden);
export const FOCUSED_SCRIPT = `JSON.stringify((${focused.toString()})((${visitKit.toString()})(), ${edgeLook.toString()}))`;
export const unfocusedScript = (selector: string): string =>
  `(${unfocusedLook.toString()})(${JSON.stringify(selector)}, ${edgeLook.toString()})`;
export const ENLARGE_SCRIPT = withKit(enlarge);
export const TARGETS_SCRIPT = withKit(measureTargets);
export const TEXTS_SCRIPT = withKit(measureTexts);
