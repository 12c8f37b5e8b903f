// A unit's pages: coverage, counts, causes, then every problem by item with its crop. Called by overview.ts.
import { join } from 'node:path';
import type { RunRecord } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { channelTwins } from '../channel-twins.ts';
import { fixText, MISSING } from '../columns.ts';
import { elementName } from '../field-names.ts';
import type { MessageIndex } from '../finding.ts';
import { type Html, html, webAddress } from '../html.ts';
import { CHANNEL_NAMES, CONFIRMATION_NAMES } from '../labels.ts';
import { lifeSentence, stateText } from '../life-counts.ts';
import { coverageSentence, day, nothingFound, number, passRate, percent, reviewShare } from '../phrases.ts';
import { verdictText } from '../proof-text.ts';
import { sameFacts } from '../same-fact.ts';
import { totalOf, type UnitReport } from '../unit-report.ts';
import { PORTAL_OPERATOR } from '../visits/operator.ts';
import type { Crop } from './crops.ts';
import { frame } from './page.ts';
import { writePages } from './paging.ts';
import { causeTable, clip, severityTable, severityTag, stats } from './parts.ts';

export interface UnitPageInput {
  report: UnitReport;
  run: RunRecord;
  messages: MessageIndex;
  codes: ReadonlyMap<string, string>;
  crops: ReadonlyMap<string, Crop>;
  /** Folder of index.html. */
  out: string;
  /** File name in `units/` without ending. */
  name: string;
  /** Address of the workbook from the folder of index.html, where there is one. */
  workbook: string | null;
}

/** Problems of one item in one block at most, so that a block stays far below a page's limit. */
const BLOCK = 10;
const MAX_CAUSES = 10;
/** Pixels of a crop that every phone shows whole; wider ones scroll in their box. */
const NARROW = 300;

/** The portal's operator has no items of its own. */
const isOperator = ({ unit }: UnitReport): boolean => unit.id === PORTAL_OPERATOR.id;
const OF_PAGES = '以下是走查手机页面发现的版式问题，由门户运营单位整改，不涉及具体事项';

/** Writes `units/NAME.html` and, when needed, `-2.html` and so on. */
export function writeUnitPages(input: UnitPageInput): Promise<string[]> {
  const { report, run, out, name } = input;
  return writePages({
    dir: join(out, 'units'),
    name,
    frame: frame({ title: `${clip(report.unit.name, 60)}办事指南检查结果`, home: '../', run, back: true }),
    intro: introOf(input),
    blocks: () => blocksOf(input),
  });
}

function introOf({ report, messages, workbook }: UnitPageInput): Html {
  const { coverage, severities, points, clean, refuted, closed, causes, problems, life } = report;
  const { fail, review } = totalOf(severities);
  return html`${stats([
    [
      `${number(coverage.seen)} / ${number(coverage.listed)}`,
      '已检查 / 清单事项',
      `覆盖率${percent(coverage.seen, coverage.listed)}`,
    ],
    [number(fail), '不符合', `严重${number(severities.critical.fail)}条`],
    [number(review), '待复核', `占检查点${reviewShare(points)}`],
    [percent(clean, coverage.seen), '无不符合的事项', `${number(clean)}项，占已检查`],
    [passRate(points), '检查点符合率', '只计符合与不符合'],
  ])}
<p>${isOperator(report) ? OF_PAGES : coverageSentence(coverage)}。${workbook && html`<a href="../${workbook}">下载问题清单（Excel）</a>`}</p>
${problems.length === 0 ? html`<p class="notice">${nothingFound(coverage)}</p>` : severityTable(severities)}
${refuted > 0 && html`<p class="soft">另有${number(refuted)}条经页面复核不成立，未列入。</p>`}
<p class="soft">问题状态：${lifeSentence(life)}。${closed.length > 0 && html`本次销号${number(closed.length)}条。`}</p>
${causes.length > 0 && html`<h2>同一原因</h2>${causeTable(causes.slice(0, MAX_CAUSES), messages)}`}
${problems.length > 0 && html`<h2>问题明细</h2>`}
`;
}

function* blocksOf(page: UnitPageInput): Generator<Html> {
  const { problems } = page.report;
  const input = { ...page, related: sameFacts(problems) };
  for (let from = 0; from < problems.length; ) {
    const item = problems[from]!.item;
    let to = from + 1;
    while (to < problems.length && to - from < BLOCK && problems[to]!.item === item) to += 1;
    yield itemBlock(problems.slice(from, to), from > 0 && problems[from - 1]!.item === item, input);
    from = to;
  }
}

/** With the other findings that speak of the same fact, by id. */
type BlockInput = UnitPageInput & { related: ReadonlyMap<string, readonly Finding[]> };

function itemBlock(findings: readonly Finding[], continued: boolean, input: BlockInput): Html {
  const [first] = findings as [Finding];
  const code = input.codes.get(first.item);
  return html`<section class="item"><header><h3>${clip(first.itemName, 120)}${continued && '（续）'}</h3>
<p class="soft">${code && html`编码 ${clip(code, 80)} · `}标识 ${clip(first.item, 120)}</p></header>
${channelTwins(findings).map((twins) => findingBlock(twins, input))}</section>
`;
}

/** Where one channel shows it. */
function pageLine({ channel, url }: Finding): Html | string {
  const address = webAddress(url);
  return address
    ? html`${CHANNEL_NAMES[channel]} · <a href="${address}" rel="noopener noreferrer" target="_blank">打开页面</a>`
    : CHANNEL_NAMES[channel];
}

function cropOf({ id, channel, field, key }: Finding, crops: UnitPageInput['crops']): Html | false {
  const crop = crops.get(id);
  const name = `页面截图（${CHANNEL_NAMES[channel]}）`;
  return (
    crop !== undefined &&
    html`<figure><div class="scroll"${crop.width > NARROW && html` tabindex="0" role="region" aria-label="${name}"`}><img src="../${crop.path}" width="${crop.width}" height="${crop.height}" loading="lazy" alt="${name}：${elementName(field, key && clip(key, 60))}"></div><figcaption>${name}</figcaption></figure>`
  );
}

/** One problem: `twins` are the findings of other channels that say the same. */
function findingBlock(
  [f, ...twins]: readonly [Finding, ...Finding[]],
  { messages, crops, run, related }: BlockInput,
): Html {
  const all = [f, ...twins];
  const rows: [string, Html | string][] = [
    ['要素', elementName(f.field, f.key && clip(f.key, 60))],
    ['页面内容', f.quote === null ? MISSING : html`<span class="quote">${clip(f.quote, 500)}</span>`],
    ['问题', clip(f.detail, 500)],
    ['整改建议', clip(fixText(f), 600)],
    ['依据', clip(f.basis, 300)],
    ['责任归属', clip(f.owner, 80)],
    ['发现时间', `首次 ${day(f.firstSeen)}，最近 ${day(f.lastSeen)}（${stateText(f, run)}）`],
    ['页面', html`${all.map((one, i) => html`${i > 0 && '；'}${pageLine(one)}`)}`],
  ];
  const others = (related.get(f.id) ?? []).filter((other) => !all.includes(other));
  if (others.length > 0)
    rows.splice(3, 0, [
      '同一事实',
      `与${others.map((other) => `“${messages.get(other.message)?.message.title ?? other.message}”（${CHANNEL_NAMES[other.channel]}）`).join('、')}出自同一事实，可一并整改，只计一次。`,
    ]);
  return html`<article class="finding" id="f-${f.id}"><h4>${severityTag(f.severity)}<span class="title">${messages.get(f.message)?.message.title ?? f.message}</span><span class="tag plain">${verdictText(f)}</span><span class="tag plain">${CONFIRMATION_NAMES[f.confirmation]}</span></h4>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${twins.map((twin) => html`<span id="f-${twin.id}"></span>`)}${all.map((one) => cropOf(one, crops))}</article>
`;
}
