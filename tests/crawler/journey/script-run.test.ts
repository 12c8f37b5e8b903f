// A written journey while it leads: what it says of a page, which button it names, and what is left unused.
import { describe, expect, it } from 'vitest';
import type { Scan } from '../../../crawler/journey/in-page/scan.ts';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { scriptOf } from '../../../crawler/journey/script-run.ts';

const scan = (buttons: readonly string[], lines: readonly string[] = []) =>
  ({
    ...{ lines, fields: [] },
    controls: buttons.map((name) => ({ name, disabled: false })),
  }) as unknown as Scan;

const script = (...lines: string[]) =>
  scriptOf(parseJourneyFile(`item: a\nsteps:\n${lines.map((line) => `  - ${line}\n`).join('')}`, 'a.yaml'));

describe('the button that leads on', () => {
  it('is the written one, where it is there', () => {
    const led = script('apply', 'next: 预览申报表');
    expect(led.next()).toBe('预览申报表');
    expect(led.read(scan(['预览申报表 »']))).toBeNull();
    expect(led.read(scan(['下一步']))).toBe('旅程文件第4行：页面上没有“预览申报表”。');
  });
  it('is never one that submits', () => {
    expect(script('apply', 'next: 提交申请').read(scan(['提交申请']))).toContain('像是提交，程序从不点按');
  });
  it('is left to the program where nothing is written', () => {
    expect(script('apply', 'next').next()).toBeUndefined();
  });
});

it('what is to be found on the guide is looked for there', () => {
  const led = script('find: 在线办理', 'apply');
  expect(led.guide(scan(['在线办理']))).toBeNull();
  expect(led.guide(scan(['预约']))).toBe('旅程文件第3行：页面上没有“在线办理”。');
});

describe('at the last page', () => {
  it('what is written for it is used, what is written for later pages is told', () => {
    const led = script('apply', 'expect: 请核对', 'next', 'fill: {姓名: 甲}');
    expect(led.read(scan([], ['请核对以下信息']))).toBeNull();
    expect(led.left()).toBe('旅程文件第6行：已到提交前的最后一页，这一行没有用到。');
  });
  it('a last `next` that leads nowhere is no mistake', () => {
    expect(script('apply', 'expect: 请核对', 'next').left()).toBeNull();
  });
});
