// Judges every stored guide of a run and gives each finding its life. Called by pipeline.ts.
import type { CorpusCheck, GuideCheck } from '../../checks/frame/check.ts';
import { judgeGuide, type OptionsByCheck, resolveOptions } from '../../checks/frame/judge.ts';
import { withoutDoubtful } from '../../checks/frame/proof.ts';
import { guideInDoubt, withDoubt, withoutComparisons } from '../../reports/drift/doubt.ts';
import { findingOf, type MessageIndex } from '../../reports/finding.ts';
import { historyOf, unseen } from '../../reports/history.ts';
import { isOpen } from '../../reports/labels.ts';
import { type QuestionRule, questionIndex, ShareCounter, settled } from '../../reports/questions.ts';
import { GONE_TIMES, type RunRecord, type Store, type StoredGuide } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import type { Unit } from '../../store/schemas/unit.ts';
import { compareGuides, comparisonsOf } from './compare-guides.ts';
import { type DriftGuard, guardRun, knownGuard, RunShapes } from './drift-guard.ts';
import type { HallBook } from './hall-book.ts';
import { withForms } from './with-forms.ts';
import { factOfClick, withLinks } from './with-links.ts';

export interface JudgeInput {
  store: Store;
  run: RunRecord;
  checks: readonly GuideCheck[];
  corpus: readonly CorpusCheck[];
  messages: MessageIndex;
  options: OptionsByCheck;
  /** When a message that many guides of a channel fail becomes a question. */
  questions: (channel: Channel) => QuestionRule;
  /** The service map that places are compared with, where the run read one. */
  halls?: HallBook | undefined;
  /** Only this item. */
  item?: string;
  onError?: (where: { item: string; check: string; error: unknown }) => void;
  onProgress?: (done: number) => void;
}

export interface JudgeSummary {
  guides: number;
  fails: number;
  reviews: number;
  /** What waits for the operator. */
  guard: DriftGuard;
}

/** Guides judged in one transaction: short enough that readers never wait, long enough that the disk does not decide the pace. */
const BATCH = 200;

const NOT_GONE = { times: 0, enough: GONE_TIMES };

const guideKey = (g: { item: string; channel: string }) => `${g.channel} ${g.item}`;

type Wanted = (finding: Finding) => boolean;

/** A guide by name, without what it says. */
type Row = Omit<StoredGuide, 'guide'>;

/** Does something with every one of a run, or of one of its items, so many in one transaction. */
function inBatches<Stored extends Row>(
  store: Store,
  all: Iterable<Stored>,
  item: string | undefined,
  use: (stored: Stored) => void,
  onProgress?: (done: number) => void,
): void {
  let batch: Stored[] = [];
  let done = 0;
  const flush = () => {
    store.transaction(() => batch.forEach(use));
    done += batch.length;
    batch = [];
    onProgress?.(done);
  };
  for (const stored of all) {
    if (item && stored.item !== item) continue;
    batch.push(stored);
    if (batch.length === BATCH) flush();
  }
  flush();
}

/** Findings known before this run, by guide. */
function knownFindings(store: Store, run: string, wanted: Wanted): Map<string, Finding[]> {
  const known = new Map<string, Finding[]>();
  for (const finding of store.findings.before(run)) {
    if (!wanted(finding)) continue;
    const list = known.get(guideKey(finding));
    if (list) list.push(finding);
    else known.set(guideKey(finding), [finding]);
  }
  return known;
}

/** What the run said when it was judged before, by id. */
function ownFindings(store: Store, run: string, wanted: Wanted): Map<string, Finding> {
  const own = new Map<string, Finding>();
  for (const finding of store.findings.iterate(run)) if (wanted(finding)) own.set(finding.id, finding);
  return own;
}

/**
 * Judges the guides of the run against what was known before it, so that judging it once more changes nothing.
 * Everything seen in the run bears the time of the run's start.
 */
export function judgeRun(input: JudgeInput): JudgeSummary {
  const { store, run, checks, corpus, messages, item: only } = input;
  const options = resolveOptions([...checks, ...corpus], input.options);
  const units = new Map(store.units.list(run.site).map((unit) => [unit.id, unit]));
  const ids = new Set([...checks, ...corpus].map((check) => check.meta.id));
  const wanted: Wanted = (f) =>
    ids.has(f.check) && f.channel !== 'map' && (!input.item || f.item === input.item);
  const earlier = ownFindings(store, run.id, wanted);
  const known = knownFindings(store, run.id, wanted);
  const shapes = new RunShapes();
  compareGuides({
    ...{ store, run, corpus, options, item: only, onError: input.onError },
    // Of the guides of a page family one shape is made: no second reading of them all.
    see: (stored) => shapes.add(stored),
  });
  const guard = only ? knownGuard(store, run.id) : guardRun(store, run, shapes);
  const at = run.startedAt;
  const summary: JudgeSummary = { guides: 0, fails: 0, reviews: 0, guard };

  const save = (findings: readonly Finding[]): void => {
    store.findings.save(
      run.id,
      findings.map((finding) => ({ ...finding, run: run.id })),
    );
    for (const { id } of findings) earlier.delete(id);
  };
  const counter = new ShareCounter();
  const doubtOf = (stored: StoredGuide) => ({
    guide: stored.guide,
    suspects: guard.suspects(stored),
  });
  /** All that the checks say of one guide, as it is stored. */
  const judgeOne = (stored: StoredGuide): void => {
    const { item, channel, url: page } = stored;
    const whole = (guide: ServiceGuide) =>
      withLinks(
        withForms(input.halls?.join(guide) ?? guide, (url) => store.forms.get(run.id, url)),
        (url, text) =>
          store.links.get(run.id, url) ??
          factOfClick(store.clicks.get(run.id, { channel, unit: stored.unit, text, url })),
        page,
      );
    const joined = whole(stored.guide);
    input.halls?.note(item, joined);
    const judged = judgeGuide(joined, checks, options);
    for (const { check, error } of judged.errors) input.onError?.({ item, check, error });
    const doubt = doubtOf(stored);
    const own =
      doubt.suspects.length === 0
        ? judged.outcomes
        : withDoubt({
            ...doubt,
            outcomes: judged.outcomes,
            before: guard.before(stored),
            judge: (other) => judgeGuide(whole(other), checks, options).outcomes,
          }).outcomes;
    const compared = withoutComparisons(doubt, comparisonsOf(store, run.id, stored, corpus));
    const outcomes = withoutDoubtful([...own, ...compared]);
    counter.add(channel, outcomes);
    store.outcomes.replace(run.id, item, channel, outcomes);
  };
  /** Gives the findings of one guide their life. */
  const follow = (row: Row): void => {
    const { item, channel, url } = row;
    const previous = known.get(guideKey(row)) ?? [];
    // What does not accuse closes what was known; where nothing was, it makes no difference.
    const judged = store.outcomes[previous.length > 0 ? 'of' : 'accusing'](run.id, item, channel);
    const outcomes = settled(judged, channel, questions);
    summary.guides++;
    // Nothing was known and nothing is said: the guide need not be read once more.
    if (previous.length === 0 && outcomes.length === 0) return;
    const stored = store.guides.get(run.id, item, channel)!;
    const guide = guideInDoubt({ ...doubtOf(stored), before: guard.before(stored) });
    const unit: Unit = units.get(stored.unit) ?? { id: stored.unit, name: stored.unit, league: 'other' };
    const itemName = guide.name ?? store.items.get(item)?.name ?? item;
    const confirmation = guide.source === 'page' ? 'pending' : 'not-possible';
    const context = { run: run.id, unit, item, itemName, channel, url, guide, confirmation, at } as const;
    const findings = historyOf({
      previous,
      closed: (id) => store.findings.lastRow(id, run.id, 'before'),
      earlier: (id) => earlier.get(id),
      outcomes,
      guide,
      item,
      channel,
      run: run.id,
      at,
      build: (outcome) => {
        const { message, check } = messages.get(outcome.message)!;
        return findingOf(outcome, message, check, context);
      },
    });
    known.delete(guideKey(row));
    save(findings.map((finding) => (finding.run === run.id ? finding : unseen(finding, NOT_GONE))));
    summary.fails += findings.filter((f) => isOpen(f) && f.outcome === 'fail').length;
    summary.reviews += findings.filter((f) => isOpen(f) && f.outcome === 'review').length;
  };

  inBatches(store, store.guides.iterate(run.id), only, judgeOne);
  store.facts.clearOutcomes(run.id);
  const holding = store.rulings.holding(run.site);
  // One item alone cannot change what holds for its page family.
  if (!only) store.questions.save(run.id, counter.questions(holding, input.questions));
  const questions = questionIndex(store.questions.of(run.id), holding);
  inBatches(store, store.guides.rows(run.id), only, follow, input.onProgress);
  // A records file is complete in itself: what another file held is not missing from it.
  if (!input.item && run.kind === 'crawl') save(carried(store, run, guard, [...known.values()].flat()));
  // What it said before and no longer says was never so.
  store.findings.forget(run.id, [...earlier.keys()]);
  return summary;
}

/** What was not seen tonight stays as it was and stays in the list of the run, unless its item is gone for good. */
function carried(store: Store, run: RunRecord, guard: DriftGuard, findings: readonly Finding[]): Finding[] {
  const complete = store.lists.complete(run.id);
  const timesOf = new Map<string, number>();
  const times = ({ item, unit }: Finding): number => {
    if (!complete.has(unit) || guard.holds(unit)) return 0;
    const known = timesOf.get(item) ?? store.lists.gone(run.id, item);
    timesOf.set(item, known);
    return known;
  };
  return findings.map((finding) => unseen(finding, { times: times(finding), enough: GONE_TIMES }));
}
