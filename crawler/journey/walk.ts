// What the parts of a journey share while it goes on. Made by run-journey.ts.
import type { Journey, JourneyStep } from '../../store/schemas/journey.ts';
import type { Scan } from './in-page/scan.ts';
import type { JourneyTab } from './journey-browser.ts';
import type { JourneyRules } from './journey-rules.ts';
import { sizeOfJpeg } from './jpeg-size.ts';
import { pressSeconds } from './keystrokes.ts';
import type { Persona } from './persona.ts';
import type { Patience, Pressed } from './press.ts';
import { pressOn } from './press.ts';
import type { RequestLog } from './request-log.ts';
import type { Script } from './script-run.ts';

export interface SignIn {
  fields: readonly { label: string; value: string }[];
}

export interface Walk {
  tab: JourneyTab;
  log: RequestLog;
  rules: JourneyRules;
  persona: Persona;
  /** Only there things are tried out, submitted, signed in to. */
  sandbox: boolean;
  phone: boolean;
  signIn: SignIn | null;
  /** Whether the sandbox's submission is pressed at the end. */
  submit: boolean;
  steps: JourneyStep[];
  logins: Journey['logins'];
  claims: Journey['claims'];
  feedback: Journey['feedback'];
  /** What of the applicant has been asked for on earlier steps, and not been there already. */
  asked: Set<string>;
  /** A written journey that leads; null where the way is found by itself. */
  script: Script | null;
  /** Names of steps by the signature of their page. */
  names: Map<string, string>;
  publish(text: string): string;
  /** Stores a picture; the path within the journey's folder. */
  picture(name: string, bytes: Buffer): Promise<string>;
}

const MOST_WIDTH = 3000;
const PICTURE_MS = 8000;

/** Messages move what stands below them: boxes are those of the page as its picture shows it. */
function moveBoxes(step: JourneyStep, { fields, controls }: Scan): void {
  const of = (label: string) => fields.find((field) => field.label === label)?.box;
  for (const field of step.fields) field.box = of(field.label) ?? field.box;
  for (const upload of step.uploads) upload.box = of(upload.material) ?? upload.box;
  for (const pressed of step.pressed)
    pressed.box = controls.find(({ name }) => name === pressed.name)?.box ?? pressed.box;
}

/** Takes the page's picture; `scan` is the page as it is now. */
export async function picture(walk: Walk, step: JourneyStep, scan: Scan): Promise<void> {
  moveBoxes(step, scan);
  const { page } = walk.tab;
  const bytes = await page
    .screenshot({
      fullPage: true,
      type: 'jpeg',
      quality: 70,
      scale: 'css',
      timeout: PICTURE_MS,
      animations: 'disabled',
      // What an account really knows must not reach the disk.
      mask: walk.sandbox ? [] : [page.locator('input,textarea,select')],
    })
    .catch(() => null);
  if (bytes && scan.width.content < MOST_WIDTH)
    step.screenshot = { path: await walk.picture(step.name, bytes), ...sizeOfJpeg(bytes) };
}

/** Presses as the applicant does: counted, and pop-ups are followed in the same page. */
export async function pressCounted(
  walk: Walk,
  step: JourneyStep,
  control: { selector: string; name: string; box: JourneyStep['fields'][number]['box'] },
  patience: Patience,
  pressIt: (tab: JourneyTab, selector: string, patience: Patience) => Promise<Pressed> = pressOn,
): Promise<Pressed> {
  const { selector, name, box } = control;
  step.touched = { selector, name, box };
  step.done.push({ act: 'press', what: name });
  step.presses += 1;
  step.work += pressSeconds();
  const pressed = await pressIt(walk.tab, selector, patience);
  const popup = walk.tab.events.popups.splice(0).find((url) => /^https?:/.test(url));
  if (popup) await walk.tab.page.goto(popup, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
  step.downloads.push(...walk.tab.events.downloads.splice(0));
  return pressed;
}
