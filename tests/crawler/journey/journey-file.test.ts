// Written journeys: what they may say, and what is said of a typo.
import { describe, expect, it } from 'vitest';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';

const GOOD = `item: reg-shop
channel: h5
steps:
  - find: 立即办理
  - apply
  - choose: {请选择与您相符的情形: 首次登记}
  - next
  - fill:
      字号名称: 测试商行
      从业人数: 3
  - next: 下一步
  - expect: 上传材料
  - stop
`;

it('reads every word with its line', () => {
  const { item, channels, steps } = parseJourneyFile(GOOD, '旅程.yaml');
  expect([item, channels]).toEqual(['reg-shop', ['h5']]);
  expect(steps.map(({ word, line }) => `${line} ${word}`)).toEqual([
    '4 find',
    '5 apply',
    '6 choose',
    '7 next',
    '8 fill',
    '11 next',
    '12 expect',
    '13 stop',
  ]);
  expect(steps[4]!.answers).toEqual({ 字号名称: '测试商行', 从业人数: '3' });
});

it.each([
  ['a list', 'channel: [pc, h5, pc]\n', ['pc', 'h5']],
  ['nothing', '', ['pc']],
])('takes channels from %s', (_name, line, channels) => {
  expect(parseJourneyFile(`item: a\n${line}`, '旅程.yaml').channels).toEqual(channels);
});

describe('says line, key and the nearest right word of', () => {
  it.each([
    [
      'a wrong step',
      'item: a\nsteps:\n  - apply\n  - fil: {姓名: 甲}\n',
      '第4行：不认识的步骤“fil”，是否应为“fill”？',
    ],
    ['a wrong key', 'itme: a\nitem: b\nsteps: []\n', '第1行：不认识的键“itme”，是否应为“item”？'],
    ['a word without its content', 'item: a\nsteps:\n  - expect\n', '第3行：“expect”后面要写内容'],
    [
      'a text in the place of fields',
      'item: a\nsteps:\n  - fill: 姓名\n',
      '第3行：“fill”后面应是“栏目: 内容”',
    ],
    ['two words in a step', 'item: a\nsteps:\n  - {next: a, stop: b}\n', '第3行：每一步应只有一个词'],
    ['a wrong channel', 'item: a\nchannel: app\n', '第2行：channel 只能是：pc、h5、kiosk'],
    ['a wrong one in a list', 'item: a\nchannel: [pc, app]\n', '第2行：channel 只能是：pc、h5、kiosk'],
    ['an empty list', 'item: a\nchannel: []\n', '第2行：channel 只能是'],
    ['no item', 'channel: pc\n', '缺少 item'],
    ['broken YAML', 'item: a\nsteps:\n  - fill: {a: \n', '第3行不是有效的 YAML'],
    ['nothing', '', '是空的'],
  ])('%s', (_name, content, words) => {
    expect(() => parseJourneyFile(content, '旅程.yaml')).toThrow(words);
  });
});
