// One workbook a unit that an official can work with in Excel and WPS. Called by report.ts.
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
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
import { StreamPictures } from './workbook/stream-pictures.ts';
import { addSummarySheet } from './workbook/summary-sheet.ts';

export interface WorkbookInput {
  report: UnitReport;
  run: RunRecord;
  messages: MessageIndex;
  codes: ReadonlyMap<string, string>;
  /** Data folder to which the paths of the evidence are relative. */
  dir: string;
}

/** Pictures of one workbook together, so that it can still be sent by mail. */
const PICTURE_BYTES = 15_000_000;
const IN_OVERVIEW = '见总览网页';

/** Writes the workbook to `path`, row by row. Throws StoreError when the disk is full or read-only. */
export function writeWorkbook(path: string, input: WorkbookInput): Promise<void> {
  const { run } = input;
  return writeAtomically(path, async (partial) => {
    const file = createWriteStream(partial);
    const closed = finished(file);
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: file,
      useStyles: true,
      useSharedStrings: true,
    });
    workbook.creator = '办事指南检查';
    workbook.created = workbook.modified = new Date(run.finishedAt ?? run.startedAt);
    try {
      await Promise.all([addSheets(workbook, input).then(() => workbook.commit()), closed]);
    } finally {
      file.destroy();
    }
  });
}

async function addSheets(workbook: ExcelJS.stream.xlsx.WorkbookWriter, input: WorkbookInput): Promise<void> {
  const { report, run, messages } = input;
  const title = `${report.unit.name}办事指南问题清单（${runTime(run)}）`;
  const shared = { title, messages, picture: picturesOf(input), pictures: new StreamPictures(workbook) };
  const problems = rowsOf(report.problems, input);
  await addListSheet(workbook, {
    ...shared,
    name: '问题清单',
    rows: problems,
    empty: nothingFound(report.coverage),
  });
  addSummarySheet(workbook, report, run, messages);
  if (report.closed.length === 0) return;
  await addListSheet(workbook, {
    ...shared,
    name: '已销号问题',
    rows: rowsOf(report.closed, input),
    empty: '',
  });
}

function* rowsOf(findings: readonly Finding[], { report, codes, run }: WorkbookInput): Generator<ListRow> {
  let n = 0;
  for (const finding of findings) {
    n += 1;
    yield { n, finding, unitName: report.unit.name, code: codes.get(finding.item), run };
  }
}

/** What the picture's cell of each row holds; a unit's rows ask in their order. */
function picturesOf({ dir }: WorkbookInput): (row: ListRow) => Picture | string {
  const embedded = new Set<string>();
  let bytes = 0;
  return ({ finding }) => {
    const picture = pictureOf(finding, dir);
    if (!picture) return '—';
    if (embedded.has(picture.sha256)) return picture;
    if (bytes + picture.bytes > PICTURE_BYTES) return IN_OVERVIEW;
    embedded.add(picture.sha256);
    bytes += picture.bytes;
    return picture;
  };
}
