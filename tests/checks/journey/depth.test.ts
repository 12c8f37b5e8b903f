// The depth of online handling: the lowest of what is known, an interval where the rest is hidden; and the score with its parts.
import { describe, expect, it } from 'vitest';
import { depthOf } from '../../../checks/journey/depth.ts';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { FORMULA } from '../../../checks/journey/score.ts';
import type { GuideClaims, Journey } from '../../../store/schemas/journey.ts';
import { claims, journey, step, withForm } from './kit.ts';

const of = (own: Partial<GuideClaims>, more: Partial<Journey> = {}): string => {
  const { low, high, claimed, deciding, verdict } = depthOf(
    journey({ claims: { ...claims, ...own }, ...more }),
  );
  return `${low}-${high} ${claimed} ${verdict} ${deciding.map(({ name }) => name).join()}`;
};
const stop = (step: string, reason: Journey['end']['reason']): Partial<Journey> => ({
  end: { reached: 'stopped', step, reason, detail: '没有走完。' },
});

describe('depth of', () => {
  it.each<[string, string, string]>([
    ['all online', of({}), 'IV-IV IV agrees '],
    ['one visit', of({ visits: '1次' }), 'III-III IV over cap_visits'],
    ['two visits', of({ visits: '2次', depth: 'II级' }), 'II-II II agrees cap_visits'],
    ['three visits', of({ visits: '3次', depth: 'I级' }), 'I-I I agrees cap_visits'],
    [
      'a needed paper',
      of({ materials: [{ name: '照', form: '纸质', required: true }] }),
      'III-III IV over cap_material',
    ],
    [
      'a paper that may be left out',
      of({ materials: [{ name: '照', form: '纸质', required: false }] }),
      'IV-IV IV agrees ',
    ],
    [
      'paper or file',
      of({ materials: [{ name: '照', form: '纸质/电子', required: true }] }),
      'IV-IV IV agrees ',
    ],
    ['a fee to pay at the window', of({ fee: '收费', onlinePayment: '否' }), 'III-III IV over cap_fee'],
    ['a fee to pay online', of({ fee: '10元/份', onlinePayment: '是' }), 'IV-IV IV agrees '],
    [
      'a result to fetch',
      of({ resultDelivery: '窗口领取', express: '否', texts: [{ name: 'a', text: '窗口领取' }] }),
      'III-III IV over cap_text,cap_result',
    ],
    [
      'handed in and fetched',
      of({
        resultDelivery: '窗口领取',
        express: '否',
        texts: [{ name: 'a', text: '需到窗口提交材料原件，并到窗口领取' }],
      }),
      'II-II IV over cap_text',
    ],
    [
      'words in the place of a level',
      of({ depth: '互联网咨询、互联网收件、互联网预审' }),
      'II-II II agrees cap_depth',
    ],
    ['no button', of({ apply: false }), 'I-I IV over cap_button'],
    [
      'a button that leads nowhere',
      of({}, { ...stop('other', 'not-collected'), steps: [step({ name: 'guide', kind: 'guide' })] }),
      'I-I IV over cap_button',
    ],
    ['more than it claims', of({ depth: 'III级' }), 'IV-IV III under '],
    ['no claim', of({ depth: null }), 'IV-IV null unclaimed '],
    ['a log-in that hides the rest', of({}, stop('login', 'logged-out')), 'II-IV IV open '],
    ['a captcha, which stops only the program', of({}, stop('form-2', 'blocked')), 'IV-IV IV agrees '],
    ['a page that was not recognised', of({}, stop('other', 'not-seen-completely')), 'II-IV IV open '],
    [
      'too little told',
      of({ visits: null, materials: [], fee: null, resultDelivery: null, express: null, texts: [] }),
      'II-IV IV open ',
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });
});

it('the page on the way that wants the paper is told as evidence', () => {
  const materials = [{ name: '照', form: '纸质', required: true }];
  const papers = ['照：请将纸质原件交至窗口'];
  const { deciding } = depthOf(withForm({ papers }, { claims: { ...claims, materials } }));
  expect(deciding[0]!.reason).toBe('必要材料“照”只收纸质，第3步页面写有“照：请将纸质原件交至窗口”');
});

describe('score', () => {
  it('of a smooth journey is full', () => {
    expect(judgeAll(journey()).score).toMatchObject({ total: 100, seen: 100 });
  });
  it('takes off by kind, part and gravity, never below nothing', () => {
    const { score } = judgeAll(
      withForm({ captcha: '图形验证码', waited: 12, downloadFirst: '请先下载控件' }),
    );
    const material = score.parts.find(({ id }) => id === 'material')!;
    expect(material.losses.map(({ points }) => points).sort()).toEqual([12, 8, 8]);
    expect(material.points).toBe(0);
    expect(score.total).toBe(75);
  });
  it('leaves out what was not seen', () => {
    const { score } = judgeAll(journey({ feedback: null }));
    expect(score).toMatchObject({ total: 100, seen: 75 });
    expect(score.parts.find(({ id }) => id === 'result')!.points).toBeNull();
  });
  it('says what the result page does not tell', () => {
    const feedback = { number: true, when: false, query: true, contact: true, rating: false };
    expect(judgeAll(journey({ feedback })).score.total).toBe(90);
  });
  it('counts every kind of obstacle in exactly one part', () => {
    const all = FORMULA.parts.flatMap(({ obstacles }) => obstacles);
    expect(new Set(all).size).toBe(13);
    expect(all).toHaveLength(13);
    expect(FORMULA.parts.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });
});
