// Files listed below a guide: which of them are forms of its materials.
import { expect, test } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { extract } from '../../../crawler/extract.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';

const ROWS = ['食品经营许可申请表', '二级注册建造师申请表', '食品经营许可证', '授权委托书'];
const page = (below: string) => `<html><head><title>食品经营许可</title></head><body><h1>食品经营许可</h1>
<h3>申请材料</h3><table><tr><th>材料名称</th><th>份数</th></tr>${ROWS.map((name) => `<tr><td>${name}</td><td>1</td></tr>`).join('')}</table>
<h3>受理条件</h3><p>有固定场所。</p>${below}</body></html>`;
const link = (text: string, file: string) => `<p><a href="/files/${file}">${text}</a></p>`;

function formsOf(below: string): string[] {
  const { materials } = extract(
    snapshotFromHtml(page(below), { url: 'http://zwdt.example.cn/item/1' }),
    defaultDictionary(),
  );
  return materials.flatMap(({ name, blankForm, sampleForm }) => [
    ...(blankForm ? [`${name} 空表 ${blankForm.name}`] : []),
    ...(sampleForm ? [`${name} 样表 ${sampleForm.name}`] : []),
  ]);
}

test('a file that bears a material’s name is its form, a filled in one its sample', () => {
  const files =
    link('附件1：食品经营许可申请表.doc', 'a.doc') + link('食品经营许可申请表（填写示例）.pdf', 'b.pdf');
  expect(formsOf(`<h3>附件</h3>${files}`)).toEqual([
    '食品经营许可申请表 空表 附件1：食品经营许可申请表.doc',
    '食品经营许可申请表 样表 食品经营许可申请表（填写示例）.pdf',
  ]);
});

test.each([
  ['another one’s name', link('一级注册建造师申请表.doc', 'a.doc')],
  ['the sample of the result', link('食品经营许可证样本.pdf', 'a.pdf')],
  ['a name that every item has', link('授权委托书.doc', 'a.doc')],
  [
    'two files of one name',
    link('食品经营许可申请表.doc', 'a.doc') + link('食品经营许可申请表.doc', 'b.doc'),
  ],
  ['the footer', `<footer>${link('食品经营许可申请表.doc', 'a.doc')}</footer>`],
  ['a page of that name', link('食品经营许可申请表', 'a')],
])('%s is no form', (_, below) => {
  expect(formsOf(below)).toEqual([]);
});

test.each([
  ['a title that counts', '<h3>申请材料（共4份）</h3>', '共4份'],
  ['a line under the title', '<h3>申请材料</h3><p>共需4份材料</p>', '共需4份材料'],
  [
    'the copies of the first material',
    '<h3>申请材料</h3><li><b>身份证复印件</b><span>共2份</span></li><li><b>户口簿</b><span>共1份</span></li>',
    undefined,
  ],
  [
    'a total for each situation',
    '<h3>申请材料（共1份）</h3><p>身份证</p><h3>申请材料（共2份）</h3><p>户口簿</p>',
    undefined,
  ],
])('materialsTotal: %s', (_, html, expected) => {
  const guide = extract(
    snapshotFromHtml(
      `<html><body><h1>居住证办理</h1><p>办理地点：汉口路1号</p><p>咨询电话：021-63210000</p><p>法定时限：5个工作日</p>${html}<h3>受理条件</h3><p>有固定住所。</p></body></html>`,
      { url: 'http://zwdt.example.cn/item/1' },
    ),
    defaultDictionary(),
  );
  expect(guide.materialsTotal).toBe(expected);
});
