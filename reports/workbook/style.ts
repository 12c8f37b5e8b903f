// Looks of the workbooks: fonts, colours, borders, and how high a row must be. Called by the sheets.
import type {
  Alignment,
  Borders,
  Fill,
  Font,
  PageSetup,
  Column as SheetColumn,
  Style,
  Worksheet,
} from 'exceljs';
import type { Severity } from '../../store/schemas/outcome.ts';

/** On every Windows with Chinese and mapped by WPS on other systems. */
const FACE = '微软雅黑';
export const FONT: Partial<Font> = { name: FACE, size: 10, color: { argb: 'FF1F2933' } };

const LINE = { style: 'thin', color: { argb: 'FFBFC8D2' } } as const;
export const BORDERS: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

export const fill = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** A colour is never the only sign: the cell says the word too. */
export const SEVERITY_COLOURS: Record<Severity, { back: string; front: string }> = {
  critical: { back: 'FFF8D7DA', front: 'FF842029' },
  major: { back: 'FFFDE5CC', front: 'FF7A3E00' },
  minor: { back: 'FFFFF7D1', front: 'FF5C4B00' },
  info: { back: 'FFE3EDF7', front: 'FF1D4E79' },
};

const wrap = (
  horizontal: Alignment['horizontal'],
  vertical: Alignment['vertical'] = 'top',
): Partial<Alignment> => ({
  wrapText: true,
  horizontal,
  vertical,
});

// One object for each look, shared by all cells: exceljs looks a style up by its object.
export const STYLES = {
  head: {
    font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: fill('FF1F4E79'),
    alignment: wrap('center', 'middle'),
    border: BORDERS,
  },
  text: { font: FONT, alignment: wrap('left'), border: BORDERS },
  centred: { font: FONT, alignment: wrap('center'), border: BORDERS },
  count: { font: FONT, alignment: wrap('center', 'middle'), border: BORDERS, numFmt: '#,##0' },
  label: {
    font: { ...FONT, bold: true },
    alignment: wrap('left', 'middle'),
    border: BORDERS,
    fill: fill('FFEEF3F8'),
  },
  middle: { font: FONT, alignment: wrap('left', 'middle'), border: BORDERS },
  link: {
    font: { ...FONT, color: { argb: 'FF0B5394' }, underline: true },
    alignment: wrap('center'),
    border: BORDERS,
  },
  title: { font: { ...FONT, size: 16, bold: true }, alignment: wrap('center', 'middle') },
  section: {
    font: { ...FONT, size: 12, bold: true, color: { argb: 'FF1F4E79' } },
    alignment: wrap('left', 'middle'),
  },
  note: { font: FONT, alignment: wrap('left') },
  plain: { font: { ...FONT, size: 12 }, alignment: wrap('left', 'middle'), border: BORDERS },
} satisfies Record<string, Partial<Style>>;

export const severityStyle = (severity: Severity): Partial<Style> => SEVERITY_STYLES[severity];

const SEVERITY_STYLES = Object.fromEntries(
  Object.entries(SEVERITY_COLOURS).map(([severity, { back, front }]) => [
    severity,
    { ...STYLES.centred, font: { ...FONT, bold: true, color: { argb: front } }, fill: fill(back) },
  ]),
) as Record<Severity, Partial<Style>>;

const LINE_POINTS = 16;
/** Excel's highest row. */
const MAX_POINTS = 409;

/** Width of a text in characters of the default font (its 0): a Chinese character of FONT takes 1.9. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u02ff' ? 1.9 : 1;
  return width;
}

/** Height in points that shows all cells of a row, given as [text, column width]. */
export function rowHeight(cells: readonly (readonly [text: string, width: number])[], least = 20): number {
  let lines = 1;
  for (const [text, width] of cells) {
    let own = 0;
    for (const line of text.split('\n')) own += Math.max(1, Math.ceil(textWidth(line) / (width - 1)));
    lines = Math.max(lines, own);
  }
  return Math.min(MAX_POINTS, Math.max(least, lines * LINE_POINTS + 5));
}

const A3 = 8;
const A4 = 9;

/** Fit to the page's width; `titles` are rows that every page repeats (`1:1`). */
export function pageSetup(paper: 'A3' | 'A4', titles?: string): Partial<PageSetup> {
  return {
    // exceljs names only some of Excel's paper sizes.
    paperSize: (paper === 'A3' ? A3 : A4) as PageSetup['paperSize'],
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(titles ? { printTitlesRow: titles } : {}),
  };
}

/** Text for a print header or footer, where `&` starts a command. */
export const headerText = (text: string): string => text.replaceAll('&', '＆').slice(0, 100);

/** Widths only; the sheets write their own header cells. */
export function setWidths(sheet: Worksheet, widths: readonly number[]): void {
  sheet.columns = widths.map((width): Partial<SheetColumn> => ({ width }));
}
