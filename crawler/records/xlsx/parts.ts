// The parts of a workbook that are held whole: list of sheets, number formats, shared texts. Used by workbook.ts.
import { ConfigError } from '../../config-error.ts';
import { XLSX_PART_BYTES } from '../table/limits.ts';
import { formatCode } from './cell-text.ts';
import { readXml } from './xml.ts';
import type { ZipEntry } from './zip.ts';

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Path of its part in the archive. */
  part: string;
}

export type Entries = ReadonlyMap<string, ZipEntry>;

function bounded(file: string, entry: ZipEntry): ZipEntry {
  if (entry.unpacked <= XLSX_PART_BYTES) return entry;
  throw new ConfigError(
    `文件 ${file} 的部件 ${entry.name} 解压后超过 ${XLSX_PART_BYTES / 1024 / 1024}MB，不予解压。`,
    '请另存为 CSV 或拆成几个文件。',
  );
}

function resolvePart(base: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${base}/${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function relations(
  file: string,
  entries: Entries,
  part: string,
): Promise<Map<string, { type: string; target: string }>> {
  const cut = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(cut, 0));
  const entry = entries.get(`${folder ? `${folder}/` : ''}_rels/${part.slice(cut + 1)}.rels`);
  const found = new Map<string, { type: string; target: string }>();
  if (!entry) return found;
  await readXml(file, bounded(file, entry), {
    open(name, a) {
      if (name !== 'Relationship' || !a.Id || !a.Target) return;
      found.set(a.Id, { type: (a.Type ?? '').split('/').at(-1)!, target: resolvePart(folder, a.Target) });
    },
  });
  return found;
}

export interface Parts {
  sheets: Sheet[];
  date1904: boolean;
  styles: ZipEntry | undefined;
  sharedStrings: ZipEntry | undefined;
}

/** Finds the parts by their relations, as the standard says; throws ConfigError where the archive is no workbook. */
export async function readParts(file: string, entries: Entries): Promise<Parts> {
  const root = [...(await relations(file, entries, '')).values()].find((r) => r.type === 'officeDocument');
  const main = entries.get(root?.target ?? 'xl/workbook.xml');
  if (!main || main.name.endsWith('.bin') || !/^xl\//u.test(main.name))
    throw new ConfigError(
      `文件 ${file} 不是 xlsx 工作簿（可能是 Word 文档、xlsb 工作簿或普通压缩包）。`,
      '请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”后再读入。',
    );
  const related = await relations(file, entries, main.name);
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml(file, bounded(file, main), {
    open(name, a) {
      if (name === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(a).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = related.get(id ?? '');
      if (relation?.type === 'worksheet')
        sheets.push({
          name: a.name ?? '',
          hidden: (a.state ?? 'visible') !== 'visible',
          part: relation.target,
        });
    },
  });
  const partOf = (type: string) =>
    entries.get([...related.values()].find((r) => r.type === type)?.target ?? '');
  return { sheets, date1904, styles: partOf('styles'), sharedStrings: partOf('sharedStrings') };
}

/** Number format of each cell style. */
export async function readFormats(file: string, entry: ZipEntry | undefined): Promise<string[]> {
  const custom = new Map<number, string>();
  const formats: string[] = [];
  let inCells = false;
  if (!entry) return formats;
  await readXml(file, bounded(file, entry), {
    open(name, a) {
      if (name === 'numFmt') custom.set(Number(a.numFmtId), a.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(formatCode(Number(a.numFmtId ?? 0), custom));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

export async function readSharedStrings(file: string, entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!entry) return texts;
  let text = '';
  let inText = false;
  let inReading = false;
  await readXml(file, bounded(file, entry), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') texts.push(text);
    },
  });
  return texts;
}
