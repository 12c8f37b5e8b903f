// What the parts of a journey share while it goes on. Made by run-journey.ts.
import type { Journey, JourneyStep } from '../../store/schemas/journey.ts';
import { settle } from '../open-panels.ts';
import type { JourneyTab } from './journey-browser.ts';
import type { JourneyRules } from './journey-rules.ts';
import { pressSeconds } from './keystrokes.ts';
import type { Persona } from './persona.ts';
import type { Patience, Pressed } from './press.ts';
import { pressOn } from './press.ts';
import type { RequestLog } from './request-log.ts';
import type { Script } from './script-run.ts';

const QUIET_MS = 5000;

export type Ended = Journey['end'];

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
  /** Who is logged in, and whom the pages greet; null without a real account. */
  persons: Set<string> | null;
  /** The profile lets drafts be saved: nothing may be sent that is not the applicant's own way. */
  drafts: boolean;
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

/** How a journey ends before its last page. */
export const stopped = (step: string, reason: Ended['reason'], detail: string): Ended => ({
  reached: 'stopped',
  step,
  reason,
  detail,
});

/** A request was held back and the page stays: nothing is known of what would follow. */
export const heldBack = (step: string, name: string, refused: string): Ended => ({
  ...{ reached: 'stopped', step, reason: 'blocked' },
  detail: `点按“${name}”后的请求没有发出：${refused.replace(/。$/, '')}。程序只读不提交，走到这里为止。`,
});

/** Follows a window in the page at hand; why its page did not come, or null. */
async function follow({ tab }: Walk, address: string): Promise<string | null> {
  await tab.turn(address);
  const problem = await tab.page.goto(address, { waitUntil: 'domcontentloaded' }).then(
    // What the guard proxy says is no page of the site.
    (answer) => (answer?.headers()['x-guard'] ? '不允许访问' : null),
    (error) => /net::(ERR_\w+)/.exec(String(error))?.[1] ?? '期限内没有回应',
  );
  await settle(tab.page, QUIET_MS).catch(() => undefined);
  return problem;
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
  if (popup) {
    const unopened = await follow(walk, popup);
    // The press itself was held back for opening a window; what counts is whether its page came.
    const [refused = null] = walk.tab.events.refused.splice(0);
    Object.assign(pressed, { changed: pressed.changed && unopened === null, refused, unopened });
  }
  step.downloads.push(...walk.tab.events.downloads.splice(0));
  return pressed;
}
