// `guide-audit runs`: all runs with their status, coverage and numbers of findings.
import { Command } from 'commander';
import { CHANGE_NAMES, CHANGES, type Change } from '../../reports/diff.ts';
import { agesSentence, minute, number, percent, runKind } from '../../reports/phrases.ts';
import type { ReadingAges, RunRecord, Store } from '../../store/index.ts';
import { withStore } from '../context.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit runs
  guide-audit runs --site fixture --json`;

const STATUS: Readonly<Record<RunRecord['status'], string>> = {
  running: '进行中',
  done: '完成',
  stopped: '已中止',
  failed: '失败',
};

interface RunLine {
  run: string;
  site: string;
  kind: RunRecord['kind'];
  status: RunRecord['status'];
  startedAt: string;
  finishedAt: string | null;
  /** Items in the lists, and guides that were read. */
  listed: number;
  guides: number;
  /** Whether any guide was judged; without it, no finding says nothing. */
  judged: boolean;
  /** Pages read in full in this run and pages found unchanged, and when the oldest of them was read in full. */
  ages: ReadingAges;
  /** Rows of findings, refuted ones included; `unseen` ones are open but were not seen by this run. */
  findings: Record<Change, number>;
  /** Units that wait for `accept-layout`. */
  waiting: number;
}

function lineOf(store: Store, { id, site, kind, status, startedAt, finishedAt }: RunRecord): RunLine {
  const findings = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<Change, number>;
  for (const { state, unseen, n } of store.findings.counts(id)) findings[unseen ? 'unseen' : state] += n;
  const waiting = store.shapes.suspicions(id).filter(({ accepted }) => !accepted);
  return {
    ...{ run: id, site, kind, status, startedAt, finishedAt },
    listed: store.items.ofRun(id).length,
    guides: store.guides.count(id),
    judged: store.outcomes.judged(id),
    ages: store.captures.ages(id),
    findings,
    waiting: new Set(waiting.map(({ unit }) => unit)).size,
  };
}

function sentence({
  kind,
  status,
  startedAt,
  listed,
  guides,
  judged,
  findings,
  waiting,
  run,
  ages,
}: RunLine): string {
  const counts = CHANGES.filter((change) => findings[change] > 0).map(
    (change) => `${CHANGE_NAMES[change]} ${number(findings[change])}`,
  );
  const asks = waiting > 0 ? `；${waiting} 个单位待确认（guide-audit accept-layout --run ${run}）` : '';
  const coverage = `清单 ${number(listed)} 项，读到 ${number(guides)} 份（${percent(Math.min(guides, listed), listed)}）`;
  const age = agesSentence(ages);
  const kindName = runKind({ kind } as RunRecord);
  return `${run}  ${minute(startedAt)}  ${STATUS[status]}  ${kindName}  ${coverage}${age && `，${age}`}；${counts.join('，') || (judged ? '没有问题' : '未检查')}${asks}\n`;
}

export function runsCommand(): Command {
  return new Command('runs')
    .description('列出检查批次：状态、覆盖情况、各状态的问题数')
    .option('--site <站点>', '只列一个站点')
    .option('--json', '每行一个 JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: { site?: string; json?: boolean }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const runs = store.runs.list().filter(({ site }) => !options.site || site === options.site);
        for (const run of runs) {
          const line = lineOf(store, run);
          await write(options.json ? `${JSON.stringify(line)}\n` : sentence(line));
        }
        if (runs.length === 0 && !options.json) await write('还没有检查批次。\n');
      }),
    );
}
