// Runs one journey and makes its record; what goes wrong ends this journey, not the others. Called by the journey command.
import { Journey } from '../../store/schemas/journey.ts';
import { localTime } from '../../store/time.ts';
import { DeadlineError } from '../deadline.ts';
import { NotNow } from '../not-now.ts';
import { heldAt, isGuarded } from './excuse.ts';
import { explore } from './explore.ts';
import { type JourneyBrowser, openJourneyTab } from './journey-browser.ts';
import type { JourneyFile } from './journey-file.ts';
import { ownTime } from './own-time.ts';
import { personaOf } from './persona.ts';
import { requestLog } from './request-log.ts';
import { scriptOf } from './script-run.ts';
import { startTrace } from './trace.ts';
import { type Ended, type SignIn, stopped, type Walk } from './walk.ts';
import { withoutAccount } from './without-account.ts';

export interface JourneyTask {
  item: Journey['item'];
  channel: string;
  /** Address of the guide. */
  url: string;
  /** Of the sandbox only. */
  signIn: SignIn | null;
  /** What the account knows, by the persona's names. */
  known: Readonly<Record<string, string>>;
  submit: boolean;
  /** A written journey that leads. */
  script?: JourneyFile | undefined;
}

export interface JourneyTools {
  browser: JourneyBrowser;
  origin: string | undefined;
  now: () => Date;
  /** Stores a picture of a step; the path within the journey's folder. */
  picture(name: string, bytes: Buffer): Promise<string>;
  /** Where the trace goes, within the journey's folder. */
  trace?: { dir: string; path: string } | undefined;
  /** Milliseconds for the whole journey, without the waits for its turn. */
  deadline: number;
}

const DESK = { viewport: { width: 1280, height: 900 }, mobile: false };

function endOf(error: unknown, walk: Walk): Ended {
  const step = walk.steps.at(-1)?.name ?? 'guide';
  if (error instanceof NotNow) return stopped(step, 'budget', `${error.message.replace(/。$/, '')}。`);
  const late = error instanceof DeadlineError || /Timeout|deadline/i.test(String(error));
  const net = /net::(ERR_\w+)/.exec(String(error))?.[1];
  const held = net ? heldAt(walk, step) : null;
  if (held) return { reached: 'stopped', step, reason: 'blocked', detail: `页面没有打开：${held}。` };
  const detail = net
    ? `页面无法打开（${net}）。`
    : late
      ? '页面在期限内没有回应。'
      : `页面出错，没有走完（${(error as Error).message.split('\n')[0]!.slice(0, 120)}）。`;
  return { reached: 'stopped', step, reason: late || net ? 'timeout' : 'check-error', detail };
}

/** The made-up holder of the sandbox's account; of a real account no value is kept. */
function applicantOf({ known, signIn }: JourneyTask, sandbox: boolean): string | null {
  const name = known.companyName ?? known.name;
  return sandbox && signIn && name ? `${name}（虚构）` : null;
}

/** Never throws for what a page does. */
export async function runJourney(task: JourneyTask, tools: JourneyTools): Promise<Journey> {
  const { browser, origin, now } = tools;
  const { profile, rules, sandbox, session } = browser;
  const publish = (text: string) => (origin ? text.replaceAll(origin, profile.publicOrigin) : text);
  const log = requestLog(publish);
  browser.log = log;
  const opened = await openJourneyTab(browser, log);
  const time = ownTime();
  // The site's pace is not the journey's delay: in office hours it may be one request in five seconds.
  const tab = { ...opened, turn: (address: string) => time.rest(() => opened.turn(address)) };
  const traced = tools.trace ? await startTrace(tab.context, tools.trace) : null;
  const persona = personaOf(task.known);
  const { viewport, mobile } = profile.device ?? DESK;
  const walk: Walk = {
    ...{ tab, log, rules, persona, publish },
    sandbox,
    persons: session ? new Set([session.name]) : null,
    drafts: !sandbox && (profile.journey?.drafts.length ?? 0) > 0,
    phone: mobile,
    signIn: task.signIn,
    submit: task.submit,
    steps: [],
    logins: [],
    claims: null,
    feedback: null,
    script: task.script ? scriptOf(task.script) : null,
    asked: new Set(),
    names: new Map(),
    picture: tools.picture,
  };
  const begun = now();
  let end: Ended;
  try {
    end = await time.within(explore(walk, task.url), tools.deadline, '模拟申报');
  } catch (error) {
    end = endOf(error, walk);
  } finally {
    await traced?.stop();
    await tab.close();
    browser.log = null;
    browser.onRefused = null;
  }
  const journey = Journey.parse({
    item: task.item,
    channel: task.channel,
    source: sandbox ? 'sandbox' : 'site',
    way: task.script ? 'written' : 'explored',
    time: localTime(begun),
    device: { ...viewport, phone: mobile },
    persona: applicantOf(task, sandbox) ?? persona.name,
    known: Object.keys(task.known).sort(),
    claims: walk.claims,
    steps: walk.steps.map((step) => ({
      ...step,
      guarded: isGuarded(log.held, walk.steps, step.name),
      work: Math.round(step.work * 10) / 10,
      waited: Math.round(step.waited * 10) / 10,
      signAfter: step.signAfter === null ? null : Math.round(step.signAfter * 10) / 10,
    })),
    logins: walk.logins,
    requests: log.entries,
    feedback: walk.feedback,
    drafts: walk.drafts,
    end,
    trace: traced?.path(),
  });
  return walk.persons ? withoutAccount(journey, [...walk.persons]) : journey;
}
