// The text of what a visit runs in the page. Called by visit-page.ts.
import { measureFields } from './in-page/fields.ts';
import { measureGestures } from './in-page/gestures.ts';
import { visitKit } from './in-page/kit.ts';
import { measureLayers } from './in-page/layers.ts';
import { measurePage, measureTiming, measureWidth } from './in-page/page.ts';
import { anythingSeen } from './in-page/sign.ts';
import { measureTargets } from './in-page/targets.ts';
import { measureTexts } from './in-page/texts.ts';

/** What changed last has been painted, so that shifts and paints are told; a page that paints nothing is not waited for. */
const PAINTED =
  'new Promise((done) => { setTimeout(done, 300); requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))); })';

const within = (body: string): string =>
  `(() => { const kit = (${visitKit.toString()})(); return JSON.stringify(${body}); })()`;
const call = (measure: { toString(): string }): string => `(${measure.toString()})(kit)`;

/** Everything in one go, as JSON text: Playwright takes far longer over a large object. */
export const MEASURE_SCRIPT: string = `${PAINTED}.then(() => ${within(
  `{ targets: ${call(measureTargets)}, texts: ${call(measureTexts)}, fields: ${call(measureFields)}, layers: ${call(measureLayers)}, width: ${call(measureWidth)}, timing: ${call(measureTiming)}, ...${call(measurePage)} }`,
)})`;

/** Only the times of the page's opening. */
export const TIMING_SCRIPT: string = `${PAINTED}.then(() => ${within(call(measureTiming))})`;

/** Only what another width changes. */
export const WIDTH_SCRIPT: string = within(call(measureWidth));

/** Called in the page with what elements listen to, and with them. */
export const GESTURES_FUNCTION: string = `function (heard, ...elements) { return JSON.stringify((${measureGestures.toString()})((${visitKit.toString()})(), heard, elements)); }`;

/** Whether anything at all is seen. */
export const SIGN_SCRIPT: string = `(${anythingSeen.toString()})()`;

/** Characters seen, to know whether the page has anything yet. */
export const LENGTH_SCRIPT = "(document.body?.innerText ?? '').replace(/\\s/g, '').length";
