// The text of a workbook's cell as a person sees it: type, number format, dates. Pure; used by sheet.ts.

export interface CellText {
  text: string;
  /** Why the value is not to be had, in Chinese. */
  fault?: string;
}

/** Built-in formats of dates and times, with those of the Chinese editions (27–36, 50–58). */
const DATE_IDS = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const TIME_IDS = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const BUILT_IN: Record<number, string> = { 9: '0%', 10: '0.00%', 22: 'y h' };
const NOT_CODES = /"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./giu;
const EPOCH_1900 = 25_569;
const SHIFT_1904 = 1462;
/** Excel keeps 15 digits; what follows them is lost and stands as zeros. */
const EXACT = 1e15;

/** A format's code by its id: built in, or of the workbook. */
export function formatCode(id: number, custom: ReadonlyMap<number, string>): string {
  if (DATE_IDS.has(id)) return 'y';
  if (TIME_IDS.has(id)) return 'h';
  return BUILT_IN[id] ?? custom.get(id) ?? '';
}

function dateText(serial: number, hasDate: boolean, hasTime: boolean): string {
  const iso = new Date(Math.round((serial - EPOCH_1900) * 86_400) * 1000).toISOString();
  return [hasDate && serial >= 1 ? iso.slice(0, 10) : '', hasTime ? iso.slice(11, 16) : '']
    .filter(Boolean)
    .join(' ');
}

function numberText(raw: string, format: string, date1904: boolean): CellText {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw };
  const code = format.split(';')[0]!.replace(NOT_CODES, '');
  const hasDate = /[yd]|m(?!.*[hs])/iu.test(code) && !/general/iu.test(code);
  const hasTime = /[hs]/iu.test(code) && !/general/iu.test(code);
  const serial = value + (date1904 ? SHIFT_1904 : 0);
  if ((hasDate || hasTime) && serial >= 0 && serial < 2_958_466)
    return { text: dateText(serial, hasDate, hasTime) };
  if (Math.abs(value) >= EXACT)
    return {
      text: BigInt(Math.trunc(value)).toString(),
      fault: '是超过15位的数字，Excel 已丢失末尾几位；请把这一列设为“文本”后重新填写',
    };
  if (/^0+$/u.test(code) && Number.isInteger(value))
    return { text: String(value).padStart(code.length, '0') };
  const percent = /^0(?:\.(0+))?%$/u.exec(code);
  if (percent) return { text: `${(value * 100).toFixed(percent[1]?.length ?? 0)}%` };
  return { text: String(Number(value.toPrecision(15))) };
}

/** `type` is the cell's `t`, `raw` its value; a shared text comes resolved with type `str`. */
export function cellText(type: string, raw: string, format: string, date1904: boolean): CellText {
  if (type === 'e') return { text: raw, fault: `是错误值 ${raw}；请在 Excel 中改正` };
  if (type === 'b') return { text: raw === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'n') return numberText(raw, format, date1904);
  if (type === 'd') return { text: raw.replace('T', ' ').replace(/ 00:00(?::00)?(?:\.0+)?Z?$/u, '') };
  // Excel writes control characters as _x000D_.
  return {
    text: raw.replace(/_x([0-9A-F]{4})_/gu, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  };
}
