// Visit checks on records of visits: what no file can show (a site, a slow network, a server's error), and what must stay a question.
import { expect, it, test } from 'vitest';
import { judgeVisit } from '../../../checks/frame/judge-visit.ts';
import { contrastOf } from '../../../checks/mobile/contrast.ts';
import { visitChecks } from '../../../checks/mobile/index.ts';
import type { PageVisit } from '../../../store/schemas/page-visit.ts';
import type { SlowLoad } from '../../../store/schemas/slow-load.ts';
import { box, right, target, text } from './right-visit.ts';

const said = (change: Partial<PageVisit>): string[] =>
  judgeVisit({ ...right, ...change }, visitChecks)
    .outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'review')
    .map(({ message, verdict }) => `${message} ${verdict}`);
const error = (kind: 'script' | 'data' | 'mixed', words: string, own = true) => ({ kind, text: words, own });
const slow = { firstByte: 50, firstPaint: 200, largestPaint: 6000, shift: 0 };
/** A page that is fast on a slow network, but for what is changed. */
const onSlow = (change: Partial<SlowLoad>): Partial<PageVisit> => ({
  slow: {
    ...{ network: '慢速4G', wanted: 5, runs: 5, firstByte: 600, firstPaint: 900, largestPaint: 1500 },
    ...{ shift: 0.02, white: 900, ...change },
  },
});

const inWebkit = (scrollWidth: number, textLength: number): Partial<PageVisit> => ({
  otherEngine: {
    ...{ name: 'WebKit', version: '2.50', textLength },
    widths: [{ width: 390, height: 844, clientWidth: 390, scrollWidth, widest: null, bars: 0 }],
  },
});

test.each<[what: string, change: Partial<PageVisit>, expected: string[]]>([
  ['a right page', {}, []],
  ['a page without encryption', { url: 'http://zwdt.example.gov.cn/item/1' }, ['M45 fail']],
  ['a saved page without encryption', { url: 'http://zwdt.example.gov.cn/1', source: 'file' }, []],
  ['data that fails', { errors: [error('data', '500 https://zwdt.example.gov.cn/api')] }, ['M19-data fail']],
  [
    'data of another site that fails',
    { errors: [error('data', '502 https://x.example.com/a', false)] },
    ['M19-data review'],
  ],
  ['an unencrypted part', { errors: [error('mixed', 'http://x.example.com/a.png')] }, ['M19-mixed fail']],
  ['a script that fails', { errors: [error('script', 'x is undefined')] }, ['M19 fail']],
  [
    'a script that fails where a request was refused',
    { errors: [error('script', 'x is undefined')], refused: 1 },
    ['M19 review'],
  ],
  ['a slow page, however slow', { timing: slow }, ['M20 review']],
  ['a page that is fast on a slow network', onSlow({}), []],
  ['a page that is rather slow there', onSlow({ largestPaint: 3200 }), ['M20-lab review']],
  ['a page that is very slow there', onSlow({ largestPaint: 4200 }), ['M20-lab-poor review']],
  [
    'a server that answers late',
    onSlow({ firstByte: 2000, firstPaint: 3500, largestPaint: 3900 }),
    ['M20-lab review', 'M20-lab review', 'M20-lab review'],
  ],
  [
    'a page that stays white there',
    onSlow({ white: 5400, firstPaint: 5500, largestPaint: 5500 }),
    ['M20-lab review', 'M20-lab-poor review', 'M20-white review'],
  ],
  ['a page that shifts there', onSlow({ shift: 0.3 }), ['M21-lab review']],
  ['too few openings there', onSlow({ runs: 2, largestPaint: 9000, white: 9000, shift: 1 }), []],
  ['the same page in another engine', inWebkit(390, 32), []],
  ['a page that is wider in another engine', inWebkit(600, 32), ['M15-width review']],
  ['a page that lacks text in another engine', inWebkit(390, 10), ['M15-text review']],
  [
    'a page that is too wide in both',
    {
      ...inWebkit(600, 32),
      widths: [{ width: 390, height: 844, clientWidth: 390, scrollWidth: 600, widest: null, bars: 0 }],
    },
    ['M11 fail'],
  ],
  [
    'an empty page after all patience',
    { textLength: 0, texts: [], targets: [], fields: [], waited: 10_000 },
    ['M18 fail'],
  ],
  ['few words beside controls', { textLength: 8, texts: [], fields: [], waited: 10_000 }, ['M18 review']],
  [
    'a script that breaks in a saved page',
    { source: 'file', errors: [error('script', '$ is not defined')] },
    ['M19 review'],
  ],
  [
    'a broken picture of a saved page',
    { source: 'file', images: [{ selector: 'img', src: 'https://zwdt.example.gov.cn/a.png', broken: true }] },
    ['M16-image review'],
  ],
  ['an empty page too early', { textLength: 0, texts: [], waited: 3000 }, ['M18 review']],
  [
    'an empty page of which data were refused',
    { textLength: 0, texts: [], waited: 10_000, refused: 2 },
    ['M18 review'],
  ],
  [
    'a short wall of an app is one cause',
    { texts: [{ ...text, text: '请在微信客户端打开链接', length: 11 }], textLength: 11, waited: 10_000 },
    ['M15 review'],
  ],
  ['a small target that is covered', { targets: [{ ...target, box, hit: false }] }, []],
  [
    'a broken picture of a site',
    { images: [{ selector: 'img', src: 'https://zwdt.example.gov.cn/a.png', broken: true }] },
    ['M16-image fail'],
  ],
])('%s', (_, change, expected) => {
  expect(said(change)).toEqual(expected);
});

it('says nothing of a slow network that was not tried, and cannot say with too few openings', () => {
  const of = (change: Partial<PageVisit>) =>
    judgeVisit({ ...right, ...change }, visitChecks).outcomes.filter(({ field }) => field === 'slow');
  expect(of({})).toEqual([]);
  const few = of(onSlow({ runs: 2 }));
  expect([...new Set(few.map(({ verdict }) => verdict))]).toEqual(['unobserved']);
  expect(few[0]).toMatchObject({ reason: 'timeout', detail: '限速打开5次，只成功2次。' });
  expect(of(onSlow({ largestPaint: 4200 }))[1]?.detail).toBe(
    '实验室数值（慢速4G，5次的中位数）：主要内容用了4.2秒才显示（LCP）。',
  );
});

it('passes nothing of which the rest was not measured', () => {
  const { outcomes } = judgeVisit({ ...right, truncated: true }, visitChecks);
  const m01 = outcomes.find(({ message }) => message === 'M01');
  expect(m01).toMatchObject({ verdict: 'unobserved', reason: 'not-seen-completely' });
});

it('takes an error inside a check for unobserved', () => {
  const broken = {
    ...visitChecks[0]!,
    judge: () => {
      throw new Error('broken');
    },
  };
  const { outcomes, errors } = judgeVisit(right, [broken]);
  expect(errors).toHaveLength(1);
  expect(outcomes).toEqual([{ message: 'M42', verdict: 'unobserved', field: 'page', reason: 'check-error' }]);
});

test.each<[[number, number, number], [number, number, number], number]>([
  [[0, 0, 0], [255, 255, 255], 21],
  [[119, 119, 119], [255, 255, 255], 4.478],
  [[118, 118, 118], [255, 255, 255], 4.542],
])('contrast of %j on %j is %d', (one, other, expected) => {
  expect(contrastOf(one, other)).toBeCloseTo(expected, 3);
  expect(contrastOf(other, one)).toBeCloseTo(expected, 3);
});
