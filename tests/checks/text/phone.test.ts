// The phone reader: forms, what is no phone, faults, the founder's details, real data where it is at hand.
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { phoneDetail, readPhone, regionCode } from '../../../checks/text/phone.ts';
import { AREA_CODES } from '../../../checks/text/phone-areas.ts';
import { PhoneReading } from '../../../store/schemas/readings.ts';
import { readerExamples, sharedRows } from './reader-examples.ts';

/** `normal#ext` of each number; a `!` before those that are not valid, a `~` before those without written area code. */
const brief = (text: string, region?: string): string =>
  readPhone(text, { region })
    .numbers.map((n) => {
      const marks = `${n.valid ? '' : '!'}${n.kind === 'landline' && !n.areaCodeWritten ? '~' : ''}`;
      return `${marks}${n.normal ?? 'null'}${n.ext === null ? '' : `#${n.ext}`}`;
    })
    .join(' ');

describe('forms', () => {
  it.each([
    ['021-63210011', '+862163210011'],
    ['02163210011', '+862163210011'],
    ['０２１－６３２１００１１', '+862163210011'],
    ['（021）63210011', '+862163210011'],
    ['(021)6321 0011', '+862163210011'],
    ['021 6321-0011', '+862163210011'],
    ['021.63210011', '+862163210011'],
    ['021——63210011', '+862163210011'],
    ['0771一2100001', '+867712100001'],
    ['07712100001', '+867712100001'],
    ['031182100001', '+8631182100001'],
    ['+86 21 6321 0011', '+862163210011'],
    ['+86(0)21 63210011', '+862163210011'],
    ['86-21-63210011', '+862163210011'],
    ['（86-21）63210011', '+862163210011'],
    ['0086-771-2100001', '+867712100001'],
    ['+8621-63210011', '+862163210011'],
    ['(8621)63210011', '+862163210011'],
    ['86 21 63210011', '+862163210011'],
    ['电话021：63210011', '+862163210011'],
    ['*021-63210011', '+862163210011'],
    ['021-63210011*', '+862163210011'],
    ['+86771 210 0001', '+867712100001'],
    ['(0351)-4100001', '+863514100001'],
    ['95013', '95013'],
    ['862163210011', '+862163210011'],
    ['8613800001234', '+8613800001234'],
    ['138-0000-1234', '+8613800001234'],
    ['138 0000 1234', '+8613800001234'],
    ['013800001234', '+8613800001234'],
    ['400-820-0011', '+864008200011'],
    ['400-8200-011', '+864008200011'],
    ['4008200011', '+864008200011'],
    ['800 820 0011', '+868008200011'],
    ['010-4008200011', '+864008200011'],
    ['【021】63210011', '+862163210011'],
    ['021/63210011', '+862163210011'],
    ['张三 138-0000-1234', '+8613800001234'],
    ['114转公安局', '114'],
    ['12345', '12345'],
    ['0771-12333', '12333'],
    ['（021）12319', '12319'],
    ['0512-962015', '962015'],
    ['拨打962121', '962121'],
    ['国家电网95598', '95598'],
    ['EMS客服电话11183', '11183'],
    ['报警电话110、火警119', '110 119'],
    ['63210011', '~null'],
    ['96888725', '~null'],
    ['Tel:63210011', '~null'],
    ['一楼服务台：2100001', '~null'],
  ])('%s → %s', (text, expected) => expect(brief(text)).toBe(expected));
});

describe('default area code', () => {
  it.each([
    ['63210011', '021', '~+862163210011'],
    ['63210011', '21', '~+862163210011'],
    ['2100001', '0770', '~+867702100001'],
    ['2100001', '021', '!~null'],
    ['0771-2100001', '0770', '+867712100001'],
    ['63210011', '0999999', '~null'],
  ])('%s in %s → %s', (text, region, expected) => expect(brief(text, region)).toBe(expected));

  it('knows what is an area code', () => {
    const codes = ['021', '+8621', '0771', '099', 'abc', '', undefined].map(regionCode);
    expect(codes).toEqual(['021', '021', '0771', null, null, null, null]);
  });
});

describe('lists, shared area codes, extensions', () => {
  it.each([
    ['0771—2100001、2100002', '+867712100001 +867712100002'],
    ['010-63210011 63210012', '+861063210011 +861063210012'],
    ['010-63210011、0012、0013', '+861063210011 +861063210012 +861063210013'],
    ['010-63210011/2100', '+861063210011 +861063212100'],
    ['010-63210011、110', '+861063210011 110'],
    ['010-63210011、2103室', '+861063210011'],
    ['010-63210011\n63210012', '+861063210011 +861063210012'],
    ['010-63210011（馆内）；63210012（办公室）', '+861063210011 +861063210012'],
    ['0770-12345，2100001', '12345 +867702100001'],
    ['021-63210011-63210019', '+862163210011 +862163210019'],
    ['0771-2100001/02', '+867712100001 +867712100002'],
    ['0771-2100001、2、3', '+867712100001 +867712100002 +867712100003'],
    ['021-63210011总机转802', '+862163210011#802'],
    ['021-63210011（总机）转802', '+862163210011#802'],
    ['12345转021-63210011', '12345 +862163210011'],
    ['400-820-0011转3', '+864008200011#3'],
    ['0771-2100001/2/3', '+867712100001 +867712100002 +867712100003'],
    ['0770-2100001 13800001234', '+867702100001 +8613800001234'],
    ['0771-2100001；监督：2100002', '+867712100001 ~+867712100002'],
    ['1、电话：0770-2100001；2、现场咨询：三楼', '+867702100001'],
    ['12.某检测站：0770-2100001\n13.某服务站：13800001234', '+867702100001 +8613800001234'],
    ['021-63210011转802', '+862163210011#802'],
    ['021-63210011 转 8021', '+862163210011#8021'],
    ['021-63210011分机8021', '+862163210011#8021'],
    ['021-63210011（转802）', '+862163210011#802'],
    ['021-63210011×802', '+862163210011#802'],
    ['021-63210011-802', '+862163210011#802'],
    ['63210011-55020', '~null#55020'],
    ['021-63210011转801、802、803', '+862163210011#801'],
    ['021-63210011至63210019', '+862163210011 +862163210019'],
    ['4008200011-1059', '+864008200011#1059'],
    ['12345转3', '12345#3'],
    ['021-12345转3', '12345#3'],
    ['(0571)8777-2341/8777-2342', '+8657187772341 +8657187772342'],
    ['021-24022222×11708', '+862124022222#11708'],
    ['0514-87900001~87900005', '+8651487900001 +8651487900005'],
    ['1、电话：021-62263388；2、信函：大沽路100号，邮编200003', '+862162263388'],
    ['0771-12333转市本级', '12333'],
  ])('%s → %s', (text, expected) => expect(brief(text)).toBe(expected));
});

describe('faults', () => {
  it.each([
    ['021-1234567', '!null', 'length'],
    ['400-88200011', '!null', 'length'],
    ['400-82001', '!null', 'length'],
    ['411-82100001', '!null', 'area'],
    ['0770-12100001', '!null', 'length'],
    ['0216321001', '!null', 'length'],
    ['138000012345', '!null', 'length'],
    ['6321', '!~null', 'length'],
    ['咨询电话：632100', '!~null', 'length'],
    ['0399-2100001', '!null', 'area'],
    ['021-13210011', '!null', 'first-digit'],
    ['0770-.2100001', '!+867702100001', 'typo'],
    ['021632123450216321234', '!null', 'glued'],
    ['021-6321001112345', '!null', 'glued'],
    ['077X-2100001', '!null', 'masked'],
    ['138****1234', '!null', 'masked'],
    ['021-00000000', '!null', 'fake'],
    ['021-12345678', '!null', 'fake'],
  ])('%s → %s, %s', (text, expected, problem) => {
    expect(brief(text)).toBe(expected);
    expect(phoneDetail(text).numbers[0]?.problem).toBe(problem);
  });
});

describe('no phone', () => {
  it.each([
    '',
    '无',
    '现场咨询',
    '江山大道88号1楼3号窗口',
    '中山路1529弄12号203室',
    '工作日9:00-12:00，13:30-17:00',
    '8.30-12.00',
    '11:00-14:0017:00-21:00',
    '邮编200001',
    '沪府〔2021〕48号',
    '（2021）沪0101行初12345号',
    '2021-05-01',
    '2021年5月1日',
    '20210501',
    'www.12333.net',
    'https://www.12333.net/si?id=63210011',
    'bangong63210011@example.cn',
    'QQ：63210011',
    '身份证号310101199001011234',
    '统一社会信用代码11310000002420447T',
    '10、11、12号窗口',
    '收费12345元',
    'DB 45/T 701-2010',
    '22434793-1234-4567-8901-123456789012',
    '某小区3_6_2101',
    '021-XXXXXXXX',
  ])('%s', (text) =>
    expect(readPhone(text, { region: '021' })).toEqual({ text, isPhone: false, numbers: [] }),
  );
});

describe('details', () => {
  it('quotes numbers, extensions and placeholders at their place', () => {
    const text = '咨询：（021）63210011转802；投诉：021-XXXX-XXXX';
    const { numbers, placeholders } = phoneDetail(text);
    expect(numbers.map(({ written, start, end }) => [written, text.slice(start, end)])).toEqual([
      ['（021）63210011', '（021）63210011转802'],
    ]);
    expect(placeholders.map(({ written }) => written)).toEqual(['021-XXXX-XXXX']);
  });

  it('tells another city, glued parts, fakes, fax and the hotline', () => {
    const other = (text: string) => phoneDetail(text, { region: '0770' }).numbers.map((n) => n.otherCity);
    expect(other('0771-2100001、0770-2100001、2100002、12345')).toEqual([true, false, false, null]);
    expect(phoneDetail('021-6321001112345').glued[0]?.parts).toEqual(['63210011', '12345']);
    expect(phoneDetail('021-88888888').numbers[0]).toMatchObject({ valid: true, fake: 'possible' });
    expect(phoneDetail('021-12345678')).toMatchObject({ malformed: [], numbers: [{ fake: 'certain' }] });
    expect(phoneDetail('传真：021-63210011').numbers[0]?.fax).toBe(true);
    expect(phoneDetail('12345；0770-12345').hasOnlyHotline).toBe(true);
    expect(phoneDetail('12345、0770-2100001').hasOnlyHotline).toBe(false);
    expect(phoneDetail('无').hasOnlyHotline).toBe(false);
  });
});

it('agrees with libphonenumber on every area code and its lengths', () => {
  for (const [area, lengths] of AREA_CODES) {
    for (const length of lengths) {
      const number = parsePhoneNumberFromString(`${area}${'63210011'.slice(0, length)}`, 'CN');
      expect(number?.isValid() && number.getType() === 'FIXED_LINE', `${area} ${length}`).toBe(true);
      expect(brief(`${area}-${'63210011'.slice(0, length)}`)).toBe(number?.number);
    }
  }
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '021',
    '-',
    '、',
    ' ',
    '转',
    '63210011',
    '/',
    '(',
    ')',
    '（',
    'X',
    '电话：',
    '.',
    '号',
    '12345',
    '86',
    '+',
    '一',
    '\n',
    '0',
    '1',
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((p) => p.join('')),
  );

  it('is read without error, in the public shape, with true quotations', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(undefined, '021', '0771'), (text, region) => {
        const { reading, numbers } = phoneDetail(text, { region });
        expect(PhoneReading.parse(reading)).toEqual(reading);
        expect(reading.isPhone).toBe(reading.numbers.length > 0);
        for (const { written, start, end } of numbers)
          expect(text.slice(start, end).startsWith(written)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['021-63210011、', '2100001/02', '1,', '*', '(021) ', '12 34 ', 'a@', '1'])(
    'costs its length: %s',
    (piece) => {
      // Only the test's own deadline judges: a reader that is not linear would not be back within it.
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      expect(phoneDetail(text).reading.text).toBe(text);
    },
  );
});

it.each(readerExamples('phone'))('the page: $text', ({ text, option, reading }) => {
  expect(readPhone(text, { region: option })).toEqual(reading);
});

it('the page has ten examples', () => expect(readerExamples('phone')).toHaveLength(10));

describe('real material', () => {
  const labelled = sharedRows<{ phone?: string; phoneValid?: boolean }>('text/government-labelled.jsonl');
  const plain = sharedRows<{ text: string }>('text/phones-unlabelled.jsonl').filter(
    ({ text }) => text !== '无',
  );
  const others = sharedRows<{ text: string }>('text/hours-unlabelled.jsonl').slice(0, 400);

  it.skipIf(labelled.length === 0)('labelled phones are read as labelled', () => {
    const wrong = labelled.filter(({ phone, phoneValid }) => {
      if (phone === undefined || phone === null) return false;
      const { isPhone, numbers } = readPhone(phone);
      return (isPhone && numbers.every(({ valid }) => valid)) !== phoneValid;
    });
    expect(wrong).toEqual([]);
  });

  it.skipIf(plain.length === 0)('nearly all unlabelled phones are valid', () => {
    const odd = plain.filter(({ text }) => {
      const { isPhone, numbers } = readPhone(text);
      return !isPhone || numbers.some(({ valid }) => !valid);
    });
    expect(odd.length).toBeLessThanOrEqual(3);
  });

  it.skipIf(others.length === 0)('opening hours hold no phone', () => {
    expect(others.filter(({ text }) => readPhone(text).isPhone)).toEqual([]);
  });
});
