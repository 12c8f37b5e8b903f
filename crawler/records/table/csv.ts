// Opens a CSV file (any charset and separator that occur here) as a Table, streaming. Called by open-table.ts.
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ConfigError } from '../../config-error.ts';
import { type Charset, decoded, detectCharset } from './charset.ts';
import { HEADER_REMEDY, NO_HEADER } from './header.ts';
import { CSV_ROW_BYTES } from './limits.ts';
import { findSeparator, foreignSeparator, type Separator, separatorName } from './separator.ts';
import type { Row, Table } from './table.ts';

const SAMPLE_CHARACTERS = 256 * 1024;
/** Excel's own hint of the separator in the first line. */
const EXCEL_HINT = /^sep=(.)\r?\n?/iu;

async function sampleOf(file: string, charset: Charset): Promise<{ text: string; whole: boolean }> {
  let text = '';
  for await (const part of decoded(file, charset)) {
    text += part;
    if (text.length > SAMPLE_CHARACTERS) return { text: text.slice(0, SAMPLE_CHARACTERS), whole: false };
  }
  return { text, whole: true };
}

const UNCLOSED = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);

function inWords(file: string, error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return UNCLOSED.has(error.code)
    ? new ConfigError(
        `文件 ${file} 第${line}行起有一个双引号没有成对，其后的内容无法分行。`,
        '请补上另一半引号；单元格内容本身的双引号应写成两个（""）。',
      )
    : new ConfigError(
        `文件 ${file} 第${line}行不合 CSV 格式：${error.message}`,
        '请在 Excel 中另存为 CSV 后再读入。',
      );
}

async function* readRows(
  file: string,
  charset: Charset,
  separator: Separator,
  skip: boolean,
): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    // Given, because the guess takes the first one for all: files from several hands mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: CSV_ROW_BYTES,
  });
  // The iteration below throws what the pipeline reports.
  pipeline(Readable.from(decoded(file, charset)), parser, () => {});
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line++;
      if (line === 1 && skip) continue;
      yield { line, cells };
    }
  } catch (error) {
    throw inWords(file, error, line + 1);
  }
}

/** Throws ConfigError where charset or separator cannot be told. `separator` overrides the guess. */
export async function openCsv(file: string, given: Separator | undefined): Promise<Table> {
  const charset = await detectCharset(file);
  const { text, whole } = await sampleOf(file, charset);
  const hint = EXCEL_HINT.exec(text);
  const separator =
    given ?? findSeparator(hint ? text.slice(hint[0].length) : text, whole) ?? (',' satisfies Separator);
  return {
    kind: `CSV（字符集 ${charset.name}，分隔符为${separatorName(separator)}）`,
    rows: () => readRows(file, charset, separator, hint !== null),
    fixedWidth: true,
    notices: [],
    mergedAcross: new Set(),
    withoutHeader(head, columns) {
      if (head === undefined)
        return { message: `文件 ${file} 中没有内容。`, remedy: '请核对文件是否导出完整。' };
      if (columns > 1) return { message: `文件 ${file} 的${NO_HEADER}。`, remedy: HEADER_REMEDY };
      const foreign = foreignSeparator(head);
      return {
        message: `文件 ${file} 只读出一列（“${head.slice(0, 60)}”），分隔符不对。`,
        remedy: `可用的分隔符是逗号、分号、制表符${foreign ? `；这个文件似乎用${foreign}分隔` : ''}${
          given ? `；映射中的 separator 写成了${separatorName(given)}，删去即可自动识别` : ''
        }。请另存为逗号分隔的 CSV 或 .xlsx 后再读入。`,
      };
    },
  };
}
