// A written journey (旅程文件, YAML): which way to go and what to fill in. Pure; read by scripts/journey/read-file.ts.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';
import { distance } from '../profile-errors.ts';

const text = z.string().min(1);
const answers = z.record(text, z.union([text, z.number().transform(String)]));

/** What one line may say. `next`, `apply` and `stop` may stand alone. */
const WORDS = {
  open: text,
  find: text,
  apply: text,
  choose: answers,
  fill: answers,
  upload: answers,
  next: text,
  expect: text,
  stop: text,
} as const;
type Word = keyof typeof WORDS;
const ALONE: readonly Word[] = ['apply', 'next', 'stop'];

export interface FileStep {
  word: Word;
  /** From 1. */
  line: number;
  text?: string;
  answers?: Record<string, string>;
}

export interface JourneyFile {
  item: string;
  /** Each channel is a journey of its own. */
  channels: (typeof CHANNELS)[number][];
  steps: FileStep[];
}

const KEYS = ['item', 'channel', 'steps'] as const;
const CHANNELS = ['pc', 'h5', 'kiosk'] as const;
const NEAR = 3;

const nearest = (word: string, known: readonly string[]): string => {
  const [near] = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far);
  return near && near.far <= NEAR ? `，是否应为“${near.one}”？` : `。可用的有：${known.join('、')}。`;
};

class Problems {
  private readonly lines: string[] = [];
  private readonly counter: LineCounter;
  constructor(counter: LineCounter) {
    this.counter = counter;
  }
  lineOf(node: unknown): number {
    const range = (node as Node | null)?.range;
    return range ? this.counter.linePos(range[0]).line : 1;
  }
  add(node: unknown, message: string): void {
    this.lines.push(`- 第${this.lineOf(node)}行：${message}`);
  }
  throwIfAny(source: string): void {
    if (this.lines.length > 0)
      throw new ConfigError(
        `旅程文件 ${source} 有误：\n${this.lines.join('\n')}`,
        '旅程文件的写法见 docs/journeys.md。',
      );
  }
}

function stepOf(node: unknown, problems: Problems): FileStep | null {
  const words = Object.keys(WORDS) as Word[];
  const line = problems.lineOf(node);
  if (isScalar(node)) {
    const word = String(node.value);
    if (ALONE.includes(word as Word)) return { word: word as Word, line };
    const known = words.includes(word as Word);
    problems.add(node, known ? `“${word}”后面要写内容` : `不认识的步骤“${word}”${nearest(word, words)}`);
    return null;
  }
  const pair = isMap(node) ? node.items[0] : undefined;
  if (!isMap(node) || !pair || node.items.length !== 1) {
    problems.add(node, '每一步应只有一个词，如“- fill: {姓名: 张三}”');
    return null;
  }
  const word = String(isScalar(pair.key) ? pair.key.value : pair.key) as Word;
  const schema = WORDS[word] as z.ZodType<string | Record<string, string>> | undefined;
  if (!schema) {
    problems.add(pair.key, `不认识的步骤“${word}”${nearest(word, words)}`);
    return null;
  }
  const value = (pair.value as { toJSON(): unknown } | null)?.toJSON();
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const wanted = WORDS[word] === answers ? '“栏目: 内容”，每个栏目一行' : '一段文字';
    problems.add(pair.value ?? pair.key, `“${word}”后面应是${wanted}`);
    return null;
  }
  return typeof parsed.data === 'string'
    ? { word, line, text: parsed.data }
    : { word, line, answers: parsed.data };
}

/** One channel, or a list of them; `pc` where nothing is said. */
function channelsIn(node: unknown, problems: Problems): JourneyFile['channels'] {
  if (node === undefined) return ['pc'];
  const named: unknown[] = isSeq(node) ? node.items : [node];
  const known = named.flatMap(
    (one) => CHANNELS.find((channel) => isScalar(one) && one.value === channel) ?? [],
  );
  if (known.length === 0 || known.length < named.length)
    problems.add(node, `channel 只能是：${CHANNELS.join('、')}；几个渠道写作 [pc, h5]`);
  return [...new Set(known)];
}

/** @throws ConfigError naming line, key and the nearest right word */
export function parseJourneyFile(content: string, source: string): JourneyFile {
  const counter = new LineCounter();
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false });
  const problems = new Problems(counter);
  for (const { pos, code } of document.errors)
    throw new ConfigError(
      `旅程文件 ${source} 第${counter.linePos(pos[0]).line}行不是有效的 YAML（${code}）。`,
      '请检查缩进、冒号后的空格和引号。',
    );
  const root = document.contents;
  if (!isMap(root)) throw new ConfigError(`旅程文件 ${source} 是空的，或最外层不是“键: 值”。`);
  for (const { key } of root.items)
    if (!KEYS.includes(String(key) as (typeof KEYS)[number]))
      problems.add(key, `不认识的键“${String(key)}”${nearest(String(key), KEYS)}`);
  const item = root.get('item');
  if (typeof item !== 'string' || item === '') problems.add(root, '缺少 item（服务的编号）');
  const channels = channelsIn(root.get('channel', true), problems);
  const list = root.get('steps', true);
  if (list !== undefined && !isSeq(list)) problems.add(list, 'steps 应是以“- ”开头的列表');
  const steps = isSeq(list) ? list.items.flatMap((node) => stepOf(node, problems) ?? []) : [];
  problems.throwIfAny(source);
  return { item: String(item), channels, steps };
}
