// Differences of spelling between two channels, made by rules from right values: more than 200, and none of them is told.
// Beside them what looks alike and is not the same: all of it is told.
import { describe, expect, it, test } from 'vitest';
import { resolveOptions } from '../../../checks/frame/judge.ts';
import { judgeCorpus } from '../../../checks/frame/judge-corpus.ts';
import { corpusChecks, regionOptions } from '../../../checks/index.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';

const options = resolveOptions(corpusChecks, regionOptions('021'));
const OBSERVED = { places: 'complete', materials: 'complete', steps: 'complete' } as const;

const guide = (own: Partial<ServiceGuide>): ServiceGuide =>
  ServiceGuide.parse({ observed: OBSERVED, source: 'page', reader: 'test', ...own });

/** What is told of one item on two channels. */
const told = (pc: Partial<ServiceGuide>, h5: Partial<ServiceGuide>): string[] =>
  judgeCorpus(
    (['pc', 'h5'] as const).map((channel) => ({
      ...{ item: 's/1', itemName: '示例', unit: 'A', channel, guide: guide(channel === 'pc' ? pc : h5) },
    })),
    corpusChecks,
    options,
    (_, error) => {
      throw error;
    },
  ).flatMap((outcomes) =>
    outcomes.flatMap((o) => (o.verdict === 'pass' ? [] : [`${o.message} ${o.field} ${o.verdict}`])),
  );

type Spelling = [rule: string, spell: (text: string) => string];
type Field = [
  field: string,
  put: (text: string) => Partial<ServiceGuide>,
  values: readonly string[],
  rules: readonly Spelling[],
];

const wide: Spelling = [
  'full width',
  (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
];
const spaced: Spelling = [
  'spaces between words and figures',
  (text) => text.replace(/(?<=\p{Script=Han})(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=\p{Script=Han})/gu, ' '),
];
const stop: Spelling = ['a full stop at the end', (text) => `${text}。`];
const around: Spelling = ['white space around', (text) => `  ${text}\n`];
const commas: Spelling = ['other marks between', (text) => text.replaceAll('，', '；')];
const reversed = (mark: string): Spelling => [
  'another order',
  (text) => text.split(mark).reverse().join(mark),
];

const FIELDS: readonly Field[] = [
  [
    'hours',
    (hours) => ({ places: [{ address: '汉口路695号1楼01号窗口', hours }] }),
    [
      '工作日9:00-11:30，13:30-17:00',
      '周一至周五9:00-17:00（法定节假日除外）',
      '工作日上午9:00-11:30，下午13:30-16:30',
      '每日8:30-16:30',
      '周一至周日9:00-18:00',
      '工作日9:00-17:00（中午不休息）',
    ],
    [
      ['two figures for an hour', (text) => text.replace(/(?<!\d)(\d):/g, '0$1:')],
      ['wide colons', (text) => text.replaceAll(':', '：')],
      ['long dashes', (text) => text.replaceAll('-', '—')],
      ['waves', (text) => text.replaceAll('-', '～')],
      ['至', (text) => text.replaceAll('-', '至')],
      ['spaces around dashes', (text) => text.replaceAll('-', ' - ')],
      ['enumeration comma', (text) => text.replaceAll('，', '、')],
      wide,
      around,
    ],
  ],
  [
    'phones',
    (consult) => ({ consult }),
    ['021-63212345', '021-63212345、021-63212346', '12345、021-63212345', '021-63212345转801'],
    [
      ['brackets', (text) => text.replaceAll('021-', '（021）')],
      ['no area code', (text) => text.replaceAll('021-', '')],
      ['a space', (text) => text.replaceAll('021-', '021 ')],
      ['a long dash', (text) => text.replaceAll('-', '—')],
      ['another mark', (text) => text.replaceAll('、', '；')],
      ['a stroke', (text) => text.replaceAll('、', ' / ')],
      wide,
      around,
      reversed('、'),
    ],
  ],
  [
    'hotline',
    (complaint) => ({ complaint }),
    ['12345', '12315', '12348', '96822'],
    [['an area code', (text) => `021-${text}`], wide, around],
  ],
  [
    'limits',
    (promiseLimit) => ({ promiseLimit }),
    ['5个工作日', '20个工作日', '15个自然日', '1个工作日'],
    [
      ['the unit in brackets', (text) => text.replace(/(\d+)个?(.+)/, '$1（$2）')],
      ['without 个', (text) => text.replace('个', '')],
      ['in words', (text) => text.replace(/\d+/, (n) => ({ 5: '五', 20: '二十', 15: '十五', 1: '一' })[n]!)],
      wide,
      spaced,
      around,
      stop,
    ],
  ],
  [
    'visits',
    (visits) => ({ visits }),
    ['0次', '1次', '2次'],
    [['a figure alone', (text) => text.replace('次', '')], wide, spaced, around],
  ],
  [
    'addresses',
    (address) => ({ places: [{ address }] }),
    ['上海市黄浦区汉口路695号1楼01号窗口', '静安区共和新路912号3楼302室', '浦东新区合欢路2号2楼A区5号窗口'],
    [
      ['层', (text) => text.replace('楼', '层')],
      ['marks between', (text) => text.replace('号', '号，')],
      wide,
      spaced,
      around,
    ],
  ],
  [
    'names',
    (name) => ({ name }),
    ['户口迁移（市内）', '食品经营许可证核发(新办)', '社会团体成立登记—变更'],
    [
      ['other brackets', (text) => text.replace(/[（(]/, '【').replace(/[）)]/, '】')],
      ['another dash', (text) => text.replaceAll('—', '-')],
      wide,
      around,
    ],
  ],
  ['fees', (fee) => ({ fee }), ['不收费', '收费，每证50元'], [wide, spaced, around, stop]],
  [
    'kinds',
    (serviceObject) => ({ serviceObject }),
    ['自然人、企业法人、社会组织法人', '自然人、企业法人'],
    [
      reversed('、'),
      ['commas', (text) => text.replaceAll('、', '，')],
      ['spaces', (text) => text.replaceAll('、', ' ')],
      ['和', (text) => text.replace(/、(?=[^、]+$)/, '和')],
      wide,
      around,
    ],
  ],
  [
    'paragraphs',
    (conditions) => ({ conditions }),
    [
      '1.具有本市户籍；\n2.年满18周岁；\n3.无犯罪记录。',
      '（一）依法设立的企业；\n（二）有3名以上专职人员；\n（三）注册资金不低于100万元。',
      '申请人应当在事发之日起30日内提出，面积不超过1.5平方米，工作时间9-11点。',
    ],
    [
      [
        'other enumerators',
        (text) =>
          text
            .replace(/（一）|^1\./gm, '①')
            .replace(/（二）|^2\./gm, '②')
            .replace(/（三）|^3\./gm, '③'),
      ],
      ['no enumerators', (text) => text.replace(/（[一二三]）|^\d\./gm, '')],
      ['one line', (text) => text.replaceAll('\n', '')],
      ['another order', (text) => text.split('\n').reverse().join('\n')],
      [
        'numbers in words',
        (text) => text.replace('3名', '三名').replace('30日', '三十日').replace('18周岁', '十八周岁'),
      ],
      ['waves between figures', (text) => text.replace('9-11', '9～11')],
      wide,
      spaced,
      around,
      commas,
    ],
  ],
  [
    'legal basis',
    (legalBasis) => ({ legalBasis }),
    ['《中华人民共和国行政许可法》第三十条；《上海市户籍管理规定》第五条', '《食品安全法》第35条'],
    [
      ['no titles’ marks', (text) => text.replace(/[《》]/g, '')],
      ['other marks', (text) => text.replaceAll('《', '〈').replaceAll('》', '〉')],
      wide,
      spaced,
      around,
      stop,
      reversed('；'),
    ],
  ],
];

const cases = FIELDS.flatMap(([field, put, values, rules]) =>
  values.flatMap((value) =>
    rules
      .map(([rule, spell]) => ({ field, rule, value, spelt: spell(value), put }))
      .filter(({ spelt }) => spelt !== value),
  ),
);

/** Lists: what is the same whatever the order and the spelling of its members. */
const MATERIALS = ['申请表', '身份证明（原件）', '营业执照副本', '场地证明', '委托书'].map((name, i) => ({
  name,
  copies: String(i + 1),
}));
const STEPS = ['受理', '审查', '决定', '颁证'].map((name, i) => ({ name, limit: `${i + 1}个工作日` }));
const rotated = <T>(list: readonly T[], by: number): T[] => [...list.slice(by), ...list.slice(0, by)];
const lists: [string, Partial<ServiceGuide>, Partial<ServiceGuide>][] = [1, 2, 3, 4].flatMap((by) => [
  [`materials moved by ${by}`, { materials: MATERIALS }, { materials: rotated(MATERIALS, by) }],
  [
    `materials spelt otherwise, moved by ${by}`,
    { materials: MATERIALS },
    {
      materials: rotated(MATERIALS, by).map(({ name, copies }) => ({
        name: ` ${name.replace('（', '(').replace('）', ')')}`,
        copies: `${copies}份`,
      })),
    },
  ],
  [
    `steps with limits spelt otherwise, from ${by}`,
    { steps: STEPS },
    {
      steps: STEPS.map(({ name, limit }, i) => ({
        name: `${name} `,
        limit: i >= by ? limit : limit.replace('个', ''),
      })),
    },
  ],
]);

describe('differences of spelling', () => {
  it('are more than 200', () => {
    expect(cases.length + lists.length).toBeGreaterThanOrEqual(200);
  });
  it('in values are not told', () => {
    const wrong = cases.flatMap(({ field, rule, value, spelt, put }) =>
      told(put(value), put(spelt)).map((said) => `${said}: ${field}, ${rule}: ${value} | ${spelt}`),
    );
    expect(wrong).toEqual([]);
  });
  test.each(lists)('in lists are not told: %s', (_, pc, h5) => {
    expect(told(pc, h5)).toEqual([]);
  });
});

test.each<[what: string, pc: Partial<ServiceGuide>, h5: Partial<ServiceGuide>, said: string]>([
  [
    'another minute',
    { places: [{ address: '汉口路695号', hours: '工作日9:00-17:00' }] },
    { places: [{ address: '汉口路695号', hours: '工作日9:30-17:00' }] },
    'X08 places.hours fail',
  ],
  [
    'Monday to Friday, which says nothing of holidays',
    { places: [{ address: '汉口路695号', hours: '工作日9:00-17:00' }] },
    { places: [{ address: '汉口路695号', hours: '周一至周五9:00-17:00' }] },
    'X08 places.hours review',
  ],
  [
    'a point between figures',
    { conditions: '不超过1.5平方米' },
    { conditions: '不超过15平方米' },
    'X08 conditions review',
  ],
  [
    'another article',
    { legalBasis: '《行政许可法》第三十条' },
    { legalBasis: '《行政许可法》第三十一条' },
    'X08 legalBasis review',
  ],
  [
    'a kind less',
    { serviceObject: '自然人、企业法人' },
    { serviceObject: '自然人' },
    'X08 serviceObject review',
  ],
  ['another kind', { serviceObject: '自然人' }, { serviceObject: '企业法人' }, 'X08 serviceObject fail'],
  [
    'a short form of a body',
    { authority: '上海市公安局' },
    { authority: '市公安局' },
    'X08 authority review',
  ],
  ['another body', { authority: '上海市公安局' }, { authority: '上海市民政局' }, 'X08 authority fail'],
  [
    'another limit of a step',
    { steps: STEPS },
    { steps: STEPS.map((step, i) => (i === 1 ? { ...step, limit: '9个工作日' } : step)) },
    'X08 steps fail',
  ],
  ['a step less', { steps: STEPS }, { steps: STEPS.slice(1) }, 'X08 steps review'],
  [
    'the phone of a place',
    { places: [{ address: '汉口路695号', phone: '021-63212345' }] },
    { places: [{ address: '汉口路695号', phone: '021-63212346' }] },
    'X08 places.phone fail',
  ],
  [
    'a form of handling less',
    { handleForms: ['窗口办理', '网上办理'] },
    { handleForms: ['窗口办理'] },
    'X08 handleForms review',
  ],
])('%s is told on both sides', (_, pc, h5, said) => {
  expect(told(pc, h5)).toEqual([said, said]);
});
