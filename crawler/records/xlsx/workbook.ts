// Opens one sheet of an xlsx workbook as a Table: streaming, within limits, hidden sheets skipped. Called by open-table.ts.
import { ConfigError } from '../../config-error.ts';
import { HEADER_REMEDY, NO_HEADER } from '../table/header.ts';
import { listed } from '../table/notices.ts';
import type { Row, Table } from '../table/table.ts';
import { mergeFiller, readMerges } from './merges.ts';
import { type Parts, readFormats, readParts, readSharedStrings, type Sheet } from './parts.ts';
import { type SheetContext, sheetRows } from './sheet.ts';
import { readDirectory } from './zip.ts';

const namesOf = (sheets: readonly Sheet[]): string => sheets.map((s) => `“${s.name}”`).join('、') || '无';

/** The sheet that the mapping names, else the first one that is not hidden. */
function chooseSheet(file: string, { sheets }: Parts, wanted: string | undefined): Sheet {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const found =
    wanted === undefined ? visible[0] : visible.find((sheet) => sheet.name.trim() === wanted.trim());
  if (found) return found;
  if (sheets.some((sheet) => sheet.name.trim() === wanted?.trim()))
    throw new ConfigError(`文件 ${file} 的工作表“${wanted}”是隐藏的。`, '请在 Excel 中取消隐藏后再读入。');
  throw new ConfigError(
    wanted === undefined
      ? `文件 ${file} 中没有可见的工作表。`
      : `文件 ${file} 中没有名为“${wanted}”的工作表。`,
    wanted === undefined
      ? '请在 Excel 中取消隐藏后再读入。'
      : `可见的工作表：${namesOf(visible)}；请改正映射中的 sheet。`,
  );
}

/** Throws ConfigError where the file is no workbook, is damaged, encrypted or too big. */
export async function openWorkbook(file: string, wanted: string | undefined): Promise<Table> {
  const entries = new Map((await readDirectory(file)).map((entry) => [entry.name, entry]));
  const parts = await readParts(file, entries);
  const sheet = chooseSheet(file, parts, wanted);
  const entry = entries.get(sheet.part);
  if (!entry)
    throw new ConfigError(`文件 ${file} 缺少工作表“${sheet.name}”的内容。`, '请在 Excel 中另存后重试。');
  const context: SheetContext = {
    sharedStrings: await readSharedStrings(file, parts.sharedStrings),
    formats: await readFormats(file, parts.styles),
    date1904: parts.date1904,
  };
  const merges = await readMerges(file, entry);
  const hidden = parts.sheets.filter((s) => s.hidden);
  const others = parts.sheets.filter((s) => !s.hidden && s !== sheet);
  async function* rows(): AsyncGenerator<Row> {
    const fill = mergeFiller(merges);
    for await (const row of sheetRows(file, entry!, context)) yield fill(row);
  }
  return {
    kind: `xlsx（工作表“${sheet.name}”）`,
    rows,
    fixedWidth: false,
    notices: [
      hidden.length > 0 ? `隐藏的工作表没有读：${namesOf(hidden)}。` : '',
      others.length > 0 ? `其他工作表没有读：${namesOf(others)}；需要时在映射中用 sheet 指定。` : '',
      merges.length > 0
        ? `有合并单元格：${listed(merges.map((m) => m.ref))}。上下合并的按每行都有同一个值读；左右合并的不能读。`
        : '',
    ].filter(Boolean),
    mergedAcross: new Set(merges.filter((m) => m.right > m.left).map((m) => m.top)),
    withoutHeader: (head) => ({
      message: `文件 ${file} 的工作表“${sheet.name}”${head === undefined ? '是空的' : `的${NO_HEADER}`}。`,
      remedy:
        others.length > 0
          ? `请确认是不是这个工作表；其他工作表：${namesOf(others)}，可在映射中用 sheet 指定。`
          : `请核对文件是否导出完整。${HEADER_REMEDY}`,
    }),
  };
}
