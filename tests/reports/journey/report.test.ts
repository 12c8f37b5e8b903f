// The report on journeys: its first screen says what to mend first and why; hostile text stays text.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyChecks } from '../../../checks/journey/index.ts';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { FORMULA } from '../../../checks/journey/score.ts';
import { mendsOf } from '../../../reports/journey/first.ts';
import { writeJourneyReport } from '../../../reports/journey/report.ts';
import type { Journey } from '../../../store/schemas/journey.ts';
import { claims, field, journey, withForm } from '../../checks/journey/kit.ts';

const obstacles = journeyChecks.map(({ meta }) => meta);
const index = new Map(obstacles.map((meta) => [meta.id, meta]));
const HOSTILE = '<script>alert(1)</script>';
const next = { name: '下一步', selector: '#next', box: { x: 0, y: 0, width: 1, height: 1 }, dead: true };
const stuck: Journey = {
  ...withForm({ pressed: [next], downloadFirst: '请先下载控件' }),
  end: { reached: 'stopped', step: 'form-1', reason: 'timeout', detail: '点按“下一步”后没有任何反应。' },
};
const hostile = withForm(
  {
    fields: [
      field({ label: '=HYPERLINK("http://a")', marked: false }),
      field({ label: HOSTILE, lost: true }),
    ],
    heading: HOSTILE,
    messages: [{ text: HOSTILE, after: 'empty', names: [], native: false }],
    screenshot: { path: 'pictures/a.jpg', width: 390, height: 800 },
  },
  { item: { id: 'b', name: HOSTILE, unit: '乙局', kind: '登记' } },
);

describe('what to mend first', () => {
  it('is what ends the way, before what is graver', () => {
    expect(mendsOf(judgeAll(stuck), index).map(({ obstacle }) => obstacle)).toEqual([
      'dead-button',
      'download-first',
    ]);
  });
  it('is the graver of two', () => {
    const one = withForm({ fields: [field({ marked: false, lost: true })] });
    expect(mendsOf(judgeAll(one), index).map(({ obstacle }) => obstacle)).toEqual([
      'lost-on-back',
      'unmarked-required',
    ]);
  });
  it('names a depth that is claimed too high, and a way that does not open', () => {
    const over = journey({ claims: { ...claims, visits: '1次' } });
    expect(mendsOf(judgeAll(over), index)[0]!.what).toBe('网上办理深度标注为IV级，实际为III级');
    const shut = journey({
      end: { reached: 'stopped', step: 'other', reason: 'not-collected', detail: '页面显示“暂未开通”。' },
    });
    expect(mendsOf(judgeAll(shut), index)[0]!.what).toBe('网上办不下去');
  });
});

describe('the files', () => {
  let dir: string;
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'journeys-'));
    const judged = [
      stuck,
      hostile,
      journey({ item: { id: 'c', name: '丙事', unit: '丙局', kind: '登记' } }),
    ].map(judgeAll);
    await writeJourneyReport({
      judged,
      obstacles,
      formula: FORMULA,
      dir,
      nameOf: ({ journey: { item } }) => item.id,
    });
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('say in the first lines what to mend first and why', () => {
    const text = read('reg-shop.html')
      .replace(/^.*<main/s, '')
      .replace(/<[^>]+>/g, '');
    expect(text.trim().slice(0, 200)).toMatch(
      /先改什么.*先改第3步.*按钮点击后没有反应。.*不知道是坏了还是要再等/s,
    );
  });
  it('hold no script and nothing foreign, whatever a page says', () => {
    const text = read('b.html');
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/\sstyle="|(?:src|href)="https?:/);
    expect(text).toContain('<image href="pictures/a.jpg"');
  });
  it('compare services of one kind with the best', () => {
    const text = read('index.html');
    expect(text).toContain('href="c.html"');
    expect(text).toMatch(/class="best">最高/);
    expect(text).toMatch(/低\d+分/);
  });
  it('list obstacles in a CSV that no spreadsheet runs', () => {
    const text = read('obstacles.csv');
    expect(text.startsWith('\ufeff单位,服务,渠道')).toBe(true);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(text).toContain('必填项没有标明');
  });
});
