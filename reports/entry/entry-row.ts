// A walk with what was found, as the page, the JSON and the terminal show it. Pure; called by them.
import type { Message } from '../../checks/frame/check.ts';
import type { EntryOutcome, EntryWalk, Searched } from '../../store/schemas/entry-walk.ts';
import { SEVERITIES } from '../labels.ts';
import { isTold } from '../told-finding.ts';

export interface JudgedWalk {
  walk: EntryWalk;
  outcomes: readonly EntryOutcome[];
}

export interface EntryFinding {
  walk: EntryWalk;
  message: Message;
  outcome: EntryOutcome & { verdict: 'fail' | 'review' };
}

/** Failures first, among them by severity, then in the order of the messages and as they were met. */
export function entryFindings(judged: readonly JudgedWalk[], messages: readonly Message[]): EntryFinding[] {
  const found = messages.flatMap((message) =>
    judged.flatMap(({ walk, outcomes }) =>
      outcomes
        .filter((outcome) => outcome.message === message.id)
        .filter(isTold)
        .map((outcome) => ({ walk, message, outcome })),
    ),
  );
  const rank = ({ message, outcome }: EntryFinding) =>
    (outcome.verdict === 'fail' ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(message.severity);
  return found.sort((a, b) => rank(a) - rank(b));
}

type Item = EntryWalk['items'][number];

/** How the menu leads to an item, in a few words. */
export function wayText({ way }: Item, { menu, home }: EntryWalk): string {
  if (home.unobserved) return '未能查看';
  if (!way) return menu.whole ? '没有找到' : '未看全，没有找到';
  if (way.landing.unobserved) return `${way.clicks}次，未能查看`;
  return way.landing.problem ? `${way.clicks}次，打不开` : `${way.clicks}次`;
}

/** What a search found, in a few words. */
export function placeText(searched: Searched | null): string {
  if (!searched) return '—';
  if (searched.unobserved) return '未能查看';
  return searched.position === null ? '没有找到' : `第${searched.position}条`;
}

export interface EntryCounts {
  items: number;
  reached: number;
  searched: number;
  fails: number;
  reviews: number;
  /** Channels of which nothing can be said. */
  unobserved: number;
}

export function entryCounts(judged: readonly JudgedWalk[]): EntryCounts {
  const items = judged.flatMap(({ walk }) => walk.items);
  const verdicts = (verdict: EntryOutcome['verdict']) =>
    judged.flatMap(({ outcomes }) => outcomes).filter((one) => one.verdict === verdict).length;
  return {
    items: items.length,
    reached: items.filter(({ way }) => way && !way.landing.problem && !way.landing.unobserved).length,
    searched: items.filter(({ byName }) => (byName?.position ?? null) !== null).length,
    fails: verdicts('fail'),
    reviews: verdicts('review'),
    unobserved: judged.filter(({ walk }) => walk.home.unobserved).length,
  };
}
