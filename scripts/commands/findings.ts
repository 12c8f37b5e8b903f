// `guide-audit findings`: lists the findings of a run, for people or as JSON lines sorted by id.
import { Command, Option } from 'commander';
import { entryChecks } from '../../checks/entry/index.ts';
import { helpChecks } from '../../checks/help/index.ts';
import { allMetas } from '../../checks/index.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { type MessageIndex, messageIndex } from '../../reports/finding.ts';
import { findingLines } from '../../reports/findings-json.ts';
import { isOpen, SEVERITY_NAMES, VERDICT_NAMES } from '../../reports/labels.ts';
import type { Store, WalkKind } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { checkUnit, chosenRun, withStore } from '../context.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit findings --json > 问题.jsonl
  guide-audit findings --unit SHGASH
  guide-audit findings --walk entry --json      最近一次办事入口走查的问题，字段与办事指南的相同`;

interface Options {
  run?: string;
  unit?: string;
  json?: boolean;
  all?: boolean;
  walk?: WalkKind;
  site?: string;
}

interface Listed {
  titles: MessageIndex;
  findings: Iterable<Finding>;
}

function ofRun(store: Store, { run: asked, unit }: Options): Listed {
  const run = chosenRun(store, asked);
  checkUnit(store, run, unit);
  return { titles: messageIndex(allMetas), findings: store.findings.iterate(run.id, { unit }) };
}

const WALK_METAS = [...entryChecks, ...doorChecks, ...helpChecks].map(({ meta }) => meta);

/** @throws ConfigError where nobody walked yet */
function ofWalk(store: Store, kind: WalkKind, site: string | undefined): Listed {
  const walk = store.walks.list({ site, kind }).find(({ status }) => status !== 'failed');
  if (!walk)
    throw new ConfigError(
      '数据目录中还没有这种走查。',
      '请先运行 guide-audit entry、login-matrix 或 online-help；--site 请核对。',
    );
  return { titles: messageIndex(WALK_METAS), findings: store.walks.findings(walk.id) };
}

export function findingsCommand(): Command {
  return new Command('findings')
    .description('列出一批检查中的问题')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .option('--unit <单位>', '只列一个单位（单位编号）')
    .option('--json', '每行一个 JSON，按编号排序')
    .option('--all', '包括已整改、已撤下的问题')
    .addOption(
      new Option('--walk <走查>', '列出最近一次走查的问题：entry 入口、doors 登录、help 在线客服')
        .choices(['entry', 'doors', 'help'])
        .conflicts(['run', 'unit']),
    )
    .option('--site <站点>', '走查的站点（与 --walk 同用，默认最近一次）')
    .addHelpText('after', EXAMPLES)
    .action((options: Options, command: Command) =>
      withStore(command, 'read', async (store) => {
        const { titles, findings } = options.walk
          ? ofWalk(store, options.walk, options.site)
          : ofRun(store, options);
        if (options.json) {
          for (const line of findingLines(findings)) await write(line);
          return;
        }
        for (const finding of findings) {
          if (!options.all && !isOpen(finding)) continue;
          const title = titles.get(finding.message)?.message.title ?? finding.message;
          await write(
            `${finding.id}  ${SEVERITY_NAMES[finding.severity]}·${VERDICT_NAMES[finding.outcome]}  ${finding.itemName}：${title}（${finding.message}）${finding.quote ? `  “${finding.quote.slice(0, 60)}”` : ''}\n`,
          );
        }
      }),
    );
}
