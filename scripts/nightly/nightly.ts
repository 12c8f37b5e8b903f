// One night of one site: goes on with an unfinished run or starts one, judges, reports, tells the group, lets old evidence go. Called by the command `nightly`.
import { join } from 'node:path';
import type { OwnHosts } from '../../crawler/own-hosts.ts';
import { permissionProblem } from '../../crawler/permission.ts';
import { loadChannels, type SiteProfile } from '../../crawler/profile.ts';
import type { Key } from '../../crawler/session/key.ts';
import { writeChunks } from '../../reports/atomic.ts';
import { percent } from '../../reports/phrases.ts';
import type { RunRecord } from '../../store/index.ts';
import type { CollectOptions } from '../pipeline/collect-site.ts';
import type { VisitsWanted } from '../pipeline/visit-channel.ts';
import { type MainRun, mainRun, type PipelineContext } from '../pipeline.ts';
import { nightWalks } from './night-walks.ts';
import { postWebhook, type Webhook } from './post-webhook.ts';
import { retire } from './retention.ts';
import { type NightEnd, type NightSummary, nightSummary, summaryText } from './summary.ts';
import { untilTime } from './until.ts';
import type { NightWalk } from './walk-lines.ts';
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
  /** For the walk through the doors: the vault's key, by default from the environment; where a loopback profile's hosts listen. */
  doors?: { key?: Key; doorHosts?: OwnHosts };
}

export interface Night {
  summary: NightSummary;
  /** Path of summary.json. */
  file: string;
  exitCode: 0 | 3 | 4 | 130;
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
  { ended, coverage, walks = [] }: Pick<NightSummary, 'ended' | 'coverage' | 'walks'>,
  leastCoverage: number,
): Night['exitCode'] {
  if (ended === 'user') return 130;
  if (ended !== 'hours' && coverage.share < leastCoverage) return 3;
  return walks.some(({ needsLogin }) => needsLogin) ? 4 : 0;
}

/** The guides first, then the walks that are due, as long as the hours last. */
async function runAndWalks(
  context: PipelineContext,
  { collect, date, profile, user, over, ...options }: NightOptions & NightGround,
): Promise<{ main: MainRun; ended: NightEnd; walks: NightWalk[] }> {
  const { now } = context;
  const main = await mainRun(context, { ...collect, visits: options.visits, out: options.out });
  const ended =
    main.run.status === 'done'
      ? 'done'
      : user.aborted
        ? 'user'
        : over() || permissionProblem(profile, now())
          ? 'hours'
          : 'site';
  const walks = await nightWalks({
    ...context,
    ...{ site: collect.site, profile, date, window: options.window, dir: options.out(main.run) },
    ...{ held: ended === 'site' ? '采集被网站中断，本夜不再访问' : null, ...options.doors },
  });
  return { main, ended, walks };
}

interface NightGround {
  collect: CollectOptions;
  date: string;
  profile: SiteProfile;
  /** The person's own stop; and whether the hours ended. */
  user: AbortSignal;
  over: () => boolean;
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
  let night: Awaited<ReturnType<typeof runAndWalks>>;
  try {
    night = await runAndWalks(
      { ...context, signal: until.signal },
      {
        ...options,
        ...{ date, profile, user, over: () => until.over() },
        collect: { ...collect, resume: unfinished?.id ?? false, until: end },
      },
    );
  } catch (error) {
    const text = `【办事指南核查】${date} ${profile.name}（${profile.id}）\n未能完成：${(error as Error).message}`;
    await tell(say, webhook, text, { date, site: profile.id, error: (error as Error).message });
    throw error;
  } finally {
    until.cancel();
  }
  const { main, ended, walks } = night;
  const { run, report } = main;
  const resumed = unfinished !== undefined;
  const summary = nightSummary(store, {
    ...{ date, siteName: profile.name, run, resumed, ended },
    ...{ summary: main.summary, report: report.overview, walks },
  });
  const file = join(options.out(run), 'summary.json');
  await writeChunks(file, [`${JSON.stringify(summary, null, 1)}\n`]);
  say(summaryText(summary));
  await tell(say, webhook, summaryText(summary), summary);
  if (ended === 'done') letGo(context, profile.id, options.keepNights);
  const exitCode = user.aborted ? 130 : nightExitCode(summary, options.leastCoverage);
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
