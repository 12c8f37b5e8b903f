// One workbook a unit that an official can work with in Excel and WPS. Called by report.ts.
import ExcelJS from 'exceljs';
import type { RunRecord } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import { writeAtomically } from './atomic.ts';
import type { ListRow } from './columns.ts';
import type { MessageIndex } from './finding.ts';
import { nothingFound, runTime } from './phrases.ts';
import type { UnitReport } from './unit-report.ts';
import { addListSheet } from './workbook/list-sheet.ts';
import { type Picture, pictureOf } from './workbook/picture.ts';
import { addSummarySheet } from './workbook/summary-sheet.ts';

export interface WorkbookInput {
  report: UnitReport;
  run: RunRecord;
  messages: MessageIndex;
  codes: ReadonlyMap<string, string>;
  /** Data folder to which the paths of the evidence are relative. */
  dir: string;
}

/**
 * Above this number of rows exceljs needs more memory than an office computer can spare, so the rows are streamed,
 * and its streaming writer cannot embed pictures. Measured figures: docs/decisions/0007-workbooks.md.
 */
export const STREAM_FROM = 3_000;
/** Pictures of one workbook together, so that it can still be sent by mail. */
const PICTURE_BYTES = 15_000_000;
const IN_OVERVIEW = '见总览网页';

/** Writes the workbook to `path`. Throws StoreError when the disk is full or read-only. */
export function writeWorkbook(path: string, input: WorkbookInput): Promise<void> {
  const { report, run } = input;
  const streamed = report.problems.length + report.closed.length > STREAM_FROM;
  return writeAtomically(path, async (partial) => {
    const workbook = streamed
      ? new ExcelJS.stream.xlsx.WorkbookWriter({
          filename: partial,
          useStyles: true,
          useSharedStrings: false,
        })
      : new ExcelJS.Workbook();
    workbook.creator = '办事指南检查';
    workbook.created = workbook.modified = new Date(run.finishedAt ?? run.startedAt);
    addSheets(workbook, input, streamed);
    if (workbook instanceof ExcelJS.stream.xlsx.WorkbookWriter) await workbook.commit();
    else await workbook.xlsx.writeFile(partial);
  });
}

function addSheets(workbook: ExcelJS.Workbook, input: WorkbookInput, streamed: boolean): void {
  const { report, run, messages } = input;
  const heading = `${report.unit.name}办事指南问题清单（${runTime(run)}）`;
  const shared = { messages, picture: picturesOf(input, streamed) };
  addListSheet(workbook, {
    ...shared,
    name: '问题清单',
    title: heading,
    rows: rowsOf(report.problems, input),
    empty: nothingFound(report.coverage),
  });
  addSummarySheet(workbook, report, run, messages);
  if (report.closed.length === 0) return;
  addListSheet(workbook, {
    ...shared,
    name: '已销号问题',
    title: heading,
    rows: rowsOf(report.closed, input),
    empty: '',
  });
}

function* rowsOf(findings: readonly Finding[], { report, codes }: WorkbookInput): Generator<ListRow> {
  let n = 0;
  for (const finding of findings) {
    n += 1;
    yield { n, finding, unitName: report.unit.name, code: codes.get(finding.item) };
  }
}

function picturesOf({ dir }: WorkbookInput, streamed: boolean): (row: ListRow) => Picture | string {
  const embedded = new Set<string>();
  let bytes = 0;
  return ({ finding }) => {
    const picture = pictureOf(finding, dir);
    if (!picture) return '—';
    if (embedded.has(picture.sha256)) return picture;
    if (streamed || bytes + picture.bytes > PICTURE_BYTES) return IN_OVERVIEW;
    embedded.add(picture.sha256);
    bytes += picture.bytes;
    return picture;
  };
}
