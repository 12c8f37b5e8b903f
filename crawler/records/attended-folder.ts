// A folder of an attended capture (人工采集): a form and its pictures, checked as a whole. Called by the import of captures.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import { ConfigError } from '../config-error.ts';
import { type PictureKind, pictureKind } from './picture-kind.ts';
import { readRecords } from './read-records.ts';

export interface AttendedCapture {
  /** Row of the form. */
  line: number;
  /** 事项标识 as the form gives it. */
  item: string;
  channel: Channel;
  by: string;
  /** ISO time with +08:00. */
  at: string;
  pictures: { name: string; bytes: Buffer; kind: PictureKind }[];
  guide: ServiceGuide;
}

/** Channels that no program crawls, by the names that people write. */
const CHANNELS: Readonly<Record<string, Channel>> = {
  ...{ 随申办: 'app', 随申办App: 'app', App: 'app', 微信: 'wechat', 微信小程序: 'wechat' },
  ...{ 支付宝: 'alipay', 支付宝小程序: 'alipay', 自助终端: 'kiosk', 办事大厅: 'hall', 线下大厅: 'hall' },
};
const FORMS = new Set(['.xlsx', '.csv']);
const LARGEST_PICTURE = 20 * 1024 * 1024;
const WRITTEN_TIME =
  /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?)?$/u;
const REMEDY = '请按 docs/records.md“人工采集”一节改正采集表后重新导入；本次没有导入任何内容。';

const CLOSED: Readonly<Record<string, string>> = {
  ...{ ENOENT: '不存在', ENOTDIR: '这是一个文件，不是文件夹' },
  ...{ EACCES: '没有权限', EPERM: '没有权限' },
};

function formIn(folder: string): string {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `打不开文件夹 ${folder}：${CLOSED[code ?? ''] ?? `系统错误 ${code ?? message}`}。`,
      '请核对路径，含空格的路径要加引号。',
    );
  }
  // ~$采集表.xlsx is the lock that Excel leaves beside an open workbook.
  const forms = names.filter((name) => FORMS.has(extname(name).toLowerCase()) && !/^(?:~\$|\.)/u.test(name));
  if (forms.length === 1) return join(folder, forms[0]!);
  const found = forms.length === 0 ? '没有采集表（.xlsx 或 .csv）' : `有几份采集表：${forms.join('、')}`;
  throw new ConfigError(`文件夹 ${folder} 中${found}。`, '一个文件夹放一份采集表和它的图片。');
}

/** ISO time, or undefined where the text is no date, or a day that does not exist. */
function timeOf(text: string): string | undefined {
  const [, year, month, day, hour = '0', minute = '00'] = WRITTEN_TIME.exec(text.trim()) ?? [];
  if (!year) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  const iso = `${year}-${two(month!)}-${two(day!)}T${two(hour)}:${minute}:00+08:00`;
  const time = new Date(iso);
  const back = new Date(time.getTime() + 8 * 3600_000).toISOString();
  return Number.isNaN(time.getTime()) || Number(back.slice(8, 10)) !== Number(day) ? undefined : iso;
}

function readPicture(folder: string, name: string): { bytes: Buffer; kind: PictureKind } | string {
  if (/[\\/]|^\.\.?$/u.test(name)) return `图片“${name}”应当只写文件名，图片放在采集表所在的文件夹中`;
  const file = join(folder, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return `没有图片“${name}”`;
  if (found.size > LARGEST_PICTURE) return `图片“${name}”超过20MB`;
  const bytes = readFileSync(file);
  const kind = pictureKind(bytes);
  return kind ? { bytes, kind } : `“${name}”不是 PNG、JPG 或 WebP 图片`;
}

/**
 * Reads and checks the whole folder. @throws ConfigError that lists all faults with their rows: a capture with a fault
 * in it is no evidence, so nothing of the folder is taken.
 */
export async function readAttendedFolder(folder: string, now: Date): Promise<AttendedCapture[]> {
  const { records } = await readRecords(formIn(folder), { mapping: 'attended-capture' });
  const captures: AttendedCapture[] = [];
  const faults: string[] = [];
  for await (const record of records) {
    const fault = (text: string) => faults.push(`第${record.line}行：${text}`);
    if ('problem' in record) {
      fault(record.problem);
      continue;
    }
    const { notes, guide, line } = record;
    const channel = CHANNELS[notes.channel?.replace(/\s/gu, '') ?? ''];
    if (!channel) fault(`渠道“${notes.channel ?? ''}”不认识，可写：${Object.keys(CHANNELS).join('、')}`);
    const at = timeOf(notes.at ?? '');
    if (!at) fault(`采集时间“${notes.at ?? ''}”应写作 2026-11-30 14:05`);
    else if (Date.parse(at) > now.getTime()) fault(`采集时间 ${notes.at} 在今天之后`);
    if (!notes.by) fault('没有填写采集人');
    const names = (notes.pictures ?? '').split(/[;；、，,\n]/u).map((name) => name.trim());
    const pictures = names.filter(Boolean).flatMap((name) => {
      const picture = readPicture(folder, name);
      if (typeof picture !== 'string') return [{ name, ...picture }];
      fault(picture);
      return [];
    });
    if (names.every((name) => !name)) fault('没有图片：人工采集的每个事项至少要有一张页面图片作为依据');
    if (channel && at && notes.by)
      captures.push({ line, item: record.item.portalId, channel, by: notes.by, at, pictures, guide });
  }
  if (captures.length === 0 && faults.length === 0) faults.push('采集表中没有事项');
  if (faults.length > 0)
    throw new ConfigError(`人工采集有${faults.length}处不能采用：\n${faults.join('\n')}`, REMEDY);
  return captures;
}
