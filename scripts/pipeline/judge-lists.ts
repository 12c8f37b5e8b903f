// Compares the item lists (事项清单) of a run's channels and gives each finding its life. Called by pipeline.ts after the guides were judged.

import { compareLists, type ListedItemOutcome, listedItemsMeta } from '../../checks/lists/listed-items.ts';
import { findingOf, type MessageIndex } from '../../reports/finding.ts';
import { advance, unseen } from '../../reports/history.ts';
import { isOpen } from '../../reports/labels.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { ChannelList } from '../../store/schemas/channel-list.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Channel, Outcome } from '../../store/schemas/outcome.ts';
import { itemId } from '../../store/schemas/unit.ts';
import type { DriftGuard } from './drift-guard.ts';
import { countsOf, keepFindings } from './keep-findings.ts';

export interface ListsSummary {
  /** Units of which two channels could be compared. */
  units: number;
  fails: number;
  reviews: number;
  /** Units of which a channel's list was not wholly read, or waits for the operator. */
  unobserved: number;
}

/** The part of a record of which findings of lists speak (要素 “事项清单”). */
export const LISTED = 'listed';

/** The portal's own pages (网站): what the messages speak of. */
const LEAD = 'pc';
/** A channel that shares fewer of its ids with the first has ids of its own: its items cannot be told from one another's. */
const SHARED_IDS = 0.2;
const NOT_GONE = { times: 0, enough: 1 };

interface Said extends ListedItemOutcome {
  channel: Channel;
  unit: string;
}

/** Lists as a run holds them, and what is known of them from before. */
export interface ListsOfRun {
  lists: readonly ChannelList[];
  former: (channel: Channel, unit: string) => ChannelList | undefined;
  /** The unit's list lost so much that the operator has to look first. */
  holds: (unit: string) => boolean;
}

/** What the lists of each unit say, beside those of the portal's own pages; without these nothing. */
export function saidOfLists({ lists, former, holds }: ListsOfRun) {
  const ofLead = new Map<string, ChannelList>();
  for (const list of lists) if (list.channel === LEAD) ofLead.set(list.unit, list);
  const anywhere = new Set(
    [...ofLead.values()].flatMap(({ items }) => items.map(({ portalId }) => portalId)),
  );
  const strange = new Set(
    [...new Set(lists.map(({ channel }) => channel))].filter((channel) => {
      const own = lists.filter((list) => list.channel === channel).flatMap(({ items }) => items);
      return own.filter(({ portalId }) => anywhere.has(portalId)).length < own.length * SHARED_IDS;
    }),
  );
  const said: Said[] = [];
  const [compared, unobserved] = [new Set<string>(), new Set<string>()];
  for (const other of lists) {
    const first = ofLead.get(other.unit);
    const { unit, channel } = other;
    if (channel === LEAD || !first || (strange.has(channel) && !holds(unit))) continue;
    const outcomes = holds(unit)
      ? null
      : compareLists({
          first,
          former: former(first.channel, unit),
          other,
          listedElsewhere: (id) => anywhere.has(id),
        });
    if (outcomes === null) unobserved.add(unit);
    else compared.add(unit);
    for (const outcome of outcomes ?? []) said.push({ ...outcome, channel, unit });
  }
  return { said, compared, unobserved };
}

/** Items that an earlier night saw leave the unit's first list: yesterday's list has them no more. */
const withdrawnBefore = (
  { site }: RunRecord,
  known: readonly Finding[],
  unit: string,
): ChannelList['items'] =>
  known
    .filter((finding) => finding.unit === unit && finding.outcome === 'fail')
    .map(({ item, itemName }) => ({ portalId: item.slice(itemId(site, '').length), name: itemName }));

/**
 * One finding for an item and a channel, with the evidence of both lists. It is closed where both lists were read and agree; an item
 * that neither of them holds any more is withdrawn.
 */
export function judgeLists(
  store: Store,
  run: RunRecord,
  messages: MessageIndex,
  guard: Pick<DriftGuard, 'holds'>,
): ListsSummary {
  const own = (finding: Finding) => finding.check === listedItemsMeta.id;
  const known = new Map([...store.findings.before(run.id)].filter(own).map((one) => [one.id, one]));
  const earlier = new Set([...store.findings.iterate(run.id)].filter(own).map(({ id }) => id));
  const units = new Map(store.units.list(run.site).map((unit) => [unit.id, unit]));
  const { said, compared, unobserved } = saidOfLists({
    lists: store.channelLists.ofRun(run.id),
    former: (channel, unit) => {
      const list = store.channelLists.before(run.id, channel, unit);
      return list && { ...list, items: [...list.items, ...withdrawnBefore(run, [...known.values()], unit)] };
    },
    holds: (unit) => guard.holds(unit),
  });
  const at = run.startedAt;
  const today = { at, observed: 'complete', memberGone: false } as const;
  const seen = new Set(said.map(({ channel, unit }) => `${channel} ${unit}`));
  const findings: Finding[] = [];
  const passing = new Set<string>();
  for (const { portalId, name, message: id, verdict, detail, channel, unit } of said) {
    const item = itemId(run.site, portalId);
    const { message, check } = messages.get(id)!;
    const outcome: Outcome = { message: id, verdict, field: LISTED, quote: name, ...(detail && { detail }) };
    if (verdict === 'pass') {
      passing.add(JSON.stringify([id, item, channel]));
      continue;
    }
    const found = findingOf(outcome, message, check, {
      ...{ run: run.id, unit: units.get(unit) ?? { id: unit, name: unit }, item, itemName: name, channel },
      ...{ url: null, guide: null, confirmation: 'not-possible', at },
    });
    const before = known.get(found.id) ?? store.findings.lastRow(found.id, run.id, 'before');
    known.delete(found.id);
    findings.push({ ...found, ...advance(before, { ...today, arisen: true, passes: false }) });
  }
  for (const finding of known.values()) {
    const passes = passing.has(JSON.stringify([finding.message, finding.item, finding.channel]));
    findings.push(
      seen.has(`${finding.channel} ${finding.unit}`)
        ? { ...finding, ...advance(finding, { ...today, arisen: false, passes, memberGone: !passes }) }
        : unseen(finding, NOT_GONE),
    );
  }
  keepFindings(store, run, findings, earlier);
  const open = findings.filter((finding) => isOpen(finding) && finding.lastSeen === at);
  return {
    units: compared.size,
    ...countsOf(open),
    unobserved: unobserved.size,
  };
}
