// The life of what a walk found (entrances, doors, online help): by the law of all findings, seen again or not seen. Pure; called by scripts/walks/keep-walk.ts.
import { type Finding, findingId } from '../../store/schemas/finding.ts';
import type { Channel, Outcome } from '../../store/schemas/outcome.ts';
import type { Unit } from '../../store/schemas/unit.ts';
import { findingOf, type MessageIndex } from '../finding.ts';
import { advance, unseen } from '../history.ts';
import { isOpen } from '../labels.ts';

/** What a walk says of one place. `key` tells it from all others of its channel, walk after walk. */
export interface Said {
  outcome: Outcome & { key: string };
  item: string;
  itemName: string;
  unit: Pick<Unit, 'id' | 'name'>;
  channel: Channel;
  url: string | null;
  evidence: Finding['evidence'];
}

export interface WalkHistory {
  /** The last row of every finding known before, closed ones too. */
  before: readonly Finding[];
  said: readonly Said[];
  /** Whether this walk saw that the place of a finding is no more, or that nothing is asked of it any longer. */
  isGone: (finding: Finding) => boolean;
  messages: MessageIndex;
  walk: { id: string; startedAt: string };
}

const NOT_GONE = { times: 0, enough: 1 };
const RANK: readonly Outcome['verdict'][] = ['fail', 'review'];

const idOf = ({ outcome, item, channel }: Said): string => findingId({ ...outcome, item, channel });

function byId(said: readonly Said[]): Map<string, Said[]> {
  const found = new Map<string, Said[]>();
  for (const one of said) found.set(idOf(one), [...(found.get(idOf(one)) ?? []), one]);
  return found;
}

/**
 * All findings after this walk, sorted by id. Only a pass at the very place closes one, or the sight that the place is
 * gone: what did not apply this time (a search that found nothing has no order) was as little seen as what was not reached.
 */
export function walkFindings({ before, said, isGone, messages, walk }: WalkHistory): Finding[] {
  const { id: run, startedAt: at } = walk;
  const today = { at, observed: 'complete', memberGone: false } as const;
  const known = new Map(before.map((finding) => [finding.id, finding]));
  const places = byId(said);
  const found = new Map<string, Finding>();
  for (const [id, own] of places) {
    const arisen = RANK.flatMap((verdict) => own.filter(({ outcome }) => outcome.verdict === verdict)).at(0);
    if (!arisen) continue;
    const { message, check } = messages.get(arisen.outcome.message)!;
    const built = findingOf(arisen.outcome, message, check, {
      ...{ ...arisen, run, at, guide: null, confirmation: 'not-possible' },
    });
    const life = advance(known.get(id), { ...today, arisen: true, passes: false });
    found.set(id, { ...built, owner: arisen.unit.name, evidence: arisen.evidence, ...life });
  }
  for (const [id, finding] of known) {
    if (found.has(id) || !isOpen(finding)) continue;
    const own = places.get(id) ?? [];
    const passes = own.length > 0 && own.every(({ outcome }) => outcome.verdict === 'pass');
    const memberGone = !passes && isGone(finding);
    const next =
      passes || memberGone
        ? { ...finding, ...advance(finding, { ...today, arisen: false, passes, memberGone }) }
        : unseen(finding, NOT_GONE);
    found.set(id, { ...next, run });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
