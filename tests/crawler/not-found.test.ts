// The comparison with the portal's not-found page.
import { describe, expect, it } from 'vitest';
import { IMPOSSIBLE_ID, isNotFoundPage } from '../../crawler/not-found.ts';

const page = (...lines: string[]) => ({ title: '办事指南-一网通办', text: lines.join('\n') });
/** A portal that answers anything with its template and nothing in it. */
const template = [
  '首页 > 办事指南',
  '基本信息',
  '事项名称',
  '受理条件',
  '申请材料',
  '办理流程',
  '办理地点',
  '咨询方式',
  '收费标准',
  '主办单位：示例门户',
];
const notFound = page(...template, `您查询的事项 ${IMPOSSIBLE_ID} 暂无数据`);

describe('not-found page', () => {
  it.each<[string, string[], boolean]>([
    ['the same page with another id', [...template, '您查询的事项 7F3A-22 暂无数据'], true],
    ['the same with another time', [...template, '您查询的事项 9 暂无数据', ''], true],
    [
      'a guide in the same template',
      [...template, '企业设立登记', '依法设立的公司', '营业执照', '江山路1号'],
      false,
    ],
    ['a guide of one word', [...template, '企业设立登记'], false],
    ['another page', ['首页', '系统维护中'], false],
    ['nothing', [], false],
  ])('%s', (_, lines, expected) => expect(isNotFoundPage(page(...lines), notFound)).toBe(expected));
  it('an empty answer to the impossible address proves nothing', () =>
    expect(isNotFoundPage({ title: '', text: '' }, { title: '', text: '' })).toBe(false));
});
