// Taps the controls of a page one after the other and notes what came of it, and whether one step back leads back. Called by try-out.ts.
import type { Page } from 'playwright';
import type { Target } from '../../../store/schemas/page-visit.ts';
import type { Tap } from '../../../store/schemas/tried.ts';
import { settle } from '../../open-panels.ts';
import { isElderEntry, mayTap } from '../tap-words.ts';
import { centreScript, LINES_SCRIPT, STIRRED_SCRIPT, WATCH_SCRIPT } from '../try-script.ts';
import { ask, run, type TryOptions, tapOn } from './trial.ts';

const EFFECT_MS = 1500;
const PATIENT_MS = 4000;
const BACK_MS = 10_000;
/** Given to a page without content, as for one that is opened. */
const CONTENT_MS = 10_000;
/** With fewer characters a page is empty (M18). */
const EMPTY = 30;
/** So much of the lines has to be there again for the same page. */
const SAME = 0.6;
/** With less left of what was seen, it is another page. */
const GONE = 0.5;

const linesOf = async (page: Page): Promise<string[]> => ask<string[]>(page, LINES_SCRIPT).catch(() => []);

function shareOf(before: readonly string[], now: readonly string[]): number {
  const there = new Set(now);
  return before.length === 0 ? 1 : before.filter((line) => there.has(line)).length / before.length;
}

/** One of each kind: controls that differ only by their number in a row are one control of a template. */
function controlsOf({ targets, layers }: TryOptions['visit'], most: number): Target[] {
  const kinds = new Map<string, Target>();
  const closes = new Set(layers.flatMap((layer) => layer.closes.map(({ selector }) => selector)));
  for (const target of targets.filter(mayTap)) {
    if (closes.has(target.selector)) continue;
    const kind = `${target.handler} ${target.selector.replace(/:nth-of-type\(\d+\)/g, '')}`;
    if (!kinds.has(kind) && !isElderEntry(target)) kinds.set(kind, target);
  }
  return [...kinds.values()].slice(0, most);
}

/** One step back, as the phone's own button does it. */
async function stepBack(
  page: Page,
  quiet: number,
  url: string,
  before: readonly string[],
): Promise<Tap['back']> {
  const went = await page.goBack({ timeout: BACK_MS, waitUntil: 'domcontentloaded' }).then(
    () => true,
    () => false,
  );
  if (!went) return null;
  if (page.url() === 'about:blank') return 'out';
  await settle(page, quiet);
  const now = await linesOf(page);
  if (page.url() === url && shareOf(before, now) >= SAME) return 'same';
  return new URL(page.url()).host === new URL(url).host ? 'other' : 'out';
}

/** A tab that is chosen already does nothing when it is tapped. */
const isChosen = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(
      `${selector}:is([aria-selected=true],[aria-current]:not([aria-current=false]),[aria-checked=true],.active,.on,.selected,.current)`,
    )
    .count()
    .then((n) => n > 0);

async function tapOnce(
  { tab, quiet }: TryOptions,
  { selector, name }: Target,
  patience: number,
): Promise<Tap | null> {
  const { page, context } = tab;
  const url = page.url();
  const before = await linesOf(page);
  let effect: Tap['effect'] = 'none';
  const note = (what: Tap['effect']) => () => {
    if (effect === 'none') effect = what;
  };
  const [onRequest, onDialog, onWindow] = [note('request'), note('dialog'), note('window')];
  page.on('request', onRequest);
  page.on('dialog', onDialog);
  page.on('filechooser', onDialog);
  page.on('download', onRequest);
  context.on('page', onWindow);
  try {
    // To scroll to it is no effect of the tap.
    await run(page, centreScript(selector));
    await page.waitForTimeout(150);
    await run(page, WATCH_SCRIPT);
    if (!(await tapOn(page, selector))) return null;
    for (let waited = 0; waited < patience && effect === 'none'; waited += 100) {
      if (await run<boolean>(page, STIRRED_SCRIPT).catch(() => true)) effect = 'change';
      else await page.waitForTimeout(100);
    }
    if (effect === 'none')
      return (await isChosen(page, selector))
        ? null
        : { selector, name, effect, textLength: null, back: null };
    await settle(page, quiet).catch(() => undefined);
    const now = await linesOf(page);
    // Where something only went, a layer was closed.
    const isSame =
      shareOf(before, now) >= GONE || (shareOf(now, before) === 1 && now.join('').length >= EMPTY);
    if (page.url() === url && isSame) return { selector, name, effect, textLength: null, back: null };
    // Data may be on their way.
    for (let waited = 0; waited < CONTENT_MS && (await linesOf(page)).join('').length < EMPTY; waited += 250)
      await page.waitForTimeout(250);
    const textLength = (await linesOf(page)).join('').replace(/\s/g, '').length;
    return { selector, name, effect: 'page', textLength, back: await stepBack(page, quiet, url, before) };
  } finally {
    page.off('request', onRequest);
    page.off('dialog', onDialog);
    page.off('filechooser', onDialog);
    page.off('download', onRequest);
    context.off('page', onWindow);
  }
}

/** Each control on the page as it was opened: whatever had an effect is undone by opening it anew. */
export async function taps(options: TryOptions): Promise<Tap[]> {
  const found: Tap[] = [];
  for (const control of controlsOf(options.visit, options.most)) {
    let tap = await tapOnce(options, control, EFFECT_MS);
    if (tap?.effect === 'none') {
      // A slow machine is no dead control: once more, on the page opened anew.
      await options.reopen();
      tap = await tapOnce(options, control, PATIENT_MS);
    }
    if (tap) found.push(tap);
    if (tap?.effect !== 'none') await options.reopen();
  }
  return found;
}
