// What every command needs from outside: data folder, clock, store, site settings. Called by the commands.
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { OptionsByCheck } from '../checks/frame/judge.ts';
import { regionOptions } from '../checks/index.ts';
import { ConfigError } from '../crawler/config-error.ts';
import { loadChannels, profileNames, type SiteProfile } from '../crawler/profile.ts';
import { QUESTION_RULE, type QuestionRule } from '../reports/questions.ts';
import { PORTAL_OPERATOR } from '../reports/visits/operator.ts';
import { openStore, type RunRecord, type Store } from '../store/index.ts';
import type { Channel } from '../store/schemas/outcome.ts';
import type { RunSettings } from '../store/schemas/run.ts';

export const now = (): Date => new Date();

/** The data folder: `--data`, GUIDE_AUDIT_DATA, or `output` in the working folder. */
export function dataDir(command: Command): string {
  const given = command.optsWithGlobals().data as string | undefined;
  return resolve(given ?? process.env.GUIDE_AUDIT_DATA ?? 'output');
}

/** Opens the store, runs, closes it whatever happens. Imports wait for another writer up to 30 seconds. */
export async function withStore<T>(
  command: Command,
  mode: 'read' | 'write',
  use: (store: Store) => Promise<T> | T,
  wait = 0,
): Promise<T> {
  const store = openStore({ dir: dataDir(command), mode, now, wait });
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** The run that was asked for, else the last one of the store that did not fail. */
export function chosenRun(store: Store, id: string | undefined): RunRecord {
  const run = id ? store.runs.get(id) : store.runs.list().find(({ status }) => status !== 'failed');
  if (run) return run;
  if (!id)
    throw new ConfigError(
      '数据目录中还没有检查批次。',
      '请先运行 guide-audit run 或 guide-audit audit --records 文件。',
    );
  const known = store.runs
    .list()
    .slice(0, 5)
    .map((r) => r.id)
    .join('、');
  throw new ConfigError(`没有编号为“${id}”的检查批次。`, `最近的批次：${known || '无'}。`);
}

/** Checks that the named unit is known, so that a typo is no empty list. */
export function checkUnit(store: Store, run: RunRecord, unit: string | undefined): void {
  if (!unit || unit === PORTAL_OPERATOR.id) return;
  const units = store.units.list(run.site);
  if (units.some((u) => u.id === unit)) return;
  const like = units.filter((u) => u.name.includes(unit) || u.id.includes(unit)).slice(0, 5);
  const hint = (like.length > 0 ? like : units.slice(0, 5)).map((u) => `${u.id}（${u.name}）`).join('、');
  throw new ConfigError(`批次 ${run.id} 中没有编号为“${unit}”的单位。`, `单位编号如：${hint}。`);
}

/** What of a profile's channels a run is judged by; kept with the run, for the profile may be a file of the user's. */
export const settingsOf = (profiles: readonly SiteProfile[]): RunSettings => ({
  region: profiles[0]?.region ?? null,
  questionShares: Object.fromEntries(
    profiles.flatMap(({ channel, questionShare }) =>
      questionShare === undefined ? [] : [[channel, questionShare]],
    ),
  ),
});

/** A run of before settings were kept is judged by the profile that comes with the product, where there is one. */
function settingsOfRun(run: RunRecord): RunSettings | null {
  if (run.settings) return run.settings;
  return profileNames().includes(run.site) ? settingsOf(loadChannels(run.site)) : null;
}

/** Options of the checks that hang on the run's source (its city's area code): kept with the run. */
export function optionsOf(run: RunRecord): OptionsByCheck {
  if (run.kind === 'records') return (run.summary as { options?: OptionsByCheck } | null)?.options ?? {};
  const region = settingsOfRun(run)?.region;
  return region ? regionOptions(region) : {};
}

/** When a message becomes a question in a channel of the run's site: as its profile says, else by default. */
export function questionRuleOf(run: RunRecord): (channel: Channel) => QuestionRule {
  const shares = run.kind === 'records' ? undefined : settingsOfRun(run)?.questionShares;
  return (channel) => ({ ...QUESTION_RULE, share: shares?.[channel] ?? QUESTION_RULE.share });
}

export const reportsDir = (store: Store, run: RunRecord): string => join(store.dir, 'reports', run.id);
