// The text of what a journey runs in pages. Called by journey-browser.ts and the files beside this one.
import { installWatch } from '../in-page/watch.ts';
import { installWalker } from '../snapshot/in-page.ts';
import { EMPTY_TAGS, KEPT_ATTRIBUTES, LONGEST_ATTRIBUTE } from '../snapshot/rules.ts';
import { visitKit } from '../visit/in-page/kit.ts';
import { openChoices } from './in-page/choices.ts';
import { fieldWords } from './in-page/field-words.ts';
import { installJourneyStay } from './in-page/journey-stay.ts';
import { scanPage } from './in-page/scan.ts';
import { scanControls } from './in-page/scan-controls.ts';
import { scanFields } from './in-page/scan-fields.ts';
import { scanPickers } from './in-page/scan-pickers.ts';
import { readSigns } from './in-page/signs.ts';
import { smallestText } from './in-page/smallest-text.ts';
import { wordsOf } from './words.ts';

const call = (install: { toString(): string }, ...given: unknown[]): string =>
  `(${install.toString()})(${given.map((value) => JSON.stringify(value)).join(',')});`;

/** Set before the page's own scripts run, in every frame. The first line serves functions that tsx has wrapped. */
export const JOURNEY_SCRIPT: string = [
  'globalThis.__name ??= (f) => f;',
  call(installJourneyStay),
  call(installWatch),
  call(installWalker, { kept: KEPT_ATTRIBUTES.source, empty: EMPTY_TAGS, longest: LONGEST_ATTRIBUTE }),
].join('\n');

const MOST_FIELDS = 200;
const scan = (part: { toString(): string }): string => `(${part.toString()})(kit, words)`;

/** As JSON text: Playwright takes far longer over a large object. */
export const SCAN_SCRIPT = `(() => {
  const kit = (${visitKit.toString()})();
  const words = (${fieldWords.toString()})(kit);
  const fields = [...${scan(scanFields)}, ...${scan(scanPickers)}].slice(0, ${MOST_FIELDS});
  return JSON.stringify({ ...${scan(scanPage)}, fields, controls: ${scan(scanControls)} });
})()`;

export const SIGNS_SCRIPT = `(${readSigns.toString()})(${JSON.stringify(wordsOf('working').source)})`;

export const CHOICES_SCRIPT = `(() => { const kit = (${visitKit.toString()})(); return JSON.stringify((${openChoices.toString()})(kit)); })()`;

export const SMALLEST_TEXT_SCRIPT = `(() => { const kit = (${visitKit.toString()})(); return (${smallestText.toString()})(kit); })()`;
