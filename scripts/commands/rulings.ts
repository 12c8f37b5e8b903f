// `guide-audit rulings`: open questions and rulings; `rulings set` stores what a person decided.
import { Argument, Command, Option } from 'commander';
import { allMetas } from '../../checks/index.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { messageIndex } from '../../reports/finding.ts';
import { CHANNEL_NAMES } from '../../reports/labels.ts';
import { minute } from '../../reports/phrases.ts';
import { questionSentences, rulingFor } from '../../reports/questions.ts';
import type { Store } from '../../store/index.ts';
import type { Decision, Ruling } from '../../store/schemas/corpus.ts';
import { Channel } from '../../store/schemas/outcome.ts';
import { chosenRun, withStore } from '../context.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit rulings
  guide-audit rulings set A05-named --site guangxi --decision review --reason 各窗口通办，不编号 --by 王敏
  guide-audit rulings set F03 --site shanghai-pc --channel h5 --decision off --reason 移动端不展示环节时限 --by 王敏`;

/** 裁定 in the words of the lists. */
const DECISIONS: Record<Decision, string> = {
  fail: '按不符合处理',
  review: '转人工复核',
  off: '不适用',
};

const titleOf = (id: string) => messageIndex(allMetas).get(id)?.message.title ?? id;

const sentence = ({ site, channel, message, decision, reason, by, at }: Ruling): string =>
  `${minute(at)}  ${site}（${channel ? CHANNEL_NAMES[channel] : '全部渠道'}）  ${titleOf(message)}（${message}）：${DECISIONS[decision]}。理由：${reason}。裁定人：${by}`;

/** What waits in a run, and every ruling at its site with those that no longer hold. */
async function list(store: Store, asked: string | undefined): Promise<void> {
  const runs = store.runs.list();
  const run = asked || runs.length > 0 ? chosenRun(store, asked) : undefined;
  const ruled = run ? store.rulings.holding(run.site) : [];
  const waiting = run
    ? store.questions.of(run.id).filter(({ channel, message }) => !rulingFor(ruled, channel, message))
    : [];
  const open = run ? questionSentences(waiting, titleOf, run.site) : [];
  if (run) await write(`批次 ${run.id} 的待裁定问题：${open.length > 0 ? '' : '没有'}\n`);
  for (const line of open) await write(`  ${line}\n`);
  const rulings = asked && run ? store.rulings.list(run.site) : store.rulings.list();
  const holding = new Set(
    [...new Set(rulings.map(({ site }) => site))].flatMap((site) =>
      store.rulings.holding(site).map((ruling) => JSON.stringify(ruling)),
    ),
  );
  await write(`裁定：${rulings.length > 0 ? '' : '没有'}\n`);
  for (const ruling of rulings)
    await write(
      `  ${sentence(ruling)}${holding.has(JSON.stringify(ruling)) ? '' : '（已被后来的裁定取代）'}\n`,
    );
}

interface Setting {
  site: string;
  channel?: Ruling['channel'];
  decision: Decision;
  reason: string;
  by: string;
}

function setCommand(): Command {
  return new Command('set')
    .description('裁定一个检查项：今后检查该站点时据此处理')
    .addArgument(new Argument('<检查项>', '检查项编号，如 A05-named'))
    .requiredOption('--site <站点>', '站点或映射的编号，见 guide-audit runs')
    .addOption(new Option('--channel <渠道>', '只裁定一个渠道；默认为全部渠道').choices([...Channel.options]))
    .addOption(
      new Option('--decision <裁定>', 'fail：按不符合处理；review：转人工复核；off：不适用')
        .choices(Object.keys(DECISIONS))
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <理由>', '裁定的理由')
    .requiredOption('--by <姓名>', '裁定人')
    .action((message: string, given: Setting, command: Command) =>
      withStore(command, 'write', async (store) => {
        if (!messageIndex(allMetas).has(message))
          throw new ConfigError(
            `没有“${message}”这个检查项。`,
            '检查项编号见问题清单或 guide-audit rulings。',
          );
        if (![given.reason, given.by].every((text) => text.trim()))
          throw new ConfigError('裁定须写明理由和裁定人。');
        const known = new Set(store.runs.list().map(({ site }) => site));
        if (!known.has(given.site))
          throw new ConfigError(
            `数据目录中没有站点“${given.site}”的检查批次。`,
            `已有的站点：${[...known].join('、') || '无'}。`,
          );
        const { site, channel = '', decision, reason, by } = given;
        const ruling = store.rulings.set({
          site,
          channel,
          message,
          decision,
          reason: reason.trim(),
          by: by.trim(),
        });
        await write(
          `✓ 已裁定：${sentence(ruling)}\n下次检查该站点时生效，也可运行 guide-audit audit 重新检查最近一批。\n`,
        );
      }),
    );
}

export function rulingsCommand(): Command {
  return new Command('rulings')
    .description('列出待裁定问题和已有裁定；rulings set 作出裁定')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .addHelpText('after', EXAMPLES)
    .action((options: { run?: string }, command: Command) =>
      withStore(command, 'read', (store) => list(store, options.run)),
    )
    .addCommand(setCommand());
}
