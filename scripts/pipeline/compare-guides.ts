// Brings the facts of a run's guides together in groups and has the corpus checks judge them. Called by judge-run.ts before the guides are judged.
import type { CorpusCheck } from '../../checks/frame/check.ts';
import type { OptionsByCheck } from '../../checks/frame/judge.ts';
import { factsOfItem, judgeGroup, withPasses } from '../../checks/frame/judge-corpus.ts';
import type { RunRecord, Store, StoredGuide } from '../../store/index.ts';
import type { GroupMember } from '../../store/schemas/corpus.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';

type FactStore = Pick<Store, 'facts' | 'guides' | 'transaction'>;

export interface CompareInput {
  store: FactStore;
  run: RunRecord;
  corpus: readonly CorpusCheck[];
  options: OptionsByCheck;
  /** Only this item: its facts are taken anew, those of the others are as the run stored them. */
  item?: string | undefined;
  /** Takes each guide that is read, for what else is counted over all of them. */
  see?: (stored: StoredGuide) => void;
  onError?: ((where: { item: string; check: string; error: unknown }) => void) | undefined;
}

/** Guides whose facts, or groups whose outcomes, are stored in one transaction. */
const BATCH = 200;

function* batches<T>(all: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The guides of an item in all its channels, item by item. */
function* itemsOf({ store, run, item }: CompareInput): Generator<StoredGuide[]> {
  let channels: StoredGuide[] = [];
  for (const stored of store.guides.iterate(run.id)) {
    if (item && stored.item !== item) continue;
    if (channels[0] && channels[0].item !== stored.item) {
      yield channels;
      channels = [];
    }
    channels.push(stored);
  }
  if (channels.length > 0) yield channels;
}

/** The facts of each guide, as they are stored; the guides themselves are let go. */
function* factsToStore(input: CompareInput) {
  const { corpus, options, see, onError } = input;
  for (const channels of itemsOf(input)) {
    for (const stored of channels) see?.(stored);
    const facts = factsOfItem(channels, corpus, options, ({ item }, check, error) =>
      onError?.({ item, check, error }),
    );
    yield* channels.map(({ item, channel, unit }, i) => ({ item, channel, unit, facts: facts[i]! }));
  }
}

/** Stores what the groups say of each guide, until `clearOutcomes`; memory holds the facts of one batch and one group. */
export function compareGuides(input: CompareInput): void {
  const { store, run, corpus, options, item, onError } = input;
  const messages = corpus.flatMap(({ meta }) => meta.messages.map(({ id }) => id));
  if (!item) store.facts.clear(run.id, messages);
  for (const batch of batches(factsToStore(input)))
    store.transaction(() => {
      for (const { facts, ...guide } of batch)
        store.facts.replace(run.id, guide, item ? messages : [], facts);
    });
  const judge = (group: readonly GroupMember[]) =>
    judgeGroup(
      group,
      corpus,
      options,
      (member, outcome) => {
        if (!item || member.item === item)
          store.facts.addOutcome(run.id, member.item, member.channel, outcome);
      },
      (check, error) => onError?.({ item: group[0]!.item, check, error }),
    );
  const groups = item
    ? store.facts.groupsOf(run.id, item).filter(([first]) => messages.includes(first!.message))
    : allGroups(store, run.id, messages);
  for (const batch of batches(groups)) store.transaction(() => batch.forEach(judge));
}

function* allGroups(store: FactStore, run: string, messages: readonly string[]): Generator<GroupMember[]> {
  for (const message of messages) yield* store.facts.groups(run, message);
}

/** What the groups say of one guide, passes included. */
export const comparisonsOf = (
  store: FactStore,
  run: string,
  { item, channel }: StoredGuide,
  corpus: readonly CorpusCheck[],
): Outcome[] => {
  const messages = new Set(corpus.flatMap(({ meta }) => meta.messages.map(({ id }) => id)));
  const facts = store.facts.of(run, item, channel).filter(({ message }) => messages.has(message));
  return withPasses(facts, store.facts.outcomesOf(run, item, channel), corpus);
};
