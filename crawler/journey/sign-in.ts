// What happens where a log-in is asked for: in the sandbox its made-up account is used, elsewhere the journey ends. Called by explore.ts.
import type { JourneyStep } from '../../store/schemas/journey.ts';
import type { Scan } from './in-page/scan.ts';
import { typeSeconds } from './keystrokes.ts';
import { look, signatureOf } from './look.ts';
import { kindOf } from './page-kind.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { LONG } from './press.ts';
import { type Ended, pressCounted, stopped, type Walk } from './walk.ts';
import { wordsOf } from './words.ts';

const ACT_MS = 4000;

/** A log-in that ran out says nothing of the portal: nothing is charged to it. */
const loggedOut = (step: string, { persons }: Walk): Ended =>
  stopped(
    step,
    'logged-out',
    persons ? '登录状态已失效，须重新登录后再走。' : '须登录后才能继续，没有可用的登录状态。',
  );

/** Signs in to the sandbox with its made-up account; elsewhere the journey ends here. */
export async function signIn(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
  const { page } = walk.tab;
  const from = walk.steps.at(-2)?.name ?? null;
  const ended = scan.lines.find((line) => line.length <= 60 && wordsOf('ended').test(line)) ?? null;
  if (!walk.persons) walk.logins.push({ step: step.name, ended, from });
  const button = pickControl(scan, 'signIn') ?? scan.controls.find(({ name }) => /登录|登 录/.test(name));
  if (!walk.signIn || !walk.sandbox || !button) {
    await picture(walk, step, scan);
    return loggedOut(step.name, walk);
  }
  for (const { label, value } of walk.signIn.fields) {
    const field = scan.fields.find((one) => one.label.includes(label));
    if (!field) continue;
    walk.rules.typed.add(value);
    await page.locator(field.selector).first().fill(value, { timeout: ACT_MS });
    step.done.push({ act: 'fill', what: label });
    step.presses += 1;
    step.typed += value.length;
    step.work += typeSeconds(value);
  }
  step.touched = { selector: button.selector, name: button.name, box: button.box };
  await picture(walk, step, await look(page));
  const pressed = await pressCounted(walk, step, button, LONG);
  Object.assign(step, { waited: pressed.waited, sign: pressed.sign, signAfter: pressed.signAfter });
  const after = await look(page);
  return kindOf(after) === 'login' && signatureOf(after) === signatureOf(scan)
    ? stopped(step.name, 'logged-out', '登录没有成功。')
    : null;
}
