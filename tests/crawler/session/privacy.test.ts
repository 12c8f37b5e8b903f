// What is kept of pages behind a log-in: no persons, no tickets.
import { describe, expect, it, test } from 'vitest';
import { cleanAddress } from '../../../crawler/session/clean-address.ts';
import {
  isSameName,
  maskedName,
  namesIn,
  PERSONAL,
  withoutPersons,
} from '../../../crawler/session/personal.ts';

describe('addresses', () => {
  it.each([
    ['https://a.example/callback?code=SECRET&state=SECRET', 'https://a.example/callback?code=…&state=…'],
    [
      'https://a.example/apply?itemCode=310150473001&ticket=ST-1',
      'https://a.example/apply?itemCode=310150473001&ticket=…',
    ],
    ['https://a.example/login/_27Nhh8fwQDfnDxSODCKa', 'https://a.example/login/…'],
    ['https://a.example/x;jsessionid=0A1B2C?unit=SHGASH', 'https://a.example/x?unit=SHGASH'],
    ['https://u:p@a.example/x#access_token=SECRET', 'https://a.example/x'],
    ['https://a.example/#/apply?token=SECRET', 'https://a.example/#…'],
    ['not an address', ''],
  ])('%s', (address, clean) => {
    expect(cleanAddress(address)).toBe(clean);
  });

  it('keep the part of a path that was known before', () => {
    const known = 'https://a.example/item/b3897934-d9e2-4669-37b2-d74c4f236830';
    expect(cleanAddress(`${known}/apply`, known)).toBe(`${known}/apply`);
    expect(cleanAddress(`${known}/apply`)).toBe('https://a.example/item/…/apply');
  });
});

test.each([
  ['证件号码 310999190001010010', ['310999190001010010']],
  ['证件 310999 19000101 0010 号', ['310999 19000101 0010']],
  ['手机 13999990001、139-9999-0001', ['13999990001', '139-9999-0001']],
  ['信用代码 91310000MA1FL0001X', ['91310000MA1FL0001X']],
  ['卡号 6222020200112233445', ['6222020200112233445']],
  ['邮箱 example.a@mail.example.cn', ['example.a@mail.example.cn']],
  ['您好，示例甲', ['示例甲']],
])('%s is masked', (text, hidden) => {
  const plain = withoutPersons(text, ['示例甲']);
  for (const one of hidden) expect(plain).not.toContain(one);
  expect(plain.slice(0, 2)).toBe(text.slice(0, 2));
});

test.each(['310999900101001', '310999199001010010', '13999990001'])(
  '%s is covered in pictures as it is masked in text',
  (number) => {
    expect(PERSONAL.some((source) => new RegExp(source).test(`证件 ${number}`))).toBe(true);
    expect(withoutPersons(`证件 ${number}`, [])).not.toContain(number);
  },
);

test('numbers of an office stay', () => {
  const text = '咨询电话 021-23110099、12345，受理时间 2026-11-23 09:00，事项编码 310150473001';
  expect(withoutPersons(text, [])).toBe(text);
});

describe('names', () => {
  it('are read from greetings and from the applicant, never from phrases', () => {
    expect(namesIn('您好，示例甲 退出')).toEqual(['示例甲']);
    expect(namesIn('申请人：上海示例虚构有限公司 证件号码')).toEqual(['上海示例虚构有限公司']);
    for (const phrase of [
      '您好，请登录',
      '欢迎您，访问本站',
      '欢迎 使用一网通办',
      '申请人姓名：',
      '申请人 联系电话 联系地址',
      '申请人：自然人',
    ])
      expect(namesIn(phrase)).toEqual([]);
  });

  it.each([
    ['示例甲', '示例甲', true],
    ['示**', '示例甲', true],
    ['示＊＊', '示例甲', true],
    ['*例甲', '示例甲', true],
    ['示例甲', '示**', true],
    ['示例虚构', '上海示例虚构有限公司', true],
    ['示例乙', '示例甲', false],
    ['李**', '示例甲', false],
    ['(示', '示例甲', false],
  ])('%s beside %s: %s', (shown, name, same) => {
    expect(isSameName(shown, name)).toBe(same);
  });

  it('are masked behind their first character', () => {
    expect([maskedName('示例甲'), maskedName('上海示例虚构有限公司'), maskedName('甲')]).toEqual([
      '示**',
      '上******',
      '甲',
    ]);
  });
});
