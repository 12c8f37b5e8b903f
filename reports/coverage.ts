// Coverage (覆盖情况): guides listed, seen and not seen, with reasons, a unit. One pass over the store. Called by report.ts.
import type { Store } from '../store/index.ts';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { Channel } from '../store/schemas/outcome.ts';
import { isUnread } from './drift/unread.ts';
import type { Unseen } from './labels.ts';

export interface Coverage {
  /** Items in the run's lists, and items that came without a list (records). */
  listed: number;
  /** Of these, items with at least one guide that was read. */
  seen: number;
  /** Of these, items without a guide, by reason; the last attempt counts. */
  unseen: Partial<Record<Unseen, number>>;
  /** Pages by channel, where the run has several: an item that one does not show may stand in another. */
  channels?: Partial<Record<Channel, ChannelCoverage>>;
}

export interface ChannelCoverage {
  asked: number;
  seen: number;
  unseen: Partial<Record<Unseen, number>>;
}

/** What the reports need of a whole run beside its findings; small enough for memory (about 0.3 KB an item). */
export interface Survey {
  units: Map<string, Coverage>;
  /** Item → code as its guide prints it. */
  codes: Map<string, string>;
  /** Items with a guide. */
  seen: Set<string>;
}

/** The most precise code that a guide prints: 业务办理项编码, 实施编码, 基本编码. */
export const codeOf = (guide: ServiceGuide): string | undefined =>
  guide.handlingItemCode ?? guide.implementationCode ?? guide.basicCode;

/** Units in which the pages answer and hardly a guide is recognised: that is doubt of the reader, not a page without a guide. */
function doubtful(store: Pick<Store, 'shapes'>, run: string): Set<string> {
  const waiting = store.shapes.suspicions(run).filter((one) => !one.accepted && isUnread(one));
  return new Set(waiting.map(({ channel, unit }) => `${channel} ${unit}`));
}

export function surveyOf(
  store: Pick<Store, 'items' | 'captures' | 'guides' | 'shapes' | 'snapshots'>,
  run: string,
): Survey {
  const unitOf = new Map<string, string>();
  for (const item of store.items.ofRun(run)) unitOf.set(item.id, item.unit);
  const seen = new Set<string>();
  const codes = new Map<string, string>();
  const channels = new Map<Channel, Map<string, Unseen | 'seen'>>();
  const note = (channel: Channel, item: string, what: Unseen | 'seen') => {
    if (!channels.has(channel)) channels.set(channel, new Map());
    channels.get(channel)!.set(item, what);
  };
  const problems = new Map<string, Unseen>();
  const suspect = doubtful(store, run);
  for (const { id, item, channel, problem: told } of store.captures.ofRun(run)) {
    if (!told) continue;
    const doubted =
      told === 'no-guide' && suspect.has(`${channel} ${unitOf.get(item)}`) && store.snapshots.has(id);
    const problem = doubted ? 'extractor-suspect' : told;
    problems.set(item, problem);
    note(channel, item, problem);
  }
  for (const { item, channel, unit, guide } of store.guides.iterate(run)) {
    if (!unitOf.has(item)) unitOf.set(item, unit);
    seen.add(item);
    note(channel, item, 'seen');
    const code = codeOf(guide);
    if (code && !codes.has(item)) codes.set(item, code);
  }

  const units = new Map<string, Coverage>();
  for (const [item, unit] of unitOf) {
    const coverage = units.get(unit) ?? emptyCoverage();
    units.set(unit, coverage);
    coverage.listed += 1;
    if (seen.has(item)) coverage.seen += 1;
    else count(coverage.unseen, problems.get(item) ?? 'not-captured');
    if (channels.size < 2) continue;
    for (const [channel, items] of channels) {
      const what = items.get(item);
      if (!what) continue;
      const own = channelOf(coverage, channel);
      own.asked += 1;
      if (what === 'seen') own.seen += 1;
      else count(own.unseen, what);
    }
  }
  return { units, codes, seen };
}

function channelOf(coverage: Coverage, channel: Channel): ChannelCoverage {
  coverage.channels ??= {};
  coverage.channels[channel] ??= { asked: 0, seen: 0, unseen: {} };
  return coverage.channels[channel];
}

type Reasons = Coverage['unseen'];
const count = (reasons: Reasons, reason: Unseen, n = 1): void => {
  reasons[reason] = (reasons[reason] ?? 0) + n;
};

export const emptyCoverage = (): Coverage => ({ listed: 0, seen: 0, unseen: {} });

/** The coverage of several units together. */
export function addCoverage(all: Iterable<Coverage>): Coverage {
  const sum = emptyCoverage();
  for (const { listed, seen, unseen, channels } of all) {
    sum.listed += listed;
    sum.seen += seen;
    for (const [reason, n] of Object.entries(unseen) as [Unseen, number][]) count(sum.unseen, reason, n);
    for (const [channel, own] of Object.entries(channels ?? {}) as [Channel, ChannelCoverage][]) {
      const total = channelOf(sum, channel);
      total.asked += own.asked;
      total.seen += own.seen;
      for (const [reason, n] of Object.entries(own.unseen) as [Unseen, number][])
        count(total.unseen, reason, n);
    }
  }
  return sum;
}
