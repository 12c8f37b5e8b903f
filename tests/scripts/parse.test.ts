// `guide-audit parse`: line by line in and out, decoding, wrong use.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../scripts/commands/parse.ts';
import { decodeValue, lineBatches } from '../../scripts/value-lines.ts';
import {
  AddressReading,
  HoursReading,
  LimitReading,
  PhoneReading,
  VisitsReading,
} from '../../store/schemas/readings.ts';

const folder = mkdtempSync(join(tmpdir(), '解析 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* parts;
}

/** Runs the command on the input; the lines of its output as JSON. */
async function parse(args: string[], ...input: (string | Uint8Array)[]): Promise<{ text: string }[]> {
  const written: string[] = [];
  const write = async (text: string): Promise<void> => void written.push(text);
  const command = parseCommand({ stdin: () => chunks(...input), write }).exitOverride();
  await command.parseAsync(args, { from: 'user' });
  const output = written.join('');
  if (output !== '' && !output.endsWith('\n')) throw new Error('the last line is not ended');
  return output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

describe('each kind gives its public shape', () => {
  it.each([
    ['address', AddressReading, '中山北路1号2楼综合窗口', { isAddress: true }, { isAddress: false }],
    ['hours', HoursReading, '工作日9:00-12:00，13:30-17:00', { isHours: true }, { isHours: false }],
    ['phone', PhoneReading, '021-63210011转802', { isPhone: true }, { isPhone: false, numbers: [] }],
    ['limit', LimitReading, '5个工作日', { value: 5 }, { value: null, unit: null, immediate: false }],
    ['visits', VisitsReading, '1次', { value: 1 }, { value: null, max: null }],
  ])('%s', async (kind, schema, text, expected, empty) => {
    const [first, second] = await parse([kind], `${text}\n\n`);
    expect(schema.strict().parse(first)).toMatchObject({ text, ...expected });
    expect(schema.strict().parse(second)).toMatchObject({ text: '', ...empty });
  });
});

it('hands the area code and the caption on', async () => {
  expect(await parse(['phone', '--region', '021'], '63210011')).toMatchObject([
    { numbers: [{ normal: '+862163210011', areaCodeWritten: false }] },
  ]);
  expect(await parse(['limit', '--label', '承诺办结时限（工作日）'], '5')).toMatchObject([
    { unit: '工作日' },
  ]);
});

it('reads a file, and CRLF, byte order mark and a last line without end', async () => {
  const file = join(folder, '次数.txt');
  writeFileSync(file, '\ufeff1次\r\n\r\n最多跑2次');
  const results = await parse(['visits', file], 'standard input is left alone');
  expect(results.map(({ text }) => text)).toEqual(['1次', '', '最多跑2次']);
});

describe('lines', () => {
  const all = async (...parts: (string | Uint8Array)[]): Promise<string[]> => {
    const lines: string[] = [];
    for await (const batch of lineBatches(chunks(...parts))) lines.push(...batch);
    return lines;
  };

  it.each([
    ['', []],
    ['一', ['一']],
    ['一\n', ['一']],
    ['一\n二', ['一', '二']],
    ['\n\n', ['', '']],
    ['一\r\n二\r\n', ['一', '二']],
    ['一\r二\u2028三', ['一\r二\u2028三']],
    ['\ufeff一\n\ufeff二', ['一', '\ufeff二']],
  ])('%j', async (text, lines) => {
    expect(await all(text)).toEqual(lines);
    // Cut anywhere, also inside a character.
    const bytes = new TextEncoder().encode(text);
    expect(await all(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(lines);
  });

  it('answers before the input ends', async () => {
    const batches = lineBatches(chunks('一\n二', '三\n'));
    expect((await batches.next()).value).toEqual(['一']);
    expect((await batches.next()).value).toEqual(['二三']);
  });

  it.each([
    ['一楼\\n二楼', '一楼\n二楼'],
    ['C:\\\\n', 'C:\\n'],
    ['\\t \\', '\\t \\'],
    ['\\\\\\n', '\\\n'],
  ])('decodes %s', (line, text) => expect(decodeValue(line)).toBe(text));

  it('shows the decoded text', async () => {
    const [first] = await parse(['phone'], '021-63210011\\n63210012');
    expect(first).toMatchObject({ text: '021-63210011\n63210012', numbers: { length: 2 } });
  });
});

describe('wrong use is said in Chinese and ends with 2', () => {
  it.each([
    [['fax'], /没有“fax”这一类.*address.*hours.*phone.*limit.*visits/],
    [['constructor'], /没有“constructor”这一类/],
    [[], /没有指定要解析的类别/],
    [['phone', '--region', '300'], /“300”不是国内的电话区号/],
  ])('%j', async (args, message) => {
    await expect(parse(args, '1\n')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  it('a missing file', async () => {
    const command = parseCommand().parseAsync(['visits', join(folder, '没有.txt')], { from: 'user' });
    await expect(command).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('文件不存在'),
    });
  });
});

it('the help is Chinese and shows every kind', () => {
  const written: string[] = [];
  parseCommand()
    .configureOutput({ writeOut: (text) => void written.push(text) })
    .outputHelp();
  const help = written.join('');
  expect(help).toMatch(/示例/);
  for (const kind of ['address', 'hours', 'phone', 'limit', 'visits'])
    expect(help).toContain(`parse ${kind}`);
});
