// Judges every stored guide of a run and gives each finding its life. Called by pipeline.ts.
import type { GuideCheck } from '../../checks/check.ts';
import { judgeGuide, type OptionsByCheck, resolveOptions } from '../../checks/judge.ts';
import { findingOf, type MessageIndex } from '../../reports/finding.ts';
import { historyOf } from '../../reports/history.ts';
import { isOpen } from '../../reports/labels.ts';
import type { RunRecord, Store, StoredGuide } from '../../store/index.ts';
import { localTime } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Unit } from '../../store/schemas/unit.ts';

export interface JudgeInput {
  store: Store;
  run: RunRecord;
  checks: readonly GuideCheck[];
  messages: MessageIndex;
  options: OptionsByCheck;
  /** Only this item. */
  item?: string;
  now: () => Date;
  onError?: (where: { item: string; check: string; error: unknown }) => void;
  onProgress?: (done: number) => void;
}

export interface JudgeSummary {
  guides: number;
  fails: number;
  reviews: number;
}

/** Guides judged in one transaction: short enough that readers never wait, long enough that the disk does not decide the pace. */
const BATCH = 200;

const guideKey = (g: { item: string; channel: string }) => `${g.channel} ${g.item}`;

/** Findings known before this run, by guide; those of this very run (judged again) count as known too. */
function knownFindings(store: Store, site: string): Map<string, Finding[]> {
  const known = new Map<string, Finding[]>();
  for (const finding of store.findings.current(site)) {
    const list = known.get(guideKey(finding));
    if (list) list.push(finding);
    else known.set(guideKey(finding), [finding]);
  }
  return known;
}

export function judgeRun(input: JudgeInput): JudgeSummary {
  const { store, run, checks, messages, now } = input;
  const options = resolveOptions(checks, input.options);
  const units = new Map(store.units.list(run.site).map((unit) => [unit.id, unit]));
  const known = knownFindings(store, run.site);
  const at = localTime(now());
  const summary: JudgeSummary = { guides: 0, fails: 0, reviews: 0 };

  const judgeOne = (stored: StoredGuide): void => {
    const { item, channel, guide, url } = stored;
    const { outcomes, errors } = judgeGuide(guide, checks, options);
    for (const { check, error } of errors) input.onError?.({ item, check, error });
    const unit: Unit = units.get(stored.unit) ?? { id: stored.unit, name: stored.unit, league: 'other' };
    const itemName = guide.name ?? store.items.get(item)?.name ?? item;
    const confirmation = guide.source === 'page' ? 'pending' : 'not-possible';
    const context = { run: run.id, unit, item, itemName, channel, url, guide, confirmation, at } as const;
    const findings = historyOf({
      previous: known.get(guideKey(stored)) ?? [],
      closed: (id) => store.findings.get(id),
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
    known.delete(guideKey(stored));
    store.outcomes.replace(run.id, item, channel, outcomes);
    store.findings.save(
      run.id,
      findings.map((finding) => ({ ...finding, run: run.id })),
    );
    summary.guides++;
    summary.fails += findings.filter((f) => isOpen(f) && f.outcome === 'fail').length;
    summary.reviews += findings.filter((f) => isOpen(f) && f.outcome === 'review').length;
  };

  let batch: StoredGuide[] = [];
  const flush = () => {
    store.transaction(() => batch.forEach(judgeOne));
    batch = [];
    input.onProgress?.(summary.guides);
  };
  for (const stored of store.guides.iterate(run.id)) {
    if (input.item && stored.item !== input.item) continue;
    batch.push(stored);
    if (batch.length === BATCH) flush();
  }
  flush();
  // A records file is complete in itself: what another file held is not missing from it.
  if (!input.item && run.kind === 'crawl') carryUnseen(store, run, [...known.values()].flat());
  return summary;
}

/** What was not seen tonight stays as it was, and stays in the list of the run. */
function carryUnseen(store: Store, run: RunRecord, unseen: readonly Finding[]): void {
  const carried = unseen
    .filter(isOpen)
    .map((f): Finding => ({ ...f, run: run.id, state: f.state === 'new' ? 'open' : f.state }));
  store.findings.save(run.id, carried);
}
