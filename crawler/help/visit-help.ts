// One visit of a portal's online help: finds it from the home page, asks a harmless question, asks for a person. Called by the online-help command.
import { HelpVisit } from '../../store/schemas/help-visit.ts';
import { localTime } from '../../store/time.ts';
import type { EntryLane } from '../entry/entry-lane.ts';
import type { Control } from '../entry/in-page/controls.ts';
import { type Keep, type Met, visit } from '../entry/landing.ts';
import type { Tab } from '../guarded-context.ts';
import type { SiteProfile } from '../profile.ts';
import { Chat } from './chat.ts';
import type { HelpProfile } from './help-profile.ts';
import { isInOffice } from './help-rules.ts';
import { HELP_WORDS } from './words.ts';

export interface HelpOptions {
  lane: EntryLane;
  profile: SiteProfile;
  help: HelpProfile;
  home: HelpProfile['homes'][number];
  keep: Keep;
  now: () => Date;
}

/** Answers are quoted so far. */
const QUOTED = 120;
/** Questions at the most: a second one where the first is not answered. */
const QUESTIONS = 2;
/** Pages that a visit opens, for its deadline. */
const PAGES = 8;

type Facts = Pick<HelpVisit, 'unobserved' | 'entry' | 'problem' | 'asked' | 'person'>;

const unseen = ({ unobserved, problem }: Met): Facts['unobserved'] =>
  unobserved ?? (problem ? { reason: 'timeout', detail: problem.detail } : null);

/** Opens the help behind a control; why it does not open, or null. */
async function open(
  { lane }: HelpOptions,
  tab: Tab,
  control: Control,
): Promise<Pick<Facts, 'problem' | 'unobserved'>> {
  const opened = async (url: string) => {
    const { unobserved, problem } = await visit(lane, tab, url);
    return { unobserved, problem };
  };
  if (control.href) return opened(control.href);
  const pressed = await lane.press(tab, control.mark);
  if (pressed.effect === 'moves' && !pressed.there) return opened(pressed.url);
  if (pressed.effect === 'refused')
    return { problem: null, unobserved: { reason: 'blocked', detail: pressed.detail } };
  return {
    unobserved: null,
    problem: pressed.effect === 'none' ? { detail: '点击后没有任何反应', sure: true } : null,
  };
}

function personOf(lines: readonly string[]): NonNullable<Facts['person']>['outcome'] {
  const text = lines.join(' ');
  const { closed, reached, queue } = HELP_WORDS;
  return closed.test(text) ? 'closed' : queue.test(text) ? 'queue' : reached.test(text) ? 'reached' : 'none';
}

async function talk({ help }: HelpOptions, chat: Chat, facts: Facts): Promise<void> {
  const { wait } = help;
  for (const question of HELP_WORDS.questions.slice(0, QUESTIONS)) {
    const { lines, seconds, sent } = await chat.say(question, wait);
    if (!sent) {
      facts.unobserved = {
        reason: 'not-seen-completely',
        detail: '问题写入后没有发送出去，没有找到发送的按钮',
      };
      return;
    }
    const answer = lines.length > 0 ? lines.join(' ').slice(0, QUOTED) : null;
    facts.asked.push({ question, answer, seconds: answer === null ? null : seconds });
    if (answer !== null) break;
  }
  if (facts.asked.every(({ answer }) => answer === null)) return;
  const { lines, seconds, by } = await chat.askPerson(wait);
  facts.person = { by, outcome: personOf(lines), words: lines.join(' ').slice(0, QUOTED), seconds };
}

async function meetHelp(options: HelpOptions, tab: Tab, facts: Facts): Promise<void> {
  const { lane, home } = options;
  const refused = lane.refused;
  facts.unobserved = unseen(await visit(lane, tab, home.url));
  if (facts.unobserved) return;
  const found = (await lane.controls(tab)).filter(({ name }) =>
    HELP_WORDS.entry.test(name.replace(/\s+/g, '')),
  );
  const control = found.find(({ hidden }) => !hidden) ?? found.find(({ href }) => href !== null);
  if (!control) return;
  facts.entry = { name: control.name, hidden: control.hidden };
  Object.assign(facts, await open(options, tab, control));
  if (facts.problem || facts.unobserved) return;
  const chat = await Chat.in(tab.page);
  if (!chat) {
    facts.problem = { detail: '打开后没有找到可以输入问题的地方', sure: false };
    return;
  }
  await talk(options, chat, facts);
  // What our own guard kept back was never asked.
  const kept =
    tab.refused.find(({ ignored, code }) => !ignored && code !== 'robots') ??
    tab.refused.find(({ type }) => type === 'websocket');
  if (kept && (lane.refused > refused || facts.asked.every(({ answer }) => answer === null)))
    facts.unobserved = { reason: 'blocked', detail: `问题没有发出：${kept.detail}` };
}

/** Never throws for what a site does. */
export async function visitHelp(options: HelpOptions): Promise<HelpVisit> {
  const { lane, profile, help, home, keep, now } = options;
  const begun = now();
  const facts: Facts = { unobserved: null, entry: null, problem: null, asked: [], person: null };
  let picture: string | null = null;
  try {
    await lane.withTab(PAGES, async (tab) => {
      await meetHelp(options, tab, facts);
      picture = keep(await lane.picture(tab));
    });
  } catch (error) {
    facts.unobserved = { reason: 'timeout', detail: (error as Error).message.split('\n')[0]! };
  }
  return HelpVisit.parse({
    ...{ site: profile.id, siteName: profile.name, name: home.name, channel: home.channel, home: home.url },
    ...{
      source: profile.loopback ? 'fixture' : 'site',
      time: localTime(begun),
      inOffice: isInOffice(help, begun),
    },
    ...{ soon: help.soon, wait: help.wait, picture, ...facts },
  });
}
