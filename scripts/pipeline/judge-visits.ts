// Judges the stored page visits of a run anew and gives each finding its life. Called by pipeline.ts.

import type { VisitCheck } from '../../checks/frame/check.ts';
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { advance, unseen } from '../../reports/history.ts';
import { isOpen } from '../../reports/labels.ts';
import {
  pageFinding,
  type SaidOfPage,
  type Subject,
  subjectsOf,
  wasJudged,
} from '../../reports/visits/page-findings.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import type { VisitOutcome } from '../../store/schemas/page-visit.ts';
import { countsOf, keepFindings } from './keep-findings.ts';

export interface VisitsSummary {
  pages: number;
  fails: number;
  reviews: number;
}

const NOT_GONE = { times: 0, enough: 1 };

/** What a check of guides already says of the same words in the same guide is not said twice. */
function withoutTold(store: Store, run: string, said: SaidOfPage): SaidOfPage {
  const { item, channel } = said.page;
  if (!item) return said;
  const quotes = store.outcomes
    .of(run, item, channel)
    .flatMap(({ verdict, quote }) => (quote && (verdict === 'fail' || verdict === 'review') ? [quote] : []));
  const isTold = ({ quote }: VisitOutcome) =>
    quote !== undefined && quotes.some((one) => one.includes(quote));
  return { ...said, outcomes: said.outcomes.filter((one) => !isTold(one)) };
}

/**
 * Judges all visits of the run. A finding is closed by a night in which its page was visited and its message passes; what was
 * not visited stays as it was. Judging once more changes nothing.
 */
export function judgeVisits(store: Store, run: RunRecord, checks: readonly VisitCheck[]): VisitsSummary {
  const checkOf = new Map(
    checks.flatMap(({ meta }) => meta.messages.map(({ id }) => [id, meta.id] as const)),
  );
  const messages = checks.flatMap(({ meta }) => meta.messages);
  const ids = new Set(checkOf.values());
  const units = new Map(store.units.list(run.site).map(({ id, name }) => [id, name]));
  const known = new Map<string, Finding>();
  for (const finding of store.findings.before(run.id))
    if (ids.has(finding.check)) known.set(finding.id, finding);
  const earlier = new Set<string>();
  for (const { id, check } of store.findings.iterate(run.id)) if (ids.has(check)) earlier.add(id);

  const channels = new Map<Channel, SaidOfPage[]>();
  for (const page of store.visits.ofRun(run.id)) {
    const outcomes = page.visit ? judgeVisit(page.visit, checks).outcomes : [];
    store.visits.judge(page, outcomes);
    const again = page.again ? judgeVisit(page.again, checks).outcomes : null;
    const said = withoutTold(store, run.id, { page, outcomes, again });
    channels.set(page.channel, [...(channels.get(page.channel) ?? []), said]);
  }
  const found: Finding[] = [];
  const visited = new Map<string, Subject>();
  for (const [channel, pages] of channels) {
    const where = {
      site: run.site,
      channel,
      run: run.id,
      at: run.startedAt,
      checkOf: (id: string) => checkOf.get(id)!,
    };
    for (const subject of subjectsOf(run.site, pages, messages, (id) => units.get(id) ?? id)) {
      visited.set(`${channel} ${subject.item}`, subject);
      for (const message of subject.messages) {
        const finding = pageFinding(subject, message, where);
        if (finding) found.push(finding);
      }
    }
  }
  const today = { at: run.startedAt, observed: 'complete', memberGone: false } as const;
  const findings = found.map((finding): Finding => {
    const before = known.get(finding.id) ?? store.findings.lastRow(finding.id, run.id, 'before');
    return { ...finding, ...advance(before, { ...today, arisen: true, passes: false }) };
  });
  const arisen = new Set(found.map(({ id }) => id));
  for (const finding of known.values()) {
    if (arisen.has(finding.id) || !isOpen(finding)) continue;
    const subject = visited.get(`${finding.channel} ${finding.item}`);
    const passes = subject !== undefined && wasJudged(subject, finding.message);
    findings.push(
      passes
        ? { ...finding, ...advance(finding, { ...today, arisen: false, passes }) }
        : unseen(finding, NOT_GONE),
    );
  }
  keepFindings(store, run, findings, earlier);
  const open = findings.filter((finding) => isOpen(finding) && arisen.has(finding.id));
  return { pages: [...channels.values()].flat().length, ...countsOf(open) };
}
