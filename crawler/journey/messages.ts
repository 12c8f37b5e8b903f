// What a page said when it did not let one go on. Pure; called by walk-step.ts.
import type { JourneyStep } from '../../store/schemas/journey.ts';
import type { Scan } from './in-page/scan.ts';

type PageMessage = JourneyStep['messages'][number];

const LONGEST = 120;
/** Shorter names stand in many a sentence by chance. */
const SHORTEST = 2;

const bare = (text: string): string => text.replace(/[\s“”"「」*＊]/g, '');

const namesIn = (text: string, labels: readonly string[]): string[] =>
  labels.filter((label) => bare(label).length >= SHORTEST && bare(text).includes(bare(label)));

/** Names of fields in whose row a text has come up. */
const placesOf = (text: string, { fields }: Scan): string[] =>
  fields
    .filter(({ around, label }) => label !== '' && around.length < 200 && bare(around).includes(bare(text)))
    .map(({ label }) => label);

/** Lines that are new on the page, dialogs, and what the browser itself complains of. */
export function messagesOf(
  before: Scan,
  after: Scan,
  dialogs: readonly string[],
  when: PageMessage['after'],
): PageMessage[] {
  const labels = [...new Set(before.fields.map(({ label }) => label).filter(Boolean))];
  const old = new Set(before.lines);
  const said = [...after.lines.filter((line) => !old.has(line) && line.length <= LONGEST), ...dialogs];
  const texts: PageMessage[] = [...new Set(said)]
    .filter((text) => /\p{Script=Han}/u.test(text) && !labels.includes(text))
    .map((text) => ({
      text,
      after: when,
      names: [...new Set([...namesIn(text, labels), ...placesOf(text, after)])],
      native: false,
    }));
  const native = after.fields
    .filter(({ complaint, label }) => complaint !== '' && label !== '')
    .map(({ complaint, label }) => ({ text: complaint, after: when, names: [label], native: true }));
  // The browser shows the first only, and only where the page itself says nothing.
  return texts.length > 0 ? texts : native;
}
