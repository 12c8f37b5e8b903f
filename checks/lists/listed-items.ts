// Compares the item lists (事项清单) of two channels of one unit: X08-withdrawn, X08-missing. Pure; called by scripts/pipeline/judge-lists.ts.
import type { ChannelList } from '../../store/schemas/channel-list.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { Channel, Verdict } from '../../store/schemas/outcome.ts';
import type { CheckMeta } from '../frame/check.ts';
import { listedItemsMessages } from '../messages/listed-items.ts';
import { CHANNEL_WORDS } from '../parts/channel-sides.ts';

export const listedItemsMeta: CheckMeta = {
  id: 'listed-items',
  title: '各渠道事项清单',
  messages: listedItemsMessages,
};

/** Channels that are to show whatever the first one shows; a terminal or a body's own site offers a choice. */
const SHOWS_ALL: ReadonlySet<Channel> = new Set(['h5']);

export interface ListedItemOutcome {
  portalId: string;
  name: string;
  message: string;
  verdict: Extract<Verdict, 'pass' | 'fail' | 'review'>;
  detail?: string;
}

export interface ListPair {
  /** The list of the site's first channel today, and its last complete one before today. */
  first: ChannelList;
  former: ChannelList | undefined;
  other: ChannelList;
  /** Whether the first channel lists the item under any unit. */
  listedElsewhere: (portalId: string) => boolean;
}

const countOf = ({ items }: ChannelList): string => `共${items.length}项`;

/** The evidence of both lists, in one sentence. */
function evidence({ first, other }: ListPair, onFirst: boolean): string {
  const [one, two] = [CHANNEL_WORDS[first.channel], CHANNEL_WORDS[other.channel]];
  const [has, lacks] = ['列有该事项', '没有该事项'];
  return `${one}清单（${first.source}，${countOf(first)}）${onFirst ? has : lacks}，${two}清单（${other.source}，${countOf(other)}）${onFirst ? lacks : `仍${has}`}。`;
}

/** Each item of either list once; null where one of the lists was not wholly read. */
export function compareLists(pair: ListPair): ListedItemOutcome[] | null {
  const { first, former, other, listedElsewhere } = pair;
  if (!first.complete || !other.complete) return null;
  const names = (list: ChannelList) => new Set(list.items.map(({ name }) => fold(name)));
  const [onFirst, onOther] = [names(first), names(other)];
  const shown = other.items.map(({ portalId, name }): ListedItemOutcome => {
    const one = { portalId, name, message: 'X08-withdrawn' };
    // The same name under another id is the same item to a citizen.
    if (listedElsewhere(portalId) || onFirst.has(fold(name))) return { ...one, verdict: 'pass' };
    const was = former?.items.some((item) => item.portalId === portalId) ?? false;
    return {
      ...one,
      verdict: was ? 'fail' : 'review',
      detail: `${evidence(pair, false)}${was ? '网站以前的清单有该事项，已撤下。' : ''}`,
    };
  });
  if (!SHOWS_ALL.has(other.channel)) return shown;
  const ids = new Set(other.items.map(({ portalId }) => portalId));
  const missing = first.items.map(({ portalId, name }): ListedItemOutcome => {
    const one = { portalId, name, message: 'X08-missing' };
    return ids.has(portalId) || onOther.has(fold(name))
      ? { ...one, verdict: 'pass' }
      : { ...one, verdict: 'review', detail: evidence(pair, true) };
  });
  return [...shown, ...missing];
}
