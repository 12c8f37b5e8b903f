// How easy a page is to read and to use without eyes or mouse (无障碍、易读、适老): measured once, as it came up. Called by explore.ts and its parts.
import type { JourneyStep, PageEase } from '../../store/schemas/journey.ts';
import { inPage } from '../open-panels.ts';
import { isElderEntry } from '../visit/tap-words.ts';
import type { Scan } from './in-page/scan.ts';
import { SMALLEST_TEXT_SCRIPT } from './script.ts';
import { violationsOn } from './violations.ts';
import type { Walk } from './walk.ts';

const SIZE_MS = 5000;
/** Shorter lines are names and buttons. */
const SHORTEST_LINE = 12;
const MOST = 10;

/** Lengths of the sentences that the page says, in characters without blanks. Pure. */
export const sentencesOf = ({ lines }: Pick<Scan, 'lines'>): number[] =>
  lines
    .filter((line) => /\p{Script=Han}/u.test(line) && line.length >= SHORTEST_LINE)
    .flatMap((line) => line.split(/[。！？；!?;]/u))
    .map((sentence) => [...sentence.replace(/\s/g, '')].length)
    .filter((length) => length >= SHORTEST_LINE);

/** Sets `step.ease`; `scan` is the page as it is now. Changes nothing on the page. */
export async function measureEase({ tab }: Walk, step: JourneyStep, scan: Scan): Promise<void> {
  const { page } = tab;
  const ease: PageEase = {
    violations: await violationsOn(page),
    sentences: sentencesOf(scan),
    smallest: await inPage<number>(page, SMALLEST_TEXT_SCRIPT, SIZE_MS, '测量字号').catch(() => 0),
    elder: scan.controls
      .filter(isElderEntry)
      .map(({ name }) => name)
      .slice(0, MOST),
  };
  step.ease = ease;
}
