// Which button leads on, what a page is for, and what its messages say: by words alone.
import { describe, expect, it } from 'vitest';
import { beginStep } from '../../../crawler/journey/begin-step.ts';
import type { Scan, ScanField } from '../../../crawler/journey/in-page/scan.ts';
import { messagesOf } from '../../../crawler/journey/messages.ts';
import { kindOf } from '../../../crawler/journey/page-kind.ts';
import { personaOf } from '../../../crawler/journey/persona.ts';
import { pickControl } from '../../../crawler/journey/pick-control.ts';
import { stepRecord } from '../../../crawler/journey/step-record.ts';
import type { Walk } from '../../../crawler/journey/walk.ts';
import { isNeverPressed } from '../../../crawler/journey/words.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const button = (name: string, own: object = {}) => ({
  ...{ selector: `#${name}`, name, kind: 'button' as const, href: null, disabled: false, box },
  ...own,
});
const field = (type: string, label: string, own: Partial<ScanField> = {}): ScanField => ({
  ...{ selector: `#${label}`, type, label, around: label, value: '', required: false, marked: false },
  ...{ readOnly: false, pattern: '', minLength: 0, maxLength: 0, min: '', max: '', accept: '', options: [] },
  ...{ pictureBeside: false, complaint: '', box },
  ...own,
});
const scan = (own: Partial<Scan>): Scan => ({
  ...{
    address: 'http://a.example/',
    title: '',
    heading: '',
    current: '',
    lines: [],
    fields: [],
    controls: [],
  },
  width: { window: 390, content: 390, widest: '' },
  scrolled: { x: 0, y: 0 },
  ...own,
});

it('materials that need no upload, and those wanted on paper, are told by their names', () => {
  const lines = [
    ...['上传材料', '申请人身份证', '免交已从电子证照库取得，无需上传', '* 变更决议', '支持 jpg 格式'],
    ...['原营业执照', '请将纸质原件交至或寄至示例区政务服务中心', '户口簿（免交）'],
  ];
  const tools = { persona: personaOf(), asked: new Set<string>(), publish: (text: string) => text };
  const { exempt, papers } = stepRecord({ scan: scan({ lines }), name: 'upload', kind: 'upload' }, tools);
  expect(exempt).toEqual(['申请人身份证：已从电子证照库取得', '户口簿（免交）']);
  expect(papers).toEqual(['原营业执照：请将纸质原件交至或寄至示例区政务服务中心']);
});

it('whom a page gives as the applicant is kept to be masked; the name of a field is nobody', () => {
  const persons = new Set<string>();
  const walk = {
    ...{ persona: personaOf(), asked: new Set(), publish: (text: string) => text },
    ...{ log: { at: '' }, names: new Map(), logins: [], steps: [], persons },
  } as unknown as Walk;
  const lines = ['申请人 婚姻状况 学历', '申请人：示例甲'];
  beginStep(walk, 'form', scan({ lines, fields: [field('text', '婚姻状况')] }));
  expect([...persons]).toEqual(['示例甲']);
});

describe('what is never pressed', () => {
  it.each([
    '提交',
    '确认提交',
    '提 交',
    '提交申请',
    '立即支付',
    '去缴费',
    '电子签名',
    '确认签署',
    '删除',
    '撤回申请',
    '提交并评价',
    '【提交】',
  ])('%s', (name) => {
    expect(isNeverPressed(name)).toBe(true);
    for (const aim of ['apply', 'next', 'back', 'signIn'] as const)
      expect(pickControl(scan({ controls: [button(name)] }), aim)).toBeUndefined();
  });
  it.each(['下一步', '立即办理', '登录', '上一步', '查看示例'])('not %s', (name) => {
    expect(isNeverPressed(name)).toBe(false);
  });
});

describe('what leads', () => {
  it.each<[string, 'apply' | 'next' | 'back' | 'signIn', ReturnType<typeof button>[], string | undefined]>([
    ['the whole name before its beginning', 'next', [button('继续查看其他'), button('下一步')], '下一步'],
    ['a name with arrows', 'next', [button('下一步 >>')], '下一步 >>'],
    ['no button that cannot be pressed', 'next', [button('下一步', { disabled: true })], undefined],
    [
      'the button before the link of one name',
      'signIn',
      [button('登录', { kind: 'link', selector: '#link' }), button('登录')],
      '登录',
    ],
    ['no way home', 'back', [button('返回首页')], undefined],
    ['the way back', 'back', [button('返回首页'), button('返回上一步')], '返回上一步'],
    ['the application', 'apply', [button('我要咨询'), button('在线办理')], '在线办理'],
    ['no sentence', 'next', [button('下一步将进入信息填写请先准备好材料')], undefined],
  ])('%s', (_name, aim, controls, expected) => {
    const found = pickControl(scan({ controls }), aim);
    expect(found?.name).toBe(expected);
    if (aim === 'signIn') expect(found?.kind).toBe('button');
  });
});

describe('what hands in under the name of a confirmation leads nowhere', () => {
  it.each([
    ...[
      '确认上报',
      '确认送审',
      '确认报送',
      '确定投递',
      '确认预约',
      '确认办结',
      '确认无误并申报',
      '同意并授权',
    ],
    ...['继续上报', '我已阅读并同意授权', '下一步申报'],
  ])('%s', (name) => {
    expect(pickControl(scan({ controls: [button(name)] }), 'next')).toBeUndefined();
  });
  it.each([
    ...[
      '确认',
      '确 定',
      '同意',
      '确认并继续',
      '同意并继续',
      '我已阅读并同意',
      '阅读并同意',
      '开始申报',
      '进入申报',
    ],
    ...['确认无误，下一步', '继续下一步', '继续填写'],
  ])('but %s leads on', (name) => {
    expect(pickControl(scan({ controls: [button(name)] }), 'next')?.name).toBe(name);
  });
});

describe('a page is', () => {
  const next = button('下一步');
  it.each<[string, Partial<Scan>, string]>([
    ['a log-in by its password', { fields: [field('text', '账号'), field('password', '密码')] }, 'login'],
    [
      'a situation',
      { heading: '选择情形', fields: [field('radio', '请选择情形')], controls: [next] },
      'situation',
    ],
    ['a form', { fields: [field('text', '姓名')], controls: [next] }, 'form'],
    ['an upload', { fields: [field('file', '照片')], controls: [next] }, 'upload'],
    ['the last before submission', { heading: '信息确认', controls: [button('提交申请')] }, 'preview'],
    [
      'the same with a declaration',
      { controls: [button('提交')], fields: [field('checkbox', '承诺')] },
      'preview',
    ],
    ['a result', { lines: ['提交成功', '办件编号：SL-1'] }, 'result'],
    ['nothing known', { lines: ['暂未开通'] }, 'other'],
  ])('%s', (_name, own, kind) => {
    expect(kindOf(scan(own))).toBe(kind);
  });
});

describe('messages', () => {
  const before = scan({ lines: ['姓名', '院校'], fields: [field('text', '姓名'), field('text', '院校')] });
  it('are the new lines, with the fields that they name or stand at', () => {
    const after = scan({
      lines: ['姓名', '院校', '请填写“姓名”', '不能为空'],
      fields: [field('text', '姓名'), field('text', '院校', { around: '院校 不能为空' })],
    });
    expect(messagesOf(before, after, ['保存失败'], 'empty').map(({ text, names }) => [text, names])).toEqual([
      ['请填写“姓名”', ['姓名']],
      ['不能为空', ['院校']],
      ['保存失败', []],
    ]);
  });
  it("are the browser's own where the page says nothing", () => {
    const after = scan({
      lines: before.lines,
      fields: [field('text', '姓名', { complaint: '请填写此字段' })],
    });
    expect(messagesOf(before, after, [], 'empty')).toEqual([
      { text: '请填写此字段', after: 'empty', names: ['姓名'], native: true },
    ]);
  });
});
