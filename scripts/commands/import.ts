// `guide-audit import form|capture|map|guides`: what a person captured where no program can (App, mini programs, terminals, halls), and files.
import { Command, Option } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { checkUnit, chosenRun, now, withStore } from '../context.ts';
import { writeForm } from '../pipeline/capture-form.ts';
import { importCapture } from '../pipeline/import-capture.ts';
import { FILE_CHANNELS, importGuides } from '../pipeline/import-guides.ts';
import { importMap } from '../pipeline/import-map.ts';
import { interruptible, say } from '../terminal.ts';

const EXAMPLES = `
文件夹中放一份采集表（.xlsx 或 .csv）和它的图片。采集表每行一个事项，须有：
  事项标识、渠道、采集人、采集时间、图片
其余各列写页面上看到的内容（承诺办结时限、办理地点、办理时间等，见 docs/records.md）：
  没有看的留空；看了、页面上没有的，写“未显示”。
有一处不能采用时，整个文件夹都不导入。

示例：
  guide-audit import form 随申办采集 --items 2
  guide-audit import capture 随申办采集
  guide-audit import capture 随申办采集 --run 20261123-211505-fixture
  guide-audit report`;

function captureCommand(): Command {
  return new Command('capture')
    .description('导入人工采集（随申办App、小程序、自助终端、办事大厅），与已采集的渠道比较')
    .argument('<文件夹>', '放有采集表和图片的文件夹')
    .option('--run <批次>', '并入的检查批次，默认为最近一批')
    .addHelpText('after', EXAMPLES)
    .action((folder: string, options: { run?: string }, command: Command) =>
      withStore(
        command,
        'write',
        (store) =>
          importCapture(
            { store, now, say, signal: interruptible() },
            { folder, run: chosenRun(store, options.run) },
          ),
        30_000,
      ),
    );
}

const MOST_ITEMS = 1000;

function formCommand(): Command {
  return new Command('form')
    .description('写出一份待填的采集表，列好要采集的事项')
    .argument('<文件夹>', '放采集表和图片的文件夹')
    .option('--run <批次>', '取哪个检查批次的事项，默认为最近一批')
    .option('--unit <单位>', '只列一个单位的事项')
    .option('--items <个数>', '每个单位的事项个数', '2')
    .addHelpText('after', EXAMPLES)
    .action((folder: string, options: { run?: string; unit?: string; items: string }, command: Command) =>
      withStore(command, 'read', (store) => {
        const perUnit = Number(options.items);
        if (!Number.isInteger(perUnit) || perUnit < 1 || perUnit > MOST_ITEMS)
          throw new ConfigError(`--items 应是1至${MOST_ITEMS}的整数，不能是“${options.items}”。`);
        const run = chosenRun(store, options.run);
        checkUnit(store, run, options.unit);
        const items = writeForm(store, run, { folder, perUnit, ...(options.unit && { unit: options.unit }) });
        say(
          `✓ 已写出采集表，列有 ${items} 个事项：${folder}。填好后与图片放在一起，用 import capture 导入。`,
        );
      }),
    );
}

interface FileOptions {
  run?: string;
  mapping?: string;
}

const MAP_EXAMPLES = `
文件为 .csv、.xlsx、.jsonl 或 .json，每行一个大厅，列名：
  大厅名称、地址、开放时间、电话、可办事项、自助终端、预约方式（大厅编号、页面地址可有可无）
列名不同的，用 --mapping 指定映射文件（写法见 docs/records.md）。

示例：
  guide-audit import map 政务服务地图.xlsx
  guide-audit report`;

function mapCommand(): Command {
  return new Command('map')
    .description('导入政务服务地图的大厅清单，检查其内容，并与办事指南的办理地点比较')
    .argument('<文件>', '大厅清单')
    .option('--mapping <映射>', '列的映射，默认为 service-map')
    .option('--whole', '文件列出了全市所有大厅：没有列出的大厅才作为缺失或已撤下')
    .option('--run <批次>', '并入的检查批次，默认为最近一批')
    .addHelpText('after', MAP_EXAMPLES)
    .action((file: string, { run, mapping, whole }: FileOptions & { whole?: boolean }, command: Command) =>
      withStore(
        command,
        'write',
        (store) =>
          importMap(
            { store, now, say, signal: interruptible() },
            { file, mapping, whole, run: chosenRun(store, run) },
          ),
        30_000,
      ),
    );
}

const GUIDES_EXAMPLES = `
每条须有事项标识、业务办理项编码或实施编码，与已采集的事项一致；没有对应事项的逐条列出，不导入。

示例：
  guide-audit import guides 大厅办事指南.xlsx --channel hall
  guide-audit report`;

function guidesCommand(): Command {
  return new Command('guides')
    .description('导入一份办事指南文件（如线下大厅的指南），作为一个渠道与已采集的渠道比较')
    .argument('<文件>', '办事指南文件')
    .addOption(new Option('--channel <渠道>', '文件所代表的渠道').choices(FILE_CHANNELS).default('hall'))
    .option('--mapping <映射>', '列的映射，默认按列名识别')
    .option('--run <批次>', '并入的检查批次，默认为最近一批')
    .addHelpText('after', GUIDES_EXAMPLES)
    .action(
      (
        file: string,
        { run, mapping, channel }: FileOptions & { channel: (typeof FILE_CHANNELS)[number] },
        command: Command,
      ) =>
        withStore(
          command,
          'write',
          (store) =>
            importGuides(
              { store, now, say, signal: interruptible() },
              { file, mapping, channel, run: chosenRun(store, run) },
            ),
          30_000,
        ),
    );
}

export function importCommand(): Command {
  return new Command('import')
    .description('导入外部材料')
    .addCommand(formCommand())
    .addCommand(captureCommand())
    .addCommand(mapCommand())
    .addCommand(guidesCommand());
}
