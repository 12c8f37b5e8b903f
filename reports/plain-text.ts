// Makes hostile page text safe to show, and safe for cells of workbooks and CSV. Called by every report.

/** Excel's limit of a cell, in UTF-16 units. */
export const CELL_LIMIT = 32_767;

/** Control characters but for the line break and the tab; XML forbids them, terminals act on them. */
const CONTROL = /(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu;
/** Marks that turn the reading direction around: a reader must see what is there. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Halves of a character that a hostile or cut text can hold; neither XML nor UTF-8 can. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const CUT = '……（原文过长，已截断）';

/** Text without control and direction characters and without half characters; line breaks are `\n`. */
export const visibleText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(DIRECTION, '').replace(HALF, '');

/** Visible text on which a sheet or a name can be built: tabs are blanks, the ends are trimmed. */
export const cleanText = (text: string): string => visibleText(text).replace(/\t/g, ' ').trim();

/** True for a text that a spreadsheet would take for a formula when it is typed, pasted or read from CSV. */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/**
 * A page's text as a cell's content. A text that looks like a formula is set in Chinese quotation marks: that
 * is safe in Excel, WPS and LibreOffice alike, also after the sheet is saved as CSV, where a text style or a
 * quote prefix is lost, and it reads as a quotation, where a leading apostrophe reads as a mistake.
 */
export function cellText(text: string): string {
  const clean = cleanText(text);
  const safe = looksLikeFormula(clean) ? `“${clean}”` : clean;
  return safe.length <= CELL_LIMIT
    ? safe
    : `${safe.slice(0, CELL_LIMIT - CUT.length).replace(HALF, '')}${CUT}`;
}
