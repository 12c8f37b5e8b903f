// `guide-audit parse KIND [FILE]`: one JSON line for each written value, by the same readers that the checks use.
import { createReadStream } from 'node:fs';
import { Argument, Command } from 'commander';
import { readAddress } from '../../checks/text/address.ts';
import { readHours } from '../../checks/text/hours.ts';
import { readLimit } from '../../checks/text/limit.ts';
import { readPhone, regionCode } from '../../checks/text/phone.ts';
import { readVisits } from '../../checks/text/visits.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { say, write } from '../terminal.ts';
import { decodeValue, lineBatches } from '../value-lines.ts';

interface Options {
  region?: string;
  label?: string;
}

type Reader = (text: string, options: Options) => unknown;

const READERS: Record<string, Reader> = {
  address: (text) => readAddress(text),
  hours: (text) => readHours(text),
  phone: (text, { region }) => readPhone(text, { region }),
  limit: (text, { label }) => readLimit(text, { label }),
  visits: (text) => readVisits(text),
};
const KINDS = Object.keys(READERS);

const HELP = `
输入每行一个值（UTF-8）：值内的换行写作 \\n，反斜杠写作 \\\\；空行也输出一行结果。
输出每行一个 JSON 对象，null 表示文中没有写明。各类的字段与示例见 docs/readers/。

示例：
  echo "中山北路1号2楼综合窗口" | guide-audit parse address
  echo "工作日9:00-12:00，13:30-17:00" | guide-audit parse hours
  echo "63212345转802、12345" | guide-audit parse phone --region 021
  echo "5" | guide-audit parse limit --label "承诺办结时限（工作日）"
  guide-audit parse visits 到现场次数.txt`;

/** Standard input and output; replaced in tests. */
export interface ParseStreams {
  stdin(): AsyncIterable<Uint8Array | string>;
  write(text: string): Promise<void>;
}

const TERMINAL: ParseStreams = {
  stdin() {
    if (process.stdin.isTTY) say('请逐行输入要解析的值，按 Ctrl-D 结束。');
    return process.stdin;
  },
  write,
};

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: '文件不存在',
      EISDIR: '这是一个目录',
      EACCES: '没有读取权限',
    };
    throw new ConfigError(
      `无法读取“${path}”：${reasons[code ?? ''] ?? message}。`,
      '请检查文件路径；不写文件时从标准输入读取。',
    );
  }
}

function readerOf(kind: string | undefined): Reader {
  const reader = kind !== undefined && Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (reader) return reader;
  const asked = kind === undefined ? '没有指定要解析的类别' : `没有“${kind}”这一类`;
  throw new ConfigError(
    `${asked}。可用的类别：address（地址）、hours（时间）、phone（电话）、limit（时限）、visits（到现场次数）。`,
    '请运行 guide-audit parse --help 查看示例。',
  );
}

/** `parse`: wrong kind, area code or file throw a ConfigError (exit 2); whatever the values hold is read without error. */
export function parseCommand(streams: ParseStreams = TERMINAL): Command {
  return new Command('parse')
    .description('解析地址、时间、电话、时限、到现场次数，每行输入输出一行 JSON')
    .addArgument(new Argument('[类别]', KINDS.join(' | ')))
    .addArgument(new Argument('[文件]', '每行一个值的文本文件；不写则从标准输入读取'))
    .option('--region <区号>', '电话未写区号时默认的区号，如 021（仅用于 phone）')
    .option('--label <标签>', '时限旁边的标签文字，单位常写在标签里（仅用于 limit）')
    .addHelpText('after', HELP)
    .action(async (kind: string | undefined, file: string | undefined, options: Options) => {
      const read = readerOf(kind);
      if (options.region !== undefined && regionCode(options.region) === null) {
        throw new ConfigError(`“${options.region}”不是国内的电话区号。`, '请写区号，如 --region 021。');
      }
      const input = file === undefined ? streams.stdin() : fileChunks(file);
      for await (const lines of lineBatches(input)) {
        const results = lines.map((line) => `${JSON.stringify(read(decodeValue(line), options))}\n`);
        await streams.write(results.join(''));
      }
    });
}
