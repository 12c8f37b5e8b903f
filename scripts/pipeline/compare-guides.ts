// Brings the facts of a run's guides together in groups and has the corpus checks judge them. Called by judge-run.ts before the guides are judged.
import type { CorpusCheck } from '../../checks/frame/check.ts';
import type { OptionsByCheck } from '../../checks/frame/judge.ts';
import { factsOf, judgeGroup, withPasses } from '../../checks/frame/judge-corpus.ts';
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

function* guidesOf(store: FactStore, run: string, item: string | undefined): Generator<StoredGuide> {
  for (const stored of store.guides.iterate(run)) if (!item || stored.item === item) yield stored;
}

/** Stores what the groups say of each guide, until `clearOutcomes`; memory holds one batch of guides and one group. */
export function compareGuides({ store, run, corpus, options, item, onError }: CompareInput): void {
  const messages = corpus.flatMap(({ meta }) => meta.messages.map(({ id }) => id));
  if (!item) store.facts.clear(run.id, messages);
  for (const batch of batches(guidesOf(store, run.id, item)))
    store.transaction(() => {
      for (const stored of batch) {
        const facts = factsOf(stored.guide, stored, corpus, options, (check, error) =>
          onError?.({ item: stored.item, check, error }),
        );
        store.facts.replace(run.id, stored, item ? messages : [], facts);
      }
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
