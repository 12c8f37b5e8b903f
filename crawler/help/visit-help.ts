// One visit of a portal's online help: finds it from the home page, asks a harmless question, asks for a person. Called by the online-help command.
import { HelpVisit } from '../../store/schemas/help-visit.ts';
import { localTime } from '../../store/time.ts';
import type { EntryLane } from '../entry/entry-lane.ts';
import type { Control } from '../entry/in-page/controls.ts';
import { type Keep, type Met, meet, unseenBy, visit } from '../entry/landing.ts';
import type { Refused, Tab } from '../guarded-context.ts';
import type { SiteProfile } from '../profile.ts';
import { pictureOf } from '../session/look.ts';
import { before, Chat } from './chat.ts';
import type { HelpProfile } from './help-profile.ts';
import { isInOffice } from './help-rules.ts';
import { personOf, told } from './reply.ts';
import { HELP_WORDS } from './words.ts';

export interface HelpOptions {
  lane: EntryLane;
  profile: SiteProfile;
  help: HelpProfile;
  home: HelpProfile['homes'][number];
  keep: Keep;
  now: () => Date;
  /** Before the first question is written. */
  onAsk?: (() => Promise<void>) | undefined;
}

/** Answers are quoted so far. */
const QUOTED = 120;
/** Questions at the most: a second one where the first is not answered. */
const QUESTIONS = 2;
/** Pages that a visit opens, for its deadline. */
const PAGES = 8;

/** A person is there, whatever the guard kept back. */
const MET = new Set<NonNullable<HelpVisit['person']>['outcome']>(['reached', 'queue']);

const quoted = (lines: readonly string[]): string => told(lines.join(' ')).slice(0, QUOTED);

type Facts = Pick<HelpVisit, 'unobserved' | 'entry' | 'problem' | 'asked' | 'person'>;

const unseen = ({ unobserved, problem }: Met): Facts['unobserved'] =>
  unobserved ?? (problem ? { reason: 'timeout', detail: problem.detail } : null);

type Opening = Pick<Facts, 'problem' | 'unobserved'>;

/** Opens the help behind a control; why it does not open, or null. Only an address that fails twice is sure. */
async function open({ lane, home }: HelpOptions, tab: Tab, control: Control): Promise<Opening> {
  const opened = async (url: string): Promise<Opening> => {
    const { unobserved, problem } = await visit(lane, tab, url);
    return { unobserved, problem };
  };
  if (control.href) return opened(control.href);
  const pressed = await lane.press(tab, control.mark);
  if (pressed.effect === 'moves' && !pressed.there) return opened(pressed.url);
  if (pressed.effect === 'refused')
    return { problem: null, unobserved: { reason: 'blocked', detail: pressed.detail } };
  if (pressed.effect === 'none')
    return { unobserved: null, problem: { detail: '点击后没有任何反应', sure: false } };
  // It may have led to a log-in.
  const status = pressed.effect === 'moves' ? pressed.status : null;
  const { unobserved, problem } = await meet(tab, home.url, { status, problem: null, refused: false });
  return { unobserved, problem: problem && { ...problem, sure: false } };
}

async function talk({ help, onAsk }: HelpOptions, chat: Chat, facts: Facts): Promise<void> {
  const { wait } = help;
  await onAsk?.();
  for (const question of HELP_WORDS.questions.slice(0, QUESTIONS)) {
    const { lines, seconds, sent } = await chat.say(question, wait);
    if (!sent) {
      facts.unobserved = {
        reason: 'not-seen-completely',
        detail: '问题写入后没有发送出去，没有找到发送的按钮',
      };
      return;
    }
    const answer = lines.length > 0 ? quoted(lines) : null;
    facts.asked.push({ question, answer, seconds: answer === null ? null : seconds });
    if (answer !== null) break;
  }
  if (facts.asked.every(({ answer }) => answer === null)) return;
  const { lines, seconds, by, sent } = await chat.askPerson(wait);
  if (sent) facts.person = { by, outcome: personOf(lines), words: quoted(lines), seconds };
}

/** What our own guard kept back: then nobody can tell what the desk would have said. */
const keptBack = (refused: readonly Refused[]): Refused | undefined =>
  refused.find(({ ignored, code, type }) => type === 'websocket' || (!ignored && code !== 'robots'));

async function meetHelp(options: HelpOptions, tab: Tab, facts: Facts): Promise<void> {
  const { lane, home } = options;
  facts.unobserved = unseen(await visit(lane, tab, home.url));
  if (facts.unobserved) return;
  const found = (await lane.controls(tab)).filter(({ name }) =>
    HELP_WORDS.entry.test(name.replace(/\s+/g, '')),
  );
  const control = found.find(({ hidden }) => !hidden) ?? found.find(({ href }) => href !== null);
  if (!control) return;
  facts.entry = { name: told(control.name), hidden: control.hidden };
  const stood = await before(tab.page);
  const atHome = tab.refused.length;
  Object.assign(facts, await open(options, tab, control));
  if (facts.problem || facts.unobserved) return;
  const chat = await Chat.in(tab.page, stood);
  if (chat === 'personal') {
    facts.unobserved = { reason: 'logged-out', detail: '打开后要求登录或填写个人信息，没有填写' };
    return;
  }
  if (!chat) {
    const kept = keptBack(tab.refused.slice(atHome));
    if (kept) facts.unobserved = { reason: 'blocked', detail: `客服没有完整打开：${kept.detail}` };
    else facts.problem = { detail: '打开后没有找到可以输入问题的地方', sure: false };
    return;
  }
  const opened = tab.refused.length;
  await talk(options, chat, facts);
  const sockets = tab.refused.filter(({ type }) => type === 'websocket');
  const unanswered = facts.asked.every(({ answer }) => answer === null);
  const met = facts.person !== null && MET.has(facts.person.outcome);
  const kept = keptBack(unanswered ? tab.refused : [...tab.refused.slice(opened), ...sockets]);
  if (kept && !met) facts.unobserved = { reason: 'blocked', detail: `问题没有发出：${kept.detail}` };
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
      // What a desk writes may name its agent or the asker: hidden as in the doors' pictures, and a framed desk altogether.
      picture = keep((await pictureOf(tab.page, { name: null })) ?? null);
    });
  } catch (error) {
    facts.unobserved = unseenBy(error);
  }
  if (facts.unobserved) facts.unobserved.detail = told(facts.unobserved.detail);
  if (facts.problem) facts.problem.detail = told(facts.problem.detail);
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
