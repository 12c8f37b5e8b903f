// `guide-audit accuracy`: how often the checks are right, message by message, on planted truth and on labelled data.
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { besideAxe } from '../accuracy/beside-axe.ts';
import { compareEdited, rowOfEdits } from '../accuracy/channel-edits.ts';
import { accuracyOfSandbox } from '../accuracy/channel-sandbox.ts';
import { accuracyOfLabels } from '../accuracy/labels.ts';
import { accuracyOfNcap } from '../accuracy/ncap.ts';
import { accuracyOfCrawl, accuracyOfSavedPages } from '../accuracy/pages.ts';
import { rowsOfPlanted, visitPlanted } from '../accuracy/phone-defects.ts';
import { realCounts, rowsOfCounts } from '../accuracy/real.ts';
import { type AccuracyRow, f1Of } from '../accuracy/row.ts';
import { accuracyOfTruth } from '../accuracy/truth.ts';
import { guidesToShow } from '../pipeline/guides-to-show.ts';
import { readProblem } from '../read-problem.ts';
import { interruptible, say, write } from '../terminal.ts';

const percent = (part: number, whole: number) =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;

function f1Text(row: AccuracyRow): string {
  const f1 = f1Of(row);
  return f1 ? `${f1.f1.toFixed(3)}（${f1.low.toFixed(3)}–${f1.high.toFixed(3)}）` : '—';
}

function table(rows: readonly AccuracyRow[]): string {
  const head = [
    '数据集',
    '检查项',
    '应有',
    '漏报',
    '误报',
    '召回率',
    '精确率',
    'F1（95% 区间）',
    '待复核占比',
  ];
  const lines = rows.map((r) => [
    r.set,
    r.message,
    String(r.cases),
    String(r.misses),
    String(r.falseAlarms),
    percent(r.cases - r.misses, r.cases),
    percent(r.cases - r.misses, r.cases - r.misses + r.falseAlarms),
    f1Text(r),
    `${(100 * r.reviewShare).toFixed(1)}%`,
  ]);
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}

const positive = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('应为正整数。');
  return n;
};

interface Options {
  json?: boolean;
  seed: number;
  items: number;
  records?: string;
  mapping?: string;
  crawl?: boolean;
  differences?: boolean;
  visits?: boolean | string;
  channels?: boolean;
}

/** How often each defect of the phone's pages is planted beside others. */
const ROUNDS = 3;
const EDITS = 100;

/** Values read back from pages that show the guides of a file. */
async function pagesOf(file: string, { mapping, crawl, differences }: Options): Promise<AccuracyRow[]> {
  const saved = accuracyOfSavedPages(await guidesToShow(file, mapping));
  const crawled = crawl
    ? await accuracyOfCrawl(file, mapping, say, interruptible())
    : { rows: [], differences: [] };
  if (differences)
    for (const d of [...crawled.differences, ...saved.differences])
      say(`${d.item}  ${d.field}  应为“${d.expected ?? '（无）'}”，读到“${d.read ?? '（无）'}”`);
  return [...crawled.rows, ...saved.rows];
}

/** Right guides of the fixture, or those of a file, on both channels. */
async function channelsOf({ records, mapping, seed, items }: Options): Promise<AccuracyRow[]> {
  const guides = records
    ? await guidesToShow(records, mapping)
    : buildFixture({ seed, items }).guides.filter(({ operators }) => operators.length === 0);
  const told = compareEdited(guides, { seed: `channels ${seed}`, edits: EDITS });
  say(`${told.guides} 份指南展示在两个渠道，手机页面上改动 ${told.planted.length} 处。`);
  return [rowOfEdits(told)];
}

/** Saved pages of others, beside axe-core, which is taken for the truth here although it is none. */
async function besideAxeOf(folder: string, { differences }: Options): Promise<AccuracyRow[]> {
  const told = await besideAxe(folder).catch((error: NodeJS.ErrnoException) => {
    throw readProblem(folder, error);
  });
  if (told.pages === 0) throw new ConfigError(`“${folder}”中没有网页（.html）。`);
  say(
    `走查了${told.pages}个网页；axe-core只是对照，不是标准答案：“漏报”是只有它提出的，“误报”是只有本系统提出的。`,
  );
  if (differences) for (const one of told.differences) say(one);
  return told.rows;
}

async function rowsOf(options: Options): Promise<AccuracyRow[]> {
  if (typeof options.visits === 'string') return besideAxeOf(options.visits, options);
  if (options.visits) return rowsOfPlanted(await visitPlanted(String(options.seed), ROUNDS));
  if (options.channels) return channelsOf(options);
  if (options.records) return pagesOf(options.records, options);
  const known = [...accuracyOfTruth(options), ...accuracyOfSandbox()];
  const planted = [...known, ...accuracyOfLabels(say), ...accuracyOfNcap(say)];
  return [...planted, ...rowsOfCounts(await realCounts(say))];
}

export function accuracyCommand(): Command {
  return new Command('accuracy')
    .description('检查本身的准确度：逐检查项列出应有、漏报、误报和待复核占比')
    .option('--json', '输出 JSON 数组')
    .option('--seed <种子>', '示例指南的随机种子', positive, 2021)
    .option('--items <数量>', '每个单位的事项数', positive, 5)
    .option('--records <文件>', '把文件中的真实指南按各版式展示并读回，逐字段核对读取的准确度')
    .option('--mapping <映射>', '--records 的映射')
    .option('--crawl', '同时用浏览器采集一遍（每份指南一种版式）')
    .option(
      '--channels',
      '只核对渠道比较：把指南展示在网页和手机页面上，在手机上改动100处，读回比较（可与 --records 同用）',
    )
    .option(
      '--visits [文件夹]',
      '只核对手机页面走查：在示例应用的页面中植入缺陷，用浏览器走查（约一分钟）；给出文件夹的，走查其中的网页，与axe-core对照',
    )
    .option('--differences', '逐条列出读取不一致的值')
    .addHelpText(
      'after',
      '\n“truth”为内置示例指南上的回归测试，不代表在真实指南上的准确度；\n“多渠道植入差异”为示例站点 fixture-channels 各渠道之间、与政务服务地图之间的回归测试；“labelled”为有标注的真实文本；\n“ncap”为公开的地址标注集（其标注自身不一致，见 docs/readers/address-ncap.md）；\n“pages”“crawl”为从页面读回真实指南的结果。',
    )
    .action(async (options: Options) => {
      const rows = await rowsOf(options);
      await write(options.json ? `${JSON.stringify(rows, null, 1)}\n` : `${table(rows)}\n`);
    });
}
