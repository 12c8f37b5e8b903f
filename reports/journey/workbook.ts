// The workbook of obstacles (障碍清单): what is to be mended, and what each application cost, for Excel and WPS. Called by report.ts.
import ExcelJS from 'exceljs';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { writeAtomically } from '../atomic.ts';
import { SEVERITY_NAMES, VERDICT_NAMES } from '../labels.ts';
import { cellText } from '../plain-text.ts';
import { headerText, pageSetup, rowHeight, STYLES, setWidths, severityStyle } from '../workbook/style.ts';
import type { ObstacleIndex } from './first.ts';
import { channelName, END_NAMES, isUnfinished } from './names.ts';
import { type Work, worksOf } from './spread.ts';

type Value = string | number | null;

interface SheetColumn<T> {
  title: string;
  width: number;
  of(row: T): Value;
  look?(row: T): Partial<ExcelJS.Style>;
}

const WORK: readonly SheetColumn<Work>[] = [
  { title: '单位', width: 22, of: ({ judged }) => judged.journey.item.unit },
  { title: '服务', width: 22, of: ({ judged }) => judged.journey.item.name },
  {
    title: '渠道',
    width: 9,
    of: ({ judged }) => channelName(judged.journey.channel),
    look: () => STYLES.centred,
  },
  { title: '步骤', width: 24, of: ({ mend }) => mend.where },
  { title: '障碍', width: 24, of: ({ mend }) => mend.kind },
  {
    title: '严重程度',
    width: 10,
    of: ({ mend }) => SEVERITY_NAMES[mend.severity],
    look: ({ mend }) => severityStyle(mend.severity),
  },
  { title: '判定', width: 10, of: ({ mend }) => VERDICT_NAMES[mend.verdict], look: () => STYLES.centred },
  { title: '位置', width: 18, of: ({ mend }) => mend.spot },
  { title: '看到什么', width: 40, of: ({ mend }) => mend.detail },
  { title: '对申请人的影响', width: 32, of: ({ mend }) => mend.why },
  { title: '怎么改', width: 40, of: ({ mend }) => mend.fix },
  { title: '依据', width: 36, of: ({ mend }) => mend.basis },
];

const counted = (
  title: string,
  of: (judged: JudgedJourney) => Value,
  width = 9,
): SheetColumn<JudgedJourney> => ({ title, width, of, look: () => STYLES.count });

const COST: readonly SheetColumn<JudgedJourney>[] = [
  { title: '单位', width: 26, of: ({ journey }) => journey.item.unit },
  { title: '服务', width: 26, of: ({ journey }) => journey.item.name },
  { title: '渠道', width: 9, of: ({ journey }) => channelName(journey.channel), look: () => STYLES.centred },
  {
    title: '结果',
    width: 34,
    of: ({ journey }) =>
      isUnfinished(journey) ? `没有走完：${journey.end.detail}` : END_NAMES[journey.end.reached],
  },
  counted('评分', ({ journey, score }) => (isUnfinished(journey) ? null : score.total)),
  counted(
    '网上办理深度',
    ({ depth: { low, high } }) => (low === high ? `${high}级` : `${low}～${high}级`),
    13,
  ),
  counted('标注', ({ depth }) => (depth.claimed ? `${depth.claimed}级` : null)),
  counted('页面', ({ measures }) => measures.pages),
  counted('点按', ({ measures }) => measures.presses),
  counted('键入字符', ({ measures }) => measures.typed),
  counted('操作秒数', ({ measures }) => measures.work),
  counted('等待秒数', ({ measures }) => measures.waited),
  counted('要求填写', ({ measures }) => measures.asked),
  counted('自动带出', ({ measures }) => measures.prefilled),
  counted('上传', ({ measures }) => measures.uploads),
  counted('免交', ({ measures }) => measures.exempt),
  counted('登录', ({ measures }) => measures.logins),
  counted('下载', ({ measures }) => measures.downloads),
  counted('提示', ({ measures }) => measures.messages),
  counted('有用的提示', ({ measures }) => measures.helpful),
];

function addSheet<T>(
  workbook: ExcelJS.Workbook,
  {
    name,
    columns,
    rows,
    empty,
  }: { name: string; columns: readonly SheetColumn<T>[]; rows: readonly T[]; empty: string },
): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1, showGridLines: false }],
    pageSetup: pageSetup('A3', '1:1'),
    headerFooter: {
      oddHeader: `&C${headerText(`模拟在线申报：${name}`)}`,
      oddFooter: '&C第 &P 页，共 &N 页',
    },
  });
  setWidths(
    sheet,
    columns.map(({ width }) => width),
  );
  const head = sheet.addRow(columns.map(({ title }) => title));
  head.height = 28;
  for (const i of columns.keys()) head.getCell(i + 1).style = STYLES.head;
  for (const one of rows) {
    const values = columns.map(({ of }) => of(one));
    // A page's text must not become a formula.
    const row = sheet.addRow(
      values.map((value) => (typeof value === 'string' ? cellText(value) : (value ?? '—'))),
    );
    for (const [i, { look }] of columns.entries()) row.getCell(i + 1).style = look?.(one) ?? STYLES.text;
    row.height = rowHeight(columns.map(({ width }, i) => [String(values[i] ?? ''), width] as const));
  }
  if (rows.length === 0) {
    sheet.addRow([empty]).getCell(1).style = STYLES.plain;
    sheet.mergeCells(2, 1, 2, columns.length);
  } else
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
}

/** Writes it to `path`. Throws StoreError when the disk is full or read-only. */
export async function writeObstacleWorkbook(
  path: string,
  judged: readonly JudgedJourney[],
  index: ObstacleIndex,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '办事指南检查';
  const [first] = judged.map(({ journey }) => journey.time).sort();
  if (first) workbook.created = workbook.modified = new Date(first);
  const open = judged.some(({ journey }) => isUnfinished(journey));
  addSheet(workbook, {
    ...{ name: '障碍清单', columns: WORK, rows: worksOf(judged, index) },
    empty: open ? '看到的部分没有遇到障碍；有的申报没有走完，见“申报一览”。' : '没有遇到障碍。',
  });
  addSheet(workbook, { name: '申报一览', columns: COST, rows: judged, empty: '没有模拟申报。' });
  await writeAtomically(path, (partial) => workbook.xlsx.writeFile(partial));
}
