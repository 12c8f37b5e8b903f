// The main job, and the only place that joins crawler and checks: collect, judge, look again, report. Called by the commands.

import { type OptionsByCheck, resolveOptions } from '../checks/frame/judge.ts';
import { allMetas, checkMetas, corpusChecks, guideChecks, regionOf } from '../checks/index.ts';
import { visitChecks } from '../checks/mobile/index.ts';
import { ConfigError } from '../crawler/config-error.ts';
import { driftSentences } from '../reports/drift/sentence.ts';
import { messageIndex } from '../reports/finding.ts';
import { questionSentences } from '../reports/questions.ts';
import { writeReports } from '../reports/report.ts';
import { askedOf } from '../reports/scope.ts';
import type { RunRecord, Store } from '../store/index.ts';
import { optionsOf, questionRuleOf } from './context.ts';
import type { ChannelsSummary } from './pipeline/collect-channels.ts';
import { type CollectOptions, collectSite } from './pipeline/collect-site.ts';
import { HallBook } from './pipeline/hall-book.ts';
import { importRecords } from './pipeline/import-records.ts';
import { judgeLists, type ListsSummary } from './pipeline/judge-lists.ts';
import { judgeMap, type MapSummary } from './pipeline/judge-map.ts';
import { type JudgeSummary, judgeRun } from './pipeline/judge-run.ts';
import { judgeVisits, type VisitsSummary } from './pipeline/judge-visits.ts';
import { lookAgain } from './pipeline/look-again.ts';
import { type VisitsWanted, visitSite } from './pipeline/visit-channel.ts';

export interface PipelineContext {
  store: Store;
  now: () => Date;
  say: (line: string) => void;
  signal: AbortSignal;
}

export const messages = messageIndex(allMetas);

/** The checks that were asked for; an unknown id is a mistake of use. */
function checksNamed(only: readonly string[] | undefined) {
  const ids = checkMetas.map(({ id }) => id);
  const unknown = only?.filter((id) => !ids.includes(id)) ?? [];
  if (unknown.length > 0)
    throw new ConfigError(`没有名为“${unknown.join('、')}”的检查。`, `可用的检查：${ids.join('、')}。`);
  const wanted = ({ meta }: { meta: { id: string } }) => !only || only.includes(meta.id);
  return { checks: guideChecks.filter(wanted), corpus: corpusChecks.filter(wanted) };
}

/** Judges all guides of a run anew. */
export function auditRun(
  context: PipelineContext,
  o: { run: RunRecord; item?: string; only?: readonly string[]; options?: OptionsByCheck },
): RunRecord {
  const { store, say } = context;
  if (o.item && !store.items.get(o.item))
    throw new ConfigError(`没有标识为“${o.item}”的事项。`, '事项标识见问题清单或 guide-audit findings。');
  const options = o.options ?? optionsOf(o.run);
  const map = store.serviceMaps.of(o.run.id);
  const halls = map && new HallBook(map, regionOf(options));
  const summary = judgeRun({
    store,
    run: o.run,
    ...checksNamed(o.only),
    messages,
    options,
    halls,
    questions: questionRuleOf(o.run),
    item: o.item,
    onError: ({ item, check, error }) =>
      say(`！检查 ${check} 在事项 ${item} 上出错，该项记为“未能检查”：${(error as Error).message}`),
  });
  sayJudged(say, summary);
  // Pages and halls belong to no item, and a choice of checks names those of guides.
  if (!o.item && !o.only) {
    sayVisits(say, judgeVisits(store, o.run, visitChecks));
    const resolved = resolveOptions(guideChecks, options);
    sayMap(say, judgeMap({ store, run: o.run, messages, options: resolved }, halls));
    sayLists(say, judgeLists(store, o.run, messages, summary.guard));
  }
  const names = new Map(store.units.list(o.run.site).map((unit) => [unit.id, unit.name]));
  for (const sentence of driftSentences(o.run.id, summary.guard.waiting, (id) => names.get(id) ?? id))
    say(`！${sentence}`);
  const title = (id: string) => messages.get(id)?.message.title ?? id;
  for (const sentence of questionSentences(store.questions.of(o.run.id), title, o.run.site))
    say(`？${sentence}`);
  return o.run;
}

/**
 * The operator says that what looked suspicious in the run is true: its shape is what later runs are compared with.
 * The run and the later ones of its site are judged again. @throws ConfigError when nothing waits
 */
export function acceptLayout(
  context: PipelineContext,
  o: { run: RunRecord; units?: readonly string[] | undefined },
): void {
  const { store, say } = context;
  const { run, units } = o;
  const unknown = units?.filter((unit) => !store.shapes.suspicions(run.id).some((one) => one.unit === unit));
  if (unknown && unknown.length > 0)
    throw new ConfigError(`批次 ${run.id} 中没有需要为单位 ${unknown.join('、')} 确认的变化。`);
  if (store.shapes.accept(run.id, { units }) === 0)
    throw new ConfigError(`批次 ${run.id} 中没有等待确认的变化。`, '待确认的批次见 guide-audit runs。');
  say(`✓ 已确认批次 ${run.id} 的变化，今后以它为基准。`);
  const all = store.runs.list().reverse();
  const later = all.slice(all.findIndex(({ id }) => id === run.id));
  for (const one of later.filter(({ site, kind }) => site === run.site && kind === run.kind)) {
    say(`重新检查批次 ${one.id}：`);
    auditRun(context, { run: one });
  }
  say('如需更新报告，请运行 guide-audit report。');
}

const sayJudged = (say: (line: string) => void, { guides, fails, reviews }: JudgeSummary) =>
  say(`✓ 已检查 ${guides} 份办事指南：不符合 ${fails} 项，待复核 ${reviews} 项。`);

function sayVisits(say: (line: string) => void, { pages, fails, reviews }: VisitsSummary): void {
  if (pages > 0) say(`✓ 已检查手机页面：不符合 ${fails} 项，待复核 ${reviews} 项。`);
}

function sayMap(say: (line: string) => void, { halls, fails, reviews }: MapSummary): void {
  if (halls > 0) say(`✓ 已检查政务服务地图的 ${halls} 个大厅：不符合 ${fails} 项，待复核 ${reviews} 项。`);
}

function sayLists(say: (line: string) => void, { units, fails, reviews, unobserved }: ListsSummary): void {
  if (units > 0) say(`✓ 已比较 ${units} 个单位各渠道的事项清单：不符合 ${fails} 项，待复核 ${reviews} 项。`);
  if (unobserved > 0) say(`！${unobserved} 个单位有渠道的事项清单未全部读到或有待确认的变化，不作比较。`);
}

/** Judges a file of guides as a run of its own. */
export async function auditRecords(
  context: PipelineContext,
  o: { file: string; mapping?: string; only?: readonly string[] },
): Promise<RunRecord> {
  const { store, say, signal } = context;
  checksNamed(o.only);
  const { run, summary } = await importRecords(
    store,
    o.file,
    o.mapping,
    (started, title) => say(`批次 ${started.id}：读入 ${o.file}（映射：${title}）`),
    signal,
  );
  for (const notice of summary.notices) say(`！${notice}`);
  for (const { line, problem } of summary.problems.slice(0, 20)) say(`！第${line}条：${problem}。`);
  if (summary.problems.length > 20) say(`！另有 ${summary.problems.length - 20} 条未能读入。`);
  say(
    `✓ 已读入 ${summary.guides} 份办事指南${summary.problems.length > 0 ? `，${summary.problems.length} 条未能读入` : ''}。`,
  );
  auditRun(context, { run, only: o.only, options: summary.options });
  store.runs.finish(run.id, { status: signal.aborted ? 'stopped' : 'done', summary });
  return store.runs.get(run.id)!;
}

/** Collects a site, without judging it. */
export async function crawlOnly(context: PipelineContext, options: CollectOptions): Promise<RunRecord> {
  const site = await collectSite(context, options);
  try {
    context.store.runs.finish(site.run.id, {
      status: site.summary.stopped ? 'stopped' : 'done',
      summary: { ...site.summary, ...askedOf(options) },
    });
  } finally {
    await site.close();
  }
  return context.store.runs.get(site.run.id)!;
}

export interface MainRun {
  run: RunRecord;
  summary: ChannelsSummary;
  report: { overview: string; workbooks: number };
}

/** The whole main job on one site: crawl, judge, look a second time at what failed, report. */
export async function mainRun(
  context: PipelineContext,
  options: CollectOptions & { out: (run: RunRecord) => string; visits?: VisitsWanted },
): Promise<MainRun> {
  const { store, say, signal } = context;
  const site = await collectSite(context, options);
  try {
    const { run, summary } = site;
    await visitSite(context, site, options.visits ?? true);
    auditRun(context, { run });
    if (!signal.aborted) await lookAgain(context, site);
    store.runs.finish(run.id, {
      status: signal.aborted || summary.stopped ? 'stopped' : 'done',
      summary: { ...summary, ...askedOf(options) },
    });
    const report = await reportRun(context, { run, out: options.out(run) });
    return { run: store.runs.get(run.id)!, summary, report };
  } finally {
    await site.close();
    if (signal.aborted) say('已中止：已采集和检查的内容均已保存，可用 guide-audit crawl --resume 继续。');
  }
}

export async function reportRun(
  context: PipelineContext,
  o: { run: RunRecord; out: string; units?: string[]; formats?: string[] },
): Promise<{ overview: string; workbooks: number }> {
  const { store, say } = context;
  let result: Awaited<ReturnType<typeof writeReports>>;
  try {
    result = await writeReports({
      store,
      run: o.run.id,
      out: o.out,
      units: o.units,
      formats: o.formats,
      messages,
    });
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError(error.message);
    throw error;
  }
  if (result.workbooks > 0) say(`✓ 问题清单 ${result.workbooks} 份：${o.out}`);
  if (result.overview) say(`✓ 总览：${result.overview}`);
  return result;
}
