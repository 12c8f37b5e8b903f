// The sheet 汇总: coverage, counts, causes, and how to read the list. Called by workbook.ts.
import type { Style, Workbook, Worksheet } from 'exceljs';
import type { RunRecord } from '../../store/index.ts';
import { MISSING } from '../columns.ts';
import { fieldName } from '../field-names.ts';
import type { MessageIndex } from '../finding.ts';
import { SEVERITIES, SEVERITY_MEANINGS, SEVERITY_NAMES, VERDICT_NAMES } from '../labels.ts';
import { lifeSentence } from '../life-counts.ts';
import {
  coverageSentence,
  nothingFound,
  number,
  passRate,
  percent,
  reviewShare,
  runKind,
  runTime,
  unseenReasons,
} from '../phrases.ts';
import { cellText } from '../plain-text.ts';
import { totalOf, type UnitReport } from '../unit-report.ts';
import { byCheck } from './by-check.ts';
import { READING } from './reading.ts';
import { headerText, pageSetup, rowHeight, STYLES, setWidths, severityStyle } from './style.ts';

const WIDTHS = [22, 14, 14, 14, 14, 14, 60];
const MAX_CAUSES = 50;
const MAX_NAMES = 30;

type Value = string | number;
/** By column, from 0; a column without a look holds a number. */
type Looks = Readonly<Record<number, Partial<Style>>>;

export function addSummarySheet(
  workbook: Workbook,
  report: UnitReport,
  run: RunRecord,
  messages: MessageIndex,
): void {
  const sheet = workbook.addWorksheet('汇总', {
    views: [{ showGridLines: false }],
    pageSetup: pageSetup('A4'),
    headerFooter: { oddHeader: `&R${headerText(report.unit.name)}`, oddFooter: '&C第 &P 页，共 &N 页' },
  });
  setWidths(sheet, WIDTHS);
  line(sheet, `${report.unit.name}办事指南检查结果汇总`, STYLES.title, 34);
  line(sheet, `检查时间：${runTime(run)}　　数据来源：${runKind(run)}　　检查批次：${run.id}`, STYLES.note);
  if (report.problems.length === 0) line(sheet, nothingFound(report.coverage), STYLES.plain, 40);
  addCoverage(sheet, report);
  addSeverities(sheet, report);
  if (report.problems.length > 0) addChecks(sheet, report, messages);
  if (report.causes.length > 0) addCauses(sheet, report, messages);
  section(sheet, '阅读说明');
  for (const text of READING) line(sheet, text, STYLES.note);
}

function addCoverage(sheet: Worksheet, { coverage, clean, points }: UnitReport): void {
  section(sheet, '一、检查范围');
  line(sheet, `${coverageSentence(coverage)}。`, STYLES.note);
  table(sheet, ['清单事项', '已检查', '未检查', '检查覆盖率', '无不符合的事项', '占已检查比例']);
  const { listed, seen } = coverage;
  values(sheet, [listed, seen, listed - seen, percent(seen, listed), clean, percent(clean, seen)]);
  for (const [reason, n] of unseenReasons(coverage))
    values(sheet, [`未检查：${reason}`, n], { 0: STYLES.label });
  const { pass, fail, review } = points;
  line(
    sheet,
    `检查点共判定${number(pass + fail + review)}个：符合${number(pass)}个，不符合${number(fail)}个，待复核${number(review)}个。` +
      `符合率${passRate(points)}（只计符合与不符合），待复核占比${reviewShare(points)}。`,
    STYLES.note,
  );
}

function addSeverities(sheet: Worksheet, { severities, refuted, closed, life }: UnitReport): void {
  section(sheet, '二、问题概况');
  const meaning = [4, 6] as const;
  table(sheet, ['严重程度', '不符合', '待复核', '合计', '含义', '', ''], meaning);
  for (const severity of SEVERITIES) {
    const { fail, review } = severities[severity];
    values(
      sheet,
      [SEVERITY_NAMES[severity], fail, review, fail + review, SEVERITY_MEANINGS[severity], '', ''],
      { 0: severityStyle(severity), 4: STYLES.middle, 5: STYLES.middle, 6: STYLES.middle },
      { merged: meaning },
    );
  }
  const { fail, review } = totalOf(severities);
  values(sheet, ['合计', fail, review, fail + review], { 0: STYLES.label });
  line(sheet, `问题状态：${lifeSentence(life)}。`, STYLES.note);
  if (refuted > 0) line(sheet, `另有${number(refuted)}条经页面复核不成立，未列入清单。`, STYLES.note);
  if (closed.length > 0) line(sheet, `本次销号${number(closed.length)}条，见“已销号问题”。`, STYLES.note);
}

function addChecks(sheet: Worksheet, { problems }: UnitReport, messages: MessageIndex): void {
  section(sheet, '三、按检查要素统计（含待复核）');
  table(sheet, ['检查要素', ...SEVERITIES.map((s) => SEVERITY_NAMES[s]), '合计', '主要问题']);
  for (const { title, counts, total, top } of byCheck(problems, messages))
    values(sheet, [title, ...counts, total, top], { 0: STYLES.label, 6: STYLES.middle });
}

function addCauses(sheet: Worksheet, { causes }: UnitReport, messages: MessageIndex): void {
  section(sheet, '四、同一原因（同样的内容在多个事项中出现，可一并整改）');
  const words = [4, 5] as const;
  table(sheet, ['问题', '要素', '判定', '涉及事项数', '页面内容', '', '涉及事项'], words);
  for (const cause of causes.slice(0, MAX_CAUSES)) {
    const names = cause.members.slice(0, MAX_NAMES).map((m) => m.itemName);
    const rest = cause.members.length - names.length;
    values(
      sheet,
      [
        messages.get(cause.message)?.message.title ?? cause.message,
        fieldName(cause.field),
        VERDICT_NAMES[cause.outcome],
        cause.members.length,
        (cause.quote ?? MISSING).slice(0, 300),
        '',
        names.join('；') + (rest > 0 ? `……另有${number(rest)}项，详见问题清单` : ''),
      ],
      { 0: STYLES.label, 4: STYLES.middle, 5: STYLES.middle, 6: STYLES.middle },
      { merged: words, least: 28 },
    );
  }
  const rest = causes.length - MAX_CAUSES;
  if (rest > 0) line(sheet, `另有${number(rest)}组涉及事项较少，未列出。`, STYLES.note);
}

function section(sheet: Worksheet, title: string): void {
  sheet.addRow([]).height = 8;
  line(sheet, title, STYLES.section, 26);
}

/** One text over the whole width. */
function line(sheet: Worksheet, text: string, style: Partial<Style>, least?: number): void {
  const clean = cellText(text);
  const row = sheet.addRow([clean]);
  for (const i of WIDTHS.keys()) row.getCell(i + 1).style = style;
  sheet.mergeCells(row.number, 1, row.number, WIDTHS.length);
  row.height = rowHeight([[clean, WIDTHS.reduce((a, b) => a + b)]], least);
}

function table(sheet: Worksheet, titles: readonly string[], merged?: readonly [number, number]): void {
  values(sheet, titles, Object.fromEntries(titles.map((_, i) => [i, STYLES.head])), { merged });
}

/** A row of a table; `merged` names the first and the last column of one that spans several, from 0. */
function values(
  sheet: Worksheet,
  given: readonly Value[],
  looks: Looks = {},
  { merged, least }: { merged?: readonly [number, number]; least?: number } = {},
): void {
  const cells = given.map((value) => (typeof value === 'string' ? cellText(value) : value));
  const row = sheet.addRow(cells);
  for (const i of cells.keys()) row.getCell(i + 1).style = looks[i] ?? STYLES.count;
  const widths = [...WIDTHS];
  if (merged) {
    const [first, last] = merged;
    sheet.mergeCells(row.number, first + 1, row.number, last + 1);
    widths[first] = WIDTHS.slice(first, last + 1).reduce((a, b) => a + b);
  }
  row.height = rowHeight(
    cells.map((value, i) => [String(value), widths[i]!] as const),
    least,
  );
}
