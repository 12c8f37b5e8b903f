// Tries a page that was measured: taps its controls, steps back, closes layers, opens the keyboard, walks with the Tab key, enlarges
// the letters. Nothing is written, sent or agreed to; the guard lets only reading through. Called by visit-page.ts.
import type { Tried } from '../../store/schemas/tried.ts';
import { elderVersion } from './tries/elder.ts';
import { walk } from './tries/focus.ts';
import { openKeyboard } from './tries/keyboard.ts';
import { closeLayers } from './tries/layers.ts';
import { taps } from './tries/taps.ts';
import { ask, type TryOptions } from './tries/trial.ts';
import { COVERED_SCRIPT, ENLARGE_SCRIPT } from './try-script.ts';

/** All tries, those that leave the page as it is first. @throws DeadlineError (the page does not answer) */
export async function tryOut(options: TryOptions): Promise<Tried> {
  const { tab } = options;
  const covered = await ask<Tried['covered']>(tab.page, COVERED_SCRIPT);
  const focus = await walk(options);
  await options.reopen();
  const keyboard = await openKeyboard(options);
  const closed = await closeLayers(options);
  const elder = await elderVersion(options);
  // What a tap leads to is a page to be read like any other.
  tab.mayNavigate = true;
  const tapped = await taps(options);
  const large = await ask<Tried['large']>(tab.page, ENLARGE_SCRIPT);
  // Files are asked for beside the page (downloads.ts).
  return { taps: tapped, closed, covered, keyboard, downloads: [], focus, large, elder };
}
