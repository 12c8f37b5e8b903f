import { describe, expect, test } from 'vitest';
import { type Declared, readDeclared } from '../../../checks/text/declared.ts';

const VALUES: readonly [string, Declared][] = [
  ['无', 'none'],
  ['无。', 'none'],
  ['不涉及', 'none'],
  ['本事项无中介服务', 'none'],
  ['特别程序：无', 'none'],
  ['无（依法需要听证、招标、拍卖的，所需时间不计算在内）', 'none'],
  ['无；无需公示', 'none'],
  ['无，如需专家评审的另行告知', 'none'],
  ['无；需公示7日', 'contradicted'],
  ['无，但须组织专家评审', 'contradicted'],
  ['无，但需委托检测机构检测', 'contradicted'],
  ['有', 'present'],
  ['涉及', 'present'],
  ['专家评审：15个工作日', 'named'],
  ['--', 'blank'],
  ['待定', 'blank'],
  ['1', 'code'],
];

describe('what a field of 中介服务 or 特殊环节 declares', () => {
  test.each(VALUES)('%s is %s', (text, declared) => expect(readDeclared(text)).toBe(declared));
});
