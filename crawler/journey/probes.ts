// What is tried out beside the applicant's own way: a step back and forth, and buttons that may do nothing. Nothing tried is
// counted as the applicant's work. Called by walk-step.ts, in the sandbox and wherever the guard holds.
import type { JourneyStep } from '../../store/schemas/journey.ts';
import { fieldKey, fillPage, isFilled } from './fill-page.ts';
import type { Scan } from './in-page/scan.ts';
import { look, signatureOf } from './look.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { pressOn, pressPatiently, SHORT } from './press.ts';
import type { Walk } from './walk.ts';
import { bareName, isNeverPressed, wordsOf } from './words.ts';

/** A step that was left filled in: its record, its page, and the keys of what stood in it. */
export interface Left {
  step: JourneyStep;
  signature: string;
  filled: Set<string>;
  /** What a written journey said of it. */
  answers: ReadonlyMap<string, string>;
}

const MOST_PRESSED = 6;

export const leftAs = ({ script }: Walk, step: JourneyStep, scan: Scan): Left => ({
  step,
  signature: signatureOf(scan),
  // A browser gives no chosen file back, whatever the portal does.
  filled: new Set(
    scan.fields.filter((field) => field.type !== 'file' && isFilled(field)).map((field) => fieldKey(field)),
  ),
  answers: new Map(script?.answers),
});

/** What led on from there the first time. */
const againOf = ({ step }: Left, scan: Scan) =>
  scan.controls.find(({ name, disabled }) => !disabled && name === step.touched?.name) ??
  pickControl(scan, 'next');

/** Goes back one step and forth again; says on the step before what was lost. The page is the same afterwards, or null. */
export async function probeBack(walk: Walk, step: JourneyStep, scan: Scan, left: Left): Promise<Scan | null> {
  const control = pickControl(scan, 'back');
  if (!control) return scan;
  const { tab } = walk;
  const { refused } = await pressOn(tab, control.selector, SHORT);
  const earlier = await look(tab.page);
  if (refused && signatureOf(earlier) === signatureOf(scan)) return earlier;
  if (signatureOf(earlier) !== left.signature) {
    const moved = signatureOf(earlier) !== signatureOf(scan);
    step.back = { there: true, works: moved };
    return moved ? null : earlier;
  }
  step.back = { there: true, works: true };
  const now = new Map(earlier.fields.map((field) => [fieldKey(field), field]));
  const lost = new Set(
    [...left.filled].filter((key) => {
      const field = now.get(key);
      return field !== undefined && !isFilled(field);
    }),
  );
  const labels = new Set([...lost].map((key) => now.get(key)!.label));
  for (const field of left.step.fields) if (left.filled.size > 0) field.lost = labels.has(field.label);
  if (labels.size > 0) {
    // The picture that proves it: after the way back, before anything is filled in again.
    const onward = againOf(left, earlier);
    if (onward && left.step.touched) left.step.touched.box = onward.box;
    await picture(walk, left.step, earlier);
  }
  await fillPage(earlier, { ...fillTools(walk), answers: left.answers });
  const next = againOf(left, await look(tab.page));
  if (!next) return null;
  await pressPatiently(tab, next.selector);
  const again = await look(tab.page);
  return signatureOf(again) === signatureOf(scan) ? again : null;
}

export const fillTools = ({ tab, persona, sandbox, rules, script }: Walk) => ({
  page: tab.page,
  answers: script?.answers ?? new Map<string, string>(),
  persona,
  sandbox,
  typed: rules.typed,
});

/** Presses what looks harmless and notes what does nothing. The page is the same afterwards, or null. */
export async function probeButtons(walk: Walk, step: JourneyStep, scan: Scan): Promise<Scan | null> {
  const { tab } = walk;
  const aims = (['next', 'back', 'apply', 'signIn'] as const).flatMap(
    (aim) => pickControl(scan, aim)?.selector ?? [],
  );
  const candidates = scan.controls.filter(
    ({ name, kind, disabled, selector }) =>
      kind === 'button' &&
      !disabled &&
      !aims.includes(selector) &&
      !isNeverPressed(name) &&
      !wordsOf('leave').test(name) &&
      wordsOf('harmless').test(bareName(name)),
  );
  let at = scan;
  for (const { selector, name, box } of candidates.slice(0, MOST_PRESSED)) {
    const pressed = await pressOn(tab, selector, SHORT).catch(() => null);
    if (!pressed) continue;
    tab.events.popups.splice(0);
    tab.events.downloads.splice(0);
    tab.events.dialogs.splice(0);
    // What asked for something without showing it may do its work unseen.
    step.pressed.push({ name, selector, box, dead: !pressed.changed && !pressed.asked });
    if (!pressed.changed) continue;
    await tab.page.keyboard.press('Escape').catch(() => undefined);
    at = await look(tab.page);
    if (signatureOf(at) !== signatureOf(scan)) return null;
  }
  return at;
}
