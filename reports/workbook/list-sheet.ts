// The sheets 问题清单 and 已销号问题: one row a problem. Called by workbook.ts.
import { setImmediate } from 'node:timers/promises';
import type { Cell, stream, Worksheet } from 'exceljs';
import { COLUMNS, type Column, type ListRow } from '../columns.ts';
import type { MessageIndex } from '../finding.ts';
import { webAddress } from '../html.ts';
import { cellText } from '../plain-text.ts';
import { fitted, type Picture } from './picture.ts';
import type { StreamPictures } from './stream-pictures.ts';
import { headerText, pageSetup, rowHeight, STYLES, setWidths, severityStyle } from './style.ts';

type WorkbookWriter = stream.xlsx.WorkbookWriter;

export interface ListSheet {
  name: string;
  /** Stands in the print header. */
  title: string;
  rows: Iterable<ListRow>;
  messages: MessageIndex;
  /** The picture to embed, or what the cell says instead. */
  picture(row: ListRow): Picture | string;
  pictures: StreamPictures;
  /** What the sheet says when there is no row. */
  empty: string;
}

/** Excel opens no sheet with more links than this. */
const MAX_LINKS = 65_000;
/** And no longer link. */
const MAX_ADDRESS = 2_000;
const PICTURE_BOX = {
  width: Math.floor(COLUMNS.find((column) => column.kind === 'picture')!.width * 7) - 6,
  height: 150,
};
/** Over these the sentence of an empty list is spread. */
const EMPTY_COLUMNS = 9;
/** Rows between two pauses. */
const PAUSE = 100;
const POINTS_A_PIXEL = 0.75;

/** Writes and commits the sheet; a row leaves the memory when it is done. */
export async function addListSheet(workbook: WorkbookWriter, spec: ListSheet): Promise<void> {
  const sheet = workbook.addWorksheet(spec.name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1, showGridLines: false }],
    pageSetup: pageSetup('A3', '1:1'),
    headerFooter: {
      oddHeader: `&C&"微软雅黑,Bold"&12${headerText(spec.title)}`,
      oddFooter: '&C第 &P 页，共 &N 页',
    },
  });
  setWidths(
    sheet,
    COLUMNS.map((column) => column.width),
  );
  addHead(sheet);
  const place = spec.pictures.on(sheet);
  let n = 0;
  for (const row of spec.rows) {
    n += 1;
    addRow(sheet, n, row, spec, place);
    // Lets the file take what was written: rows made in one go would pile up in memory.
    if (n % PAUSE === 0) await setImmediate();
  }
  if (n === 0) addEmpty(sheet, spec.empty);
  else sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: n + 1, column: COLUMNS.length } };
  sheet.commit();
}

function addHead(sheet: Worksheet): void {
  const row = sheet.addRow(COLUMNS.map((column) => column.title));
  row.height = 28;
  row.eachCell((cell) => {
    cell.style = STYLES.head;
  });
  row.commit();
}

function addRow(
  sheet: Worksheet,
  n: number,
  listRow: ListRow,
  { messages, picture }: ListSheet,
  place: ReturnType<StreamPictures['on']>,
): void {
  const row = sheet.addRow([]);
  const texts: [string, number][] = [];
  let least = 20;
  for (const [i, column] of COLUMNS.entries()) {
    const cell = row.getCell(i + 1);
    if (column.kind === 'picture') {
      const shown = picture(listRow);
      cell.style = STYLES.centred;
      if (typeof shown === 'string') cell.value = shown;
      else {
        const size = fitted(shown, PICTURE_BOX);
        place(shown, { column: i, row: row.number - 1, ...size });
        least = size.height * POINTS_A_PIXEL + 8;
      }
      continue;
    }
    const text = cellText(column.text(listRow, messages));
    if (column.kind !== 'link') texts.push([text, column.width]);
    fillCell(cell, column, text, listRow, n);
  }
  row.height = rowHeight(texts, least);
  row.commit();
}

function fillCell(cell: Cell, column: Column, text: string, { finding }: ListRow, n: number): void {
  cell.style = column.centred ? STYLES.centred : STYLES.text;
  if (column.kind === 'severity') cell.style = severityStyle(finding.severity);
  if (column.kind === 'number') cell.value = Number(text);
  else if (column.kind === 'link') {
    const address = webAddress(finding.url);
    if (address && address.length <= MAX_ADDRESS && n <= MAX_LINKS) {
      cell.value = { text: '打开页面', hyperlink: address };
      cell.style = STYLES.link;
    } else cell.value = text || '—';
  } else cell.value = text;
}

function addEmpty(sheet: Worksheet, text: string): void {
  const row = sheet.addRow([text]);
  for (let i = 1; i <= EMPTY_COLUMNS; i += 1) row.getCell(i).style = STYLES.plain;
  sheet.mergeCells(row.number, 1, row.number, EMPTY_COLUMNS);
  row.height = 60;
  row.commit();
}
