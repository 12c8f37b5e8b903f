// index.html: headline numbers, reasons for what was not seen, units, messages, causes. Called by overview.ts.
import type { ReadingAges, RunRecord } from '../../store/index.ts';
import type { Severity } from '../../store/schemas/outcome.ts';
import type { Unit } from '../../store/schemas/unit.ts';
import type { Cause } from '../causes.ts';
import { addCoverage, type Coverage } from '../coverage.ts';
import type { MessageIndex } from '../finding.ts';
import { type Html, html } from '../html.ts';
import { SEVERITIES, SEVERITY_NAMES } from '../labels.ts';
import { addLives, type LifeCounts, lifeSentence } from '../life-counts.ts';
import {
  agesSentence,
  channelsSentence,
  number,
  passRate,
  percent,
  reviewShare,
  unseenReasons,
} from '../phrases.ts';
import { emptyTally, type Points, type Tally, totalOf } from '../unit-report.ts';
import type { PhonePages } from '../visits/aspects.ts';
import { PORTAL_OPERATOR } from '../visits/operator.ts';
import { READING } from '../workbook/reading.ts';
import { type MessageCount, topMessages } from './messages-page.ts';
import { frame } from './page.ts';
import { writePages } from './paging.ts';
import { causeTable, cell, clip, severityTable, stats, tableClose, tableOpen, tableRow } from './parts.ts';
import { phoneTable } from './phone-table.ts';

/** What the index keeps of a unit once its own page is written. */
export interface UnitLine {
  unit: Unit;
  coverage: Coverage;
  severities: Record<Severity, Tally>;
  points: Points;
  clean: number;
  life: LifeCounts;
  /** Addresses from the folder of index.html. */
  page: string;
  workbook: string | null;
}

export interface IndexInput {
  scope: string;
  questions: readonly string[];
  lines: readonly UnitLine[];
  counts: readonly MessageCount[];
  causes: readonly Cause[];
  phone: PhonePages;
  /** Elements in which channels differ. */
  differences: number;
  /** Halls of the service map; 0: no map was read. */
  halls: number;
  messages: MessageIndex;
  run: RunRecord;
  ages: ReadingAges;
  out: string;
}

const MAX_CAUSES = 15;
const TITLES = [
  '单位',
  '清单事项',
  '已检查',
  '覆盖率',
  '无不符合占比',
  '不符合',
  '其中严重',
  '待复核',
  '待复核占比',
  '问题清单',
];

export function writeIndexPage(input: IndexInput): Promise<string[]> {
  return writePages({
    dir: input.out,
    name: 'index',
    frame: frame({ title: '办事指南检查总览', home: '', run: input.run }),
    intro: introOf(input),
    open: html`<h2>各单位情况</h2>${tableOpen('“无不符合占比”以已检查的事项为基数，“待复核占比”以检查点为基数，均请与覆盖率一并阅读', TITLES)}`,
    close: tableClose,
    blocks: () => input.lines.map(unitRow),
    outro: outroOf(input),
  });
}

function introOf({ lines, run, questions, ages, scope }: IndexInput): Html {
  const coverage = addCoverage(lines.map((line) => line.coverage));
  const points = sumPoints(lines.map((line) => line.points));
  const tally = sumTally(lines.map((line) => line.severities));
  const clean = lines.reduce((n, line) => n + line.clean, 0);
  const { fail, review } = totalOf(tally);
  const bySeverity = SEVERITIES.filter((s) => tally[s].fail > 0).map(
    (s) => `${SEVERITY_NAMES[s]}${number(tally[s].fail)}`,
  );
  return html`${run.status !== 'done' && html`<p class="notice">本批次尚未完成（${STATUS[run.status]}），以下为已取得的结果。</p>`}
${scope !== '' && html`<p class="notice">${scope}</p>`}
${questions.map((question) => html`<p class="notice">${question}</p>`)}
${stats([
  [number(lines.filter(({ unit }) => unit.id !== PORTAL_OPERATOR.id).length), '单位'],
  [number(coverage.listed), '清单事项'],
  [number(coverage.seen), '已检查事项', `覆盖率${percent(coverage.seen, coverage.listed)}`],
  [number(fail), '不符合', bySeverity.join('，')],
  [number(review), '待复核', `占检查点${reviewShare(points)}`],
  [percent(clean, coverage.seen), '无不符合的事项', `${number(clean)}项，占已检查`],
])}
<p>问题状态：${lifeSentence(addLives(lines.map((line) => line.life)))}。</p>
<p>检查点符合率${passRate(points)}：符合${number(points.pass)}个，不符合${number(points.fail)}个；另有待复核${number(points.review)}个（${reviewShare(points)}），不计入符合率。</p>
${unseenPart(coverage, scope !== '')}
${agesPart(ages)}
${severityTable(tally)}
`;
}

/** Messages and causes of all units together, and how to read the pages. */
function outroOf({ lines, counts, causes, phone, differences, halls, messages }: IndexInput): Html {
  const names = new Map(lines.map((line) => [line.unit.id, line.unit.name]));
  return html`${counts.length > 0 && html`<h2>主要问题</h2>${topMessages(counts, messages)}`}
<p><a href="messages.html">查看全部检查项</a>${differences > 0 && html`；<a href="channels.html">各渠道内容对照（${number(differences)}处）</a>`}${halls > 0 && html`；<a href="map.html">政务服务地图（${number(halls)}个大厅）</a>`}</p>
${phoneTable(phone)}
${causes.length > 0 && html`<h2>影响最广的同一原因</h2>${causeTable(causes.slice(0, MAX_CAUSES), messages, (id) => names.get(id) ?? id)}`}
<h2>阅读说明</h2>
<div class="notice">${READING.map((text) => html`<p>${text}</p>`)}</div>
`;
}

const STATUS = { running: '正在进行', stopped: '已中止', failed: '运行失败', done: '' } as const;

/** How old the readings are, where not every page was read tonight. */
function agesPart(ages: ReadingAges): Html | false {
  const sentence = agesSentence(ages);
  return (
    sentence !== '' &&
    html`<p>${sentence}。“确认未变”指本批已向网站逐页核实、内容与上次完整读取时相同；所有内容均按本批的规则重新检查。</p>`
  );
}

function unseenPart(coverage: Coverage, limited: boolean): Html {
  const rest = coverage.listed - coverage.seen;
  const channels = channelsSentence(coverage);
  if (rest === 0)
    return html`<p>${limited ? '本次要检查的事项' : '清单内事项'}全部检查到。${channels && `其中${channels}。`}</p>`;
  const reasons = unseenReasons(coverage).map(([reason, n]) => `${reason}${number(n)}项`);
  return html`<p class="notice">未检查${number(rest)}项：${reasons.join('、')}。未检查的事项不计入任何比率，不能据此认为没有问题。${channels && `其中${channels}。`}</p>`;
}

/** What a folded card says in place of its zeros: of what was not seen nothing is said. */
function foldedNote({ listed, seen }: Coverage): string {
  if (listed === 0) return '清单中没有事项';
  return seen === 0 ? '没有检查到任何事项' : '不符合0，待复核0';
}

function unitRow({ unit, coverage, severities, points, clean, page, workbook }: UnitLine): Html {
  const { fail, review } = totalOf(severities);
  const nothing = fail + review === 0;
  const look = nothing ? 'num zero' : 'num';
  const none = coverage.listed === 0 ? 'num zero' : 'num';
  const head = html`<a href="${page}">${clip(unit.name, 60)}</a>${nothing && html`<span class="soft onphone">${foldedNote(coverage)}</span>`}`;
  const cells = [
    cell('清单事项', number(coverage.listed), none),
    cell('已检查', number(coverage.seen), none),
    cell('覆盖率', percent(coverage.seen, coverage.listed), none),
    cell('无不符合占比', percent(clean, coverage.seen), look),
    cell('不符合', number(fail), look),
    cell('其中严重', number(severities.critical.fail), look),
    cell('待复核', number(review), look),
    cell('待复核占比', reviewShare(points), look),
    cell(
      '问题清单',
      workbook ? html`<a href="${workbook}">Excel</a>` : '—',
      coverage.listed === 0 ? 'short zero' : 'short',
    ),
  ];
  return tableRow(head, cells, nothing ? 'folded' : 'whole');
}

export function sumPoints(all: readonly Points[]): Points {
  const sum = { pass: 0, fail: 0, review: 0 };
  for (const { pass, fail, review } of all) {
    sum.pass += pass;
    sum.fail += fail;
    sum.review += review;
  }
  return sum;
}

export function sumTally(all: readonly Record<Severity, Tally>[]): Record<Severity, Tally> {
  const sum = emptyTally();
  for (const tally of all)
    for (const severity of SEVERITIES) {
      sum[severity].fail += tally[severity].fail;
      sum[severity].review += tally[severity].review;
    }
  return sum;
}
