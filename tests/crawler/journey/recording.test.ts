// A recorded walk becomes a written journey: what it keeps, what it leaves out, and that a journey can be read from it.
import { expect, test } from 'vitest';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { journeyOfRecording } from '../../../crawler/journey/recording.ts';

const SCRIPT = `const { chromium } = require('playwright');
(async () => {
  const page = await context.newPage();
  await page.goto('http://zwdt.example.cn/item/reg-shop');
  await page.getByRole('link', { name: '立即办理' }).click();
  await page.getByRole('textbox', { name: '密码' }).fill('s3cret');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('radio', { name: '家庭经营' }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('textbox', { name: '字号名称 *' }).click();
  await page.getByRole('textbox', { name: '字号名称 *' }).fill('一家\\'小\\'店');
  await page.getByLabel('所属行业（必填）').selectOption('餐饮业');
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await page.getByLabel('经营场所使用证明').setInputFiles('租赁合同.PDF');
  await page.locator('#agree').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('button', { name: '评价' }).click();
})();
`;

test('what a journey has words for is kept, up to what submits', () => {
  const { yaml, steps, left } = journeyOfRecording(SCRIPT, { item: 'reg-shop', channel: 'pc' });
  const file = parseJourneyFile(yaml, 'recorded');
  expect(file).toMatchObject({ item: 'reg-shop', channels: ['pc'] });
  expect(file.steps.map(({ word, answers }) => (answers ? { [word]: answers } : word))).toEqual([
    'apply',
    { choose: { 家庭经营: '家庭经营' } },
    'next',
    { fill: { 字号名称: "一家'小'店" } },
    { choose: { 所属行业: '餐饮业' } },
    'next',
    { upload: { 经营场所使用证明: 'pdf' } },
    'next',
  ]);
  expect(steps).toBe(8);
  expect(left.map(({ line }) => line)).toEqual([6, 7, 15]);
});

test('what was typed into a field of a secret is nowhere', () => {
  const { yaml, left } = journeyOfRecording(SCRIPT, { item: 'reg-shop', channel: 'pc' });
  expect(JSON.stringify({ yaml, left })).not.toContain('s3cret');
});

test('another script holds no journey', () => {
  expect(journeyOfRecording('console.log(1)\n', { item: 'a', channel: 'pc' }).steps).toBe(0);
});
