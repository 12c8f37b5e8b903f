// Tries a page that was measured: taps its controls, steps back, closes layers, opens the keyboard, walks with the Tab key, enlarges
// the letters. Nothing is written, sent or agreed to; the guard lets only reading through. Called by visit-page.ts.
import type { Page } from 'playwright';
import type { PageVisit, Tap, Target, TextRun, Tried } from '../../store/schemas/page-visit.ts';
import type { Tab } from '../guarded-context.ts';
import { inPage, settle } from '../open-panels.ts';
import { isElderEntry, isReading, mayTap } from './tap-words.ts';
import {
  COVERED_SCRIPT,
  centreScript,
  ENLARGE_SCRIPT,
  FOCUSED_SCRIPT,
  HIDDEN_SCRIPT,
  LINES_SCRIPT,
  STIRRED_SCRIPT,
  TARGETS_SCRIPT,
  TEXTS_SCRIPT,
  unfocusedScript,
  WATCH_SCRIPT,
} from './try-script.ts';

export interface TryOptions {
  tab: Tab;
  visit: Pick<PageVisit, 'targets' | 'layers' | 'fields'>;
  /** Opens the page anew, as it was measured. */
  reopen: () => Promise<void>;
  /** Milliseconds: a page's quiet. */
  quiet: number;
  /** Controls that are tapped at most. */
  most: number;
}

const EFFECT_MS = 1500;
const PATIENT_MS = 4000;
const BACK_MS = 10_000;
/** Given to a page without content, as for one that is opened. */
const CONTENT_MS = 10_000;
const CLOSE_MS = 2000;
/** With fewer characters a page is empty (M18). */
const EMPTY = 30;
const TAP_MS = 2000;
const ASK_MS = 10_000;
const KEYBOARD = 300;
const MOST_FIELDS = 3;
const MOST_KEYS = 15;
/** So much of the lines has to be there again for the same page. */
const SAME = 0.6;
/** With less left of what was seen, it is another page. */
const GONE = 0.5;

const ask = async <T>(page: Page, script: string): Promise<T> =>
  JSON.parse(await inPage<string>(page, script, ASK_MS, '查看页面')) as T;
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
    await inPage(page, centreScript(selector), ASK_MS, '查看页面');
    await page.waitForTimeout(150);
    await inPage(page, WATCH_SCRIPT, ASK_MS, '查看页面');
    const tapped = await page
      .locator(selector)
      .first()
      .tap({ timeout: TAP_MS })
      .then(
        () => true,
        () => false,
      );
    if (!tapped) return null;
    for (let waited = 0; waited < patience && effect === 'none'; waited += 100) {
      if (await inPage<boolean>(page, STIRRED_SCRIPT, ASK_MS, '查看页面').catch(() => true))
        effect = 'change';
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
async function taps(options: TryOptions): Promise<Tap[]> {
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

async function closeLayers({ tab: { page }, visit, reopen, quiet }: TryOptions): Promise<Tried['closed']> {
  const found: Tried['closed'] = [];
  for (const { selector, text, bar, closes } of visit.layers) {
    const [close] = closes;
    if (bar || !close || text === '') continue;
    const tapped = await page
      .locator(close.selector)
      .first()
      .tap({ timeout: TAP_MS })
      .then(
        () => true,
        () => false,
      );
    if (!tapped) continue;
    await settle(page, quiet);
    const shown = () =>
      page
        .locator(selector)
        .filter({ hasText: text.slice(0, 10) })
        .first()
        .isVisible();
    for (let waited = 0; waited < CLOSE_MS && (await shown()); waited += 200) await page.waitForTimeout(200);
    const gone = !(await shown());
    await reopen();
    found.push({ selector, text: text.slice(0, 60), gone, again: gone && (await shown()) });
  }
  return found;
}

/** Fields that are seen before the keyboard opens: what lies under a layer anyway is not the keyboard's doing. */
async function openKeyboard({ tab: { page }, visit }: TryOptions): Promise<Tried['keyboard']> {
  const size = page.viewportSize();
  const fields = visit.fields.filter(
    ({ type, readOnly }) => !readOnly && !/^(?:checkbox|radio|file|select|range|color)$/.test(type),
  );
  if (!size || fields.length === 0) return [];
  const isHidden = async (selector: string): Promise<boolean | null> => {
    const field = page.locator(selector).first();
    const reached = await field
      .blur({ timeout: TAP_MS })
      .then(() => field.focus({ timeout: TAP_MS }))
      .then(
        () => true,
        () => false,
      );
    await page.waitForTimeout(100);
    return reached ? ask<boolean>(page, HIDDEN_SCRIPT) : null;
  };
  const found: Tried['keyboard'] = [];
  for (const { selector, name, placeholder } of fields.slice(0, MOST_FIELDS)) {
    if ((await isHidden(selector)) !== false) continue;
    await page.setViewportSize({ width: size.width, height: size.height - KEYBOARD });
    const hidden = await isHidden(selector);
    await page.setViewportSize(size);
    if (hidden !== null) found.push({ selector, name: name || placeholder, hidden });
  }
  return found;
}

async function walk({ tab: { page } }: TryOptions): Promise<Tried['focus']> {
  const found = new Map<string, Tried['focus'][number]>();
  for (let i = 0; i < MOST_KEYS; i++) {
    await page.keyboard.press('Tab');
    const at = await ask<{ selector: string; name: string; look: string } | null>(page, FOCUSED_SCRIPT);
    if (!at || found.has(at.selector)) break;
    const plain = await inPage<string>(page, unfocusedScript(at.selector), ASK_MS, '查看页面');
    found.set(at.selector, { selector: at.selector, name: at.name, marked: at.look !== plain });
  }
  return [...found.values()];
}

/** The size of most characters. */
function mainSize(texts: readonly TextRun[]): number {
  const sizes = new Map<number, number>();
  for (const { size, length } of texts) sizes.set(size, (sizes.get(size) ?? 0) + length);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

async function elderVersion({ tab: { page }, visit, reopen, quiet }: TryOptions): Promise<Tried['elder']> {
  const entry = visit.targets.find(isElderEntry);
  if (!entry) return null;
  await page
    .locator(entry.selector)
    .first()
    .tap({ timeout: TAP_MS })
    .catch(() => undefined);
  await settle(page, quiet);
  const targets = await ask<Target[]>(page, TARGETS_SCRIPT);
  const texts = await ask<TextRun[]>(page, TEXTS_SCRIPT);
  await reopen();
  return {
    entry: entry.name,
    targets: targets
      .filter(({ inline, native, hit }) => !inline && !native && hit !== false)
      .slice(0, 200)
      .map(({ selector, name, box }) => ({ selector, name, width: box.width, height: box.height })),
    textSize: mainSize(texts.filter(({ exempt, footer }) => !exempt && !footer)),
    reads: targets.some(isReading),
  };
}

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
  return { taps: tapped, closed, covered, keyboard, focus, large, elder };
}
