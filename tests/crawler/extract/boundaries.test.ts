// Where a value ends, and what is a caption or a word of a value: rules that many layouts share.
import { describe, expect, test } from 'vitest';
import { captionEntry, defaultDictionary } from '../../../crawler/dictionary.ts';
import { extract } from '../../../crawler/extract.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';

const dictionary = defaultDictionary();
const BASE = '<h1>某事项办理</h1><p>实施主体：某局</p><p>办件类型：承诺件</p><p>法定时限：20日</p>';
const read = (body: string) =>
  extract(
    snapshotFromHtml(`<title>x</title>${BASE}<div>${body}</div>`, { url: 'http://a.example/i/1' }),
    dictionary,
  );

describe('a heading over one paragraph', () => {
  test('owns the captions in its text', () => {
    const guide = read(
      '<h3>咨询方式</h3><p>电话咨询：021-63210001，咨询地址：甲路1号</p><h3>投诉方式</h3><p>咨询电话：021-63210002</p><h3>受理条件</h3><p>符合规定的，设定依据：某条例</p>',
    );
    expect(guide.consult).toBe('电话咨询：021-63210001，咨询地址：甲路1号');
    expect(guide.complaint).toBe('咨询电话：021-63210002');
    expect(guide.conditions).toBe('符合规定的，设定依据：某条例');
    expect(guide.legalBasis).toBeUndefined();
  });
  test('leaves both telephones, and a limit, to their own captions', () => {
    const guide = read(
      '<h3>咨询方式</h3><p>咨询电话：021-63210001，投诉电话：12345</p><h3>承诺时限</h3><p>承诺时限：5个工作日，法定时限：20个工作日</p>',
    );
    expect(guide).toMatchObject({ consult: '021-63210001', complaint: '12345', promiseLimit: '5个工作日' });
  });
});

describe('steps', () => {
  test('rows of boxes that repeat their labels are members, no header over values', () => {
    const step = (name: string, limit: string) =>
      `<tr><td><b>环节名称：</b><span>${name}</span><br><b>办理时限：</b><span>${limit}</span><br><b>审查标准：</b><span>材料齐全</span><br><b>环节结果：</b><span>通知书</span></td></tr>`;
    const { steps } = read(`<h2>办理流程</h2><table>${step('受理', '1日')}${step('审查', '3日')}</table>`);
    expect(steps).toEqual([
      { name: '受理', limit: '1日', standard: '材料齐全', result: '通知书' },
      { name: '审查', limit: '3日', standard: '材料齐全', result: '通知书' },
    ]);
  });
  test('lines in a box of their own belong to one value', () => {
    const step = (name: string, standard: string) =>
      `<li><strong>${name}</strong><p><b>审查标准：</b><span>${standard}</span></p></li>`;
    const { steps } = read(
      `<h3>办理步骤</h3><ol>${step('受理', '1.申请人适格；<br>2.材料齐全。')}${step('审查', '')}${step('送达', '')}</ol>`,
    );
    expect(steps).toEqual([
      { name: '受理', standard: '1.申请人适格；\n2.材料齐全。' },
      { name: '审查' },
      { name: '送达' },
    ]);
  });
});

test('a long heading is the name of the material whose captions follow', () => {
  const long = `${'法律、行政法规规定必须报经批准的项目，'.repeat(4)}提交批准文件`;
  const { materials } = read(
    `<h3>申请材料</h3><h4>申请表</h4><ul><li>材料形式：纸质</li><li>材料必要性：必要</li></ul><h4>${long}</h4><ul><li>材料形式：电子</li><li>材料必要性：非必要</li></ul>`,
  );
  expect(materials).toEqual([
    { name: '申请表', form: '纸质', necessity: '必要' },
    { name: long, form: '电子', necessity: '非必要' },
  ]);
});

describe('结果样本', () => {
  test('is the text of its link', () =>
    expect(read('<div><span>结果样本</span><span><a href="/yb.jpg">查看</a></span></div>').resultSample).toBe(
      '查看',
    ));
  test('is missing where nothing, or a button of something else, stands beside it', () => {
    const guide = read(
      '<dl><dt>结果样本</dt><dd></dd><dt>结果类型</dt><dd>证照</dd></dl><a href="/x.jpg">查看</a>',
    );
    expect(guide.resultSample).toBeUndefined();
    expect(guide.shown).toContain('resultSample');
  });
});

test('thousands of hidden boxes side by side cost their number, not its square', () => {
  const list = (n: number) =>
    `<div${n % 2 ? ' style="display:none"' : ''}><table><tr><th>材料名称</th><th>份数</th><th>来源</th></tr><tr><td>材料${n}</td><td>1</td><td>自备</td></tr></table></div>`;
  const boxes = Array.from({ length: 5000 }, (_, n) => list(n)).join('');
  // By the square this takes longer than a test may.
  expect(read(`<div>${boxes}</div>`).materials).toHaveLength(5000);
});

test.each([
  ['符合要求', undefined],
  ['符合申请条件', undefined],
  ['需要符合什么条件', 'conditions'],
  ['具备条件', 'conditions'],
])('%s as a caption', (text, field) => expect(captionEntry(dictionary, text)?.field).toBe(field));
