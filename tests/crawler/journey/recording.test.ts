// A recorded walk becomes a written journey: what it keeps, what it leaves out, and that a journey can be read from it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { journeyOfRecording } from '../../../crawler/journey/recording.ts';

/** As codegen wrote it while somebody walked through the sandbox with mouse and keys, up to a press that the page refused. */
const RECORDED = readFileSync(new URL('../../scripts/journey/recorded.txt', import.meta.url), 'utf8');

const of = (script: string) => journeyOfRecording(script, { item: 'reg-shop', channel: 'pc' });
const stepsOf = (script: string) =>
  parseJourneyFile(of(script).yaml, 'recorded').steps.map(({ word, answers }) =>
    answers ? { [word]: answers } : word,
  );

test('a real recording: the log-in is left out, marks are no part of a name, the last of several options holds', () => {
  const { steps, left } = of(RECORDED);
  expect(stepsOf(RECORDED)).toEqual([
    'apply',
    { choose: { 家庭经营: '家庭经营' } },
    'next',
    { fill: { 电子邮箱: 'a@example.cn' } },
    'next',
    { fill: { 字号名称: 'xiaodian' } },
    { choose: { 餐饮业: '餐饮业' } },
    { choose: { 经营场所所在区: '黄浦区' } },
    { fill: { 经营场所: 'lu 1hao' } },
    { fill: { 从业人数: '3' } },
    { fill: { 拟开业日期: '2026-03-02' } },
    'next',
    { choose: { 快递送达: '快递送达' } },
    { choose: { '本人承诺所填内容和所附材料真实、有效': '本人承诺所填内容和所附材料真实、有效' } },
    'next',
    'next',
  ]);
  expect([steps, left]).toEqual([16, []]);
});

test('files, names with quotes, and the end before what submits', () => {
  const script = `
  await page.getByLabel('所属行业（必填）：').selectOption('餐饮业');
  await page.getByRole('textbox', { name: '字号名称 *', exact: true }).fill('一家\\'小\\'店');
  await page.getByRole('button', { name: '*经营场所使用证明' }).setInputFiles('租赁合同.PDF');
  await page1.getByRole('button', { name: '下一步' }).click();
  await page1.getByRole('button', { name: '提交申请' }).click();
  await page1.getByRole('button', { name: '下一步' }).click();`;
  expect(stepsOf(script)).toEqual([
    { choose: { 所属行业: '餐饮业' } },
    { fill: { 字号名称: "一家'小'店" } },
    { upload: { 经营场所使用证明: 'pdf' } },
    'next',
  ]);
});

test('what has no word is told by its line, and nothing that was typed is told', () => {
  const script = `await page.locator('#pw').fill('s3cret');\nawait page.locator('#agree').click();`;
  expect(of(script).left).toEqual([
    { line: 1, text: "await page.locator('#pw').fill(…)" },
    { line: 2, text: "await page.locator('#agree').click();" },
  ]);
  const all = of(`${RECORDED}\n${script}`);
  expect(JSON.stringify(all)).not.toMatch(/s3cret|Shili-2021|shili-geren/);
});

test('another script holds no journey', () => {
  expect(of('console.log(1)').steps).toBe(0);
});
