// One night of one site: goes on with an unfinished run or starts one, judges, reports, tells the group, lets old evidence go. Called by the command `nightly`.
import { join } from 'node:path';
import { permissionProblem } from '../../crawler/permission.ts';
import { loadChannels } from '../../crawler/profile.ts';
import { writeChunks } from '../../reports/atomic.ts';
import { percent } from '../../reports/phrases.ts';
import type { RunRecord } from '../../store/index.ts';
import type { CollectOptions } from '../pipeline/collect-site.ts';
import type { VisitsWanted } from '../pipeline/visit-channel.ts';
import { type MainRun, mainRun, type PipelineContext } from '../pipeline.ts';
import { postWebhook, type Webhook } from './post-webhook.ts';
import { retire } from './retention.ts';
import { type NightEnd, type NightSummary, nightSummary, summaryText } from './summary.ts';
import { untilTime } from './until.ts';
import { type NightWindow, nextAt, nightDate } from './window.ts';

export interface NightOptions {
  collect: Omit<CollectOptions, 'resume'>;
  window: NightWindow;
  /** Pages of the phone to visit; default as the profile says. */
  visits?: VisitsWanted;
  /** Share of the pages that a finished run must have read. */
  leastCoverage: number;
  /** Nights whose evidence is kept; 0: all. */
  keepNights: number;
  webhook: Webhook | null;
  out: (run: RunRecord) => string;
}

export interface Night {
  summary: NightSummary;
  /** Path of summary.json. */
  file: string;
  exitCode: 0 | 3 | 130;
}

/**
 * The last crawl of the site, where it was not finished; one that failed before it held anything is not worth going on
 * with, and would date the new night wrongly. Pure; `runs` with the newest first.
 */
export function unfinishedRun(
  runs: readonly RunRecord[],
  site: string,
  holds: (run: RunRecord) => boolean,
): RunRecord | undefined {
  const last = runs.find((run) => run.site === site && run.kind === 'crawl');
  if (!last || last.status === 'done' || (last.status === 'failed' && !holds(last))) return undefined;
  return last;
}

/** A run that its hours ended goes on tomorrow and is no failure. Pure. */
export function nightExitCode(
  { ended, coverage }: Pick<NightSummary, 'ended' | 'coverage'>,
  leastCoverage: number,
): Night['exitCode'] {
  if (ended === 'user') return 130;
  return ended !== 'hours' && coverage.share < leastCoverage ? 3 : 0;
}

/** Works until the hours end; the context's signal is the user's. @throws as mainRun, after the group was told */
export async function nightly(context: PipelineContext, options: NightOptions): Promise<Night> {
  const { store, now, say, signal: user } = context;
  const { collect, window, webhook } = options;
  const profile = loadChannels(collect.site, collect.channels)[0]!;
  const date = nightDate(now(), window);
  const unfinished = unfinishedRun(store.runs.list(), profile.id, ({ id }) =>
    Object.values(store.frontier.counts(id)).some((n) => n > 0),
  );
  if (unfinished) say(`批次 ${unfinished.id} 尚未完成，本夜接续。`);
  const end = nextAt(now(), window.until);
  const until = untilTime(end, now, user);
  let ended: NightEnd = 'done';
  let main: MainRun;
  try {
    main = await mainRun(
      { ...context, signal: until.signal },
      { ...collect, resume: unfinished?.id ?? false, until: end, visits: options.visits, out: options.out },
    );
    if (main.run.status !== 'done')
      ended = user.aborted ? 'user' : until.over() || permissionProblem(profile, now()) ? 'hours' : 'site';
  } catch (error) {
    const text = `【办事指南核查】${date} ${profile.name}（${profile.id}）\n未能完成：${(error as Error).message}`;
    await tell(say, webhook, text, { date, site: profile.id, error: (error as Error).message });
    throw error;
  } finally {
    until.cancel();
  }
  const { run, report } = main;
  const resumed = unfinished !== undefined;
  const summary = nightSummary(store, {
    ...{ date, siteName: profile.name, run, resumed, ended },
    ...{ summary: main.summary, report: report.overview },
  });
  const file = join(options.out(run), 'summary.json');
  await writeChunks(file, [`${JSON.stringify(summary, null, 1)}\n`]);
  say(summaryText(summary));
  await tell(say, webhook, summaryText(summary), summary);
  if (ended === 'done') letGo(context, profile.id, options.keepNights);
  const exitCode = nightExitCode(summary, options.leastCoverage);
  if (exitCode === 3)
    say(`✗ 覆盖率低于下限 ${percent(options.leastCoverage, 1)}，结果不宜用于评估；未读到的原因见 ${file}。`);
  return { summary, file, exitCode };
}

/** A robot that does not answer is a warning: the night itself succeeded. */
async function tell(
  say: PipelineContext['say'],
  webhook: Webhook | null,
  text: string,
  data: object,
): Promise<void> {
  if (!webhook) return;
  const problem = await postWebhook(webhook, text, data);
  say(problem ? `！摘要未能推送：${problem}。检查结果不受影响。` : '✓ 摘要已推送。');
}

function letGo({ store, say }: PipelineContext, site: string, keep: number): void {
  const { runs, snapshots, files, bytes } = retire(store, site, keep);
  if (snapshots + files === 0) return;
  say(
    `✓ 已清理 ${runs} 个旧批次的证据：页面快照 ${snapshots} 份、证据文件 ${files} 个（${(bytes / 1e6).toFixed(1)} MB）；仍存在的问题所引用的都保留。`,
  );
}
