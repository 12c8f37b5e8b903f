// The life of a finding from night to night: new, open, fixed, withdrawn, item-withdrawn, reopened. Called by the pipeline.
import { type Finding, type FindingState, findingId } from '../store/schemas/finding.ts';
import { type Observation, observation, type ServiceGuide } from '../store/schemas/guide.ts';
import { fold, memberKeys } from '../store/schemas/member-key.ts';
import type { Channel, Outcome } from '../store/schemas/outcome.ts';
import { isOpen } from './labels.ts';

/** State and times of one finding. Times are ISO strings with +08:00. */
export interface Life {
  state: FindingState;
  firstSeen: string;
  lastSeen: string;
}

/** What today's reading says of one finding. */
export interface Today {
  at: string;
  /** `null`: the guide was not captured today. */
  observed: Observation | null;
  /** Today's check fails the value or asks for a review. */
  arisen: boolean;
  /** The message was judged today and passes, or is inapplicable, for this very value. */
  passes: boolean;
  /** The place, material or step that the finding names is no longer in the guide. */
  memberGone: boolean;
}

/**
 * The next life of a finding, or `undefined` when there is none (unknown and not arisen).
 * Doubt keeps a finding as it is: it is closed only by a guide that was seen completely in that section.
 * A finding that comes back keeps the day on which it was first seen.
 */
export function advance(previous: Life | undefined, today: Today): Life | undefined {
  if (today.observed === null) return previous;
  if (today.arisen) {
    const state = !previous ? 'new' : isOpen(previous) ? 'open' : 'reopened';
    return { state, firstSeen: previous?.firstSeen ?? today.at, lastSeen: today.at };
  }
  if (!previous || !isOpen(previous) || today.observed !== 'complete') return previous;
  if (today.memberGone) return { ...previous, state: 'withdrawn' };
  return today.passes ? { ...previous, state: 'fixed' } : previous;
}

export interface HistoryInput {
  /** Findings known before this run; only those of this item and channel count. */
  previous: readonly Finding[];
  /** What this very run said of a finding before it is judged once more: its second look goes on to hold. */
  earlier?: (id: string) => Finding | undefined;
  /** Closed findings by id, where `previous` holds open ones only: without it a defect that returns is new. */
  closed?: (id: string) => Finding | undefined;
  /** All outcomes of this item and channel today; passes may be left out where nothing is known from before. */
  outcomes: readonly Outcome[];
  /** `null`: not captured today. */
  guide: ServiceGuide | null;
  item: string;
  channel: Channel;
  run: string;
  at: string;
  build: (outcome: Outcome) => Finding;
}

/**
 * Findings of one guide after today, sorted by id. A finding that today says nothing about comes back as the
 * same object, still with its old `run`; a closed one that stays closed does not come back.
 */
export function historyOf(input: HistoryInput): Finding[] {
  const { item, channel, guide } = input;
  const previous = new Map(
    input.previous.filter((f) => f.item === item && f.channel === channel).map((f) => [f.id, f]),
  );
  if (!guide) return sorted([...previous.values()].filter(isOpen));
  const arisen = arisenOf(input.outcomes, item, channel);
  const result: Finding[] = [];
  for (const [id, outcome] of arisen) {
    const known = previous.get(id) ?? input.closed?.(id);
    const life = advance(known, {
      at: input.at,
      observed: 'complete',
      arisen: true,
      passes: false,
      memberGone: false,
    });
    result.push({
      ...keepSecondLook(input.earlier?.(id) ?? known, input.build(outcome)),
      ...life,
      id,
      run: input.run,
    });
  }
  for (const [id, known] of previous) {
    if (arisen.has(id) || !isOpen(known)) continue;
    const life = advance(known, { at: input.at, arisen: false, ...readingOf(known, guide, input.outcomes) });
    result.push(life === known ? known : { ...known, ...life, run: input.run });
  }
  return sorted(result);
}

/**
 * A finding of a guide that was not seen: it stays as it is, and is closed only where list and page both said
 * `times` looks in a row that the item is gone.
 */
export function unseen(known: Finding, gone: { times: number; enough: number }): Finding {
  if (!isOpen(known)) return known;
  if (gone.times >= gone.enough) return { ...known, state: 'item-withdrawn' };
  return known.state === 'new' ? { ...known, state: 'open' } : known;
}

const sorted = (findings: Finding[]): Finding[] => findings.sort((a, b) => (a.id < b.id ? -1 : 1));

/** Outcomes that make findings, by finding id; where one id has both, the fail counts. */
function arisenOf(outcomes: readonly Outcome[], item: string, channel: Channel): Map<string, Outcome> {
  const result = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    if (outcome.verdict !== 'fail' && outcome.verdict !== 'review') continue;
    const id = findingId({ ...outcome, item, channel });
    if (!result.has(id) || (outcome.verdict === 'fail' && result.get(id)!.verdict === 'review'))
      result.set(id, outcome);
  }
  return result;
}

/** A second look holds as long as the value that was looked at stands unchanged. */
function keepSecondLook(known: Finding | undefined, built: Finding): Finding {
  const same = known && isOpen(known) && known.quote === built.quote && known.outcome === built.outcome;
  if (!same || built.confirmation !== 'pending') return built;
  return {
    ...built,
    confirmation: known.confirmation,
    evidence: built.evidence.length ? built.evidence : known.evidence,
  };
}

function readingOf(
  known: Finding,
  guide: ServiceGuide,
  outcomes: readonly Outcome[],
): Pick<Today, 'observed' | 'passes' | 'memberGone'> {
  const own = outcomes.filter((o) => o.message === known.message);
  const exact = own.filter((o) => o.field === known.field && (o.key ?? null) === known.key);
  const general = own.filter((o) => o.key === undefined);
  const nearest = exact.length ? exact : known.key === null ? own : general;
  if ([...exact, ...general].some((o) => o.verdict === 'unobserved'))
    return { observed: 'not-collected', passes: false, memberGone: false };
  return {
    observed: observedOf(known, guide),
    // A finding without key is a statement about the whole list: any judgement of its message today replaces it.
    passes: nearest.some((o) =>
      known.key === null && !exact.length
        ? o.verdict !== 'unobserved'
        : o.verdict === 'pass' || o.verdict === 'inapplicable',
    ),
    memberGone:
      (known.key !== null && !membersOf(known.field, guide).has(known.key)) ||
      ((known.key === null ? own : exact).length === 0 && valueGone(known, outcomes)),
  };
}

/**
 * The value that the finding quotes stands there no more, and another message speaks of what stands there now: where
 * the hours became 随时 or were taken away, nobody can mend their holidays any longer.
 */
function valueGone(known: Finding, outcomes: readonly Outcome[]): boolean {
  const there = outcomes.filter(
    ({ field, key = null, verdict }) =>
      field === known.field && (key === known.key || key === null) && verdict !== 'inapplicable',
  );
  return (
    known.quote !== null &&
    there.some(({ verdict }) => verdict === 'fail' || verdict === 'review') &&
    there.every(({ quote }) => quote !== known.quote)
  );
}

/** A member can only be missed in a list that was opened completely (更多地点). */
function observedOf(known: Finding, guide: ServiceGuide): Observation {
  const own = observation(guide, known.field);
  if (known.key === null || own !== 'complete') return own;
  return observation(guide, known.field.split('.')[0]!);
}

function membersOf(field: string, guide: ServiceGuide): Set<string> {
  const list = field.split('.')[0]!;
  if (list === 'links') return new Set(guide.links.map((link) => fold(link.text ?? link.url)));
  const keys = memberKeys(guide);
  if (list in keys) return new Set(keys[list as keyof typeof keys]);
  return new Set(guide.elements.filter((e) => e.field === field).flatMap((e) => e.key ?? []));
}
