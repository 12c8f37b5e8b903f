// Judges groups of facts by the corpus checks. An error inside a check makes its messages unobserved, never a fail.
// Called by the pipeline, which streams the groups from the store, and by tests and `accuracy`, which hold them in memory.
import type { Fact, GroupMember } from '../../store/schemas/corpus.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Channel, Outcome } from '../../store/schemas/outcome.ts';
import type { CorpusCheck } from './check.ts';
import type { OptionsByCheck } from './judge.ts';

type OnError = (check: string, error: unknown) => void;
export type SharedFact = Fact & { shared: boolean };

const UNOBSERVED = { verdict: 'unobserved', reason: 'check-error' } as const;

/** The facts of one guide; a check that fails has none. */
export function factsOf(
  guide: ServiceGuide,
  where: { item: string; channel: Channel },
  checks: readonly CorpusCheck[],
  options: OptionsByCheck,
  onError?: OnError,
): Fact[] {
  return checks.flatMap((check) => {
    try {
      return check.facts(guide, where, options[check.meta.id]);
    } catch (error) {
      onError?.(check.meta.id, error);
      return [];
    }
  });
}

/** Says nothing of a fact that no other channel of its item has. */
const comparesChannels = ({ alone, within }: CorpusCheck): boolean => alone === 'silent' && within === 'item';

/**
 * The facts of each guide of one item, all channels together. What only one channel says and nobody will ever compare is
 * left out: most facts of most runs are such, and each would be stored and looked for.
 */
export function factsOfItem<Shown extends { item: string; channel: Channel; guide: ServiceGuide }>(
  channels: readonly Shown[],
  checks: readonly CorpusCheck[],
  options: OptionsByCheck,
  onError?: (of: Shown, check: string, error: unknown) => void,
): Fact[][] {
  const asked = channels.length > 1 ? checks : checks.filter((check) => !comparesChannels(check));
  const groupOf = ({ message, group }: Fact) => `${message} ${group}`;
  const facts = channels.map((one) =>
    factsOf(one.guide, one, asked, options, (check, error) => onError?.(one, check, error)),
  );
  const members = new Map<string, number>();
  for (const fact of facts.flat()) members.set(groupOf(fact), (members.get(groupOf(fact)) ?? 0) + 1);
  return facts.map((own) =>
    own.filter((fact) => members.get(groupOf(fact))! > 1 || !comparesChannels(checkOf(checks, fact.message))),
  );
}

const checkOf = (checks: readonly CorpusCheck[], message: string): CorpusCheck =>
  checks.find(({ meta }) => meta.messages.some(({ id }) => id === message))!;

/** Judges one group of two and more. */
export function judgeGroup(
  members: readonly GroupMember[],
  checks: readonly CorpusCheck[],
  options: OptionsByCheck,
  report: (member: GroupMember, outcome: Outcome) => void,
  onError?: OnError,
): void {
  const { message } = members[0]!;
  const check = checkOf(checks, message);
  const said: [GroupMember, Outcome][] = [];
  try {
    check.judge(members, options[check.meta.id], (member, outcome) =>
      said.push([member, { message, ...outcome }]),
    );
  } catch (error) {
    onError?.(check.meta.id, error);
    said.length = 0;
    for (const member of members) {
      const { field, key } = member;
      said.push([member, { message, ...UNOBSERVED, field, ...(key !== undefined && { key }) }]);
    }
  }
  for (const [member, outcome] of said) report(member, outcome);
}

/** All corpus outcomes of one guide: what its groups say, and a pass for each fact of which they say nothing. */
export function withPasses(
  facts: readonly SharedFact[],
  said: readonly Outcome[],
  checks: readonly CorpusCheck[],
): Outcome[] {
  const told = new Set(said.map(({ message, field }) => `${message} ${field}`));
  const quiet = facts.filter(
    ({ message, field, shared }) =>
      !told.has(`${message} ${field}`) && (shared || checkOf(checks, message).alone === 'pass'),
  );
  return [
    ...said,
    ...quiet.map(
      ({ message, field, key }): Outcome => ({
        message,
        verdict: 'pass',
        field,
        ...(key !== undefined && { key }),
      }),
    ),
  ];
}

export interface CorpusGuide {
  item: string;
  itemName: string;
  channel: Channel;
  unit: string;
  guide: ServiceGuide;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Outcomes of each guide, in the order of the guides, all in memory. */
export function judgeCorpus(
  guides: readonly CorpusGuide[],
  checks: readonly CorpusCheck[],
  options: OptionsByCheck,
  onError?: OnError,
): Outcome[][] {
  const groups = new Map<string, { at: number; member: GroupMember }[]>();
  const facts = guides.map(({ guide, ...where }, at) => {
    const own = factsOf(guide, where, checks, options, onError);
    for (const fact of own) {
      const id = `${fact.message} ${fact.group}`;
      const entry = { at, member: { ...fact, ...where } };
      groups.set(id, [...(groups.get(id) ?? []), entry]);
    }
    return own;
  });
  const said: Outcome[][] = guides.map(() => []);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sorted = group.sort(
      ({ member: a }, { member: b }) =>
        order(a.item, b.item) ||
        order(a.channel, b.channel) ||
        order(a.field, b.field) ||
        order(a.key ?? '', b.key ?? ''),
    );
    const at = new Map(sorted.map(({ member, at }) => [member, at]));
    judgeGroup(
      sorted.map(({ member }) => member),
      checks,
      options,
      (member, outcome) => said[at.get(member)!]!.push(outcome),
      onError,
    );
  }
  return facts.map((own, at) => {
    const shared = own.map((fact) => ({
      ...fact,
      shared: groups.get(`${fact.message} ${fact.group}`)!.length > 1,
    }));
    return withPasses(shared, said[at]!, checks);
  });
}
