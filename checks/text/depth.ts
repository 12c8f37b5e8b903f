// Reads 网上办理深度: the level that it claims, or the parts of handling that it lists. Called by the visits and online checks.

export interface DepthLevel {
  level: 2 | 3 | 4;
  name: string;
  /** Most visits that the level allows (plan, note 1); level I has no number. */
  visits: number;
}

const LEVELS: readonly (DepthLevel & { words: RegExp })[] = [
  {
    level: 4,
    name: '四级（全程网办）',
    visits: 0,
    words: /(?<!非|未|不能|不可|不支持|未能|无法|部分)全程网办|Ⅳ|\bIV\b|四级/u,
  },
  { level: 3, name: '三级', visits: 1, words: /Ⅲ|\bIII\b|三级/u },
  { level: 2, name: '二级', visits: 2, words: /Ⅱ|\bII\b|二级/u },
];

/** The level II to IV that the text names, the highest first. */
export const depthLevel = (text: string): DepthLevel | undefined =>
  LEVELS.find(({ words }) => words.test(text));

export type DepthPart = '咨询' | '收件' | '预审' | '受理' | '办理' | '结果反馈' | '证照反馈';

const PARTS: readonly (readonly [DepthPart, RegExp])[] = [
  ['证照反馈', /^(?:互联网|网上)?(?:电子)?证照(?:信息)?反馈$/u],
  ['结果反馈', /^(?:互联网|网上)?(?:办理)?结果(?:信息)?反馈$/u],
  ['咨询', /^(?:互联网|网上)咨询$/u],
  ['收件', /^(?:互联网|网上)收件$/u],
  ['预审', /^(?:互联网|网上)预审$/u],
  ['受理', /^(?:互联网|网上)受理$/u],
  ['办理', /^(?:互联网|网上)办理$/u],
];
const SEPARATOR = /[、，,;；/|\s]+/u;

/** The parts of handling that go online, where the value is a list of them and nothing else; else none. */
export function depthParts(text: string): DepthPart[] {
  const found = text
    .split(SEPARATOR)
    .filter(Boolean)
    .map((word) => PARTS.find(([, form]) => form.test(word))?.[0]);
  return found.every((part) => part !== undefined) ? found : [];
}
