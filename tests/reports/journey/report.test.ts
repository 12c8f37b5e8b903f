// The report on journeys: its first screen says what to mend first and why; hostile text stays text.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyChecks } from '../../../checks/journey/index.ts';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { FORMULA } from '../../../checks/journey/score.ts';
import { mendsOf } from '../../../reports/journey/first.ts';
import { indexPage } from '../../../reports/journey/index-page.ts';
import { writeJourneyReport } from '../../../reports/journey/report.ts';
import { storyPage } from '../../../reports/journey/story-page.ts';
import type { Journey } from '../../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../../store/schemas/journey-verdict.ts';
import { claims, field, journey, step, withForm } from '../../checks/journey/kit.ts';

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

const links = {
  page: ({ journey: { item } }: JudgedJourney) => `${item.id}.html`,
  unit: () => 'unit-1.html',
};

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
    expect(text).toMatch(/class="best">本次同类最高/);
    expect(text).toMatch(/低\d+分/);
  });
  it('the first page links to what it names, with its unit', () => {
    expect(read('index.html')).toMatch(/先改<b>.*示例局：<a href="reg-shop.html#form-1">/s);
  });
  it('tell each unit what it has to mend first, beside the best of its kind', () => {
    const text = read('unit-2.html');
    expect(text).toContain('<h1>乙局：模拟在线申报</h1>');
    expect(text).toMatch(/先改什么.*返回上一步后，已填写的内容丢失/s);
    expect(text).toMatch(/同类服务：<a href="c.html">/);
    expect(text).toContain('href="b.html#form-1"');
    expect(text).not.toMatch(/示例局：<a|<script/);
    expect(read('unit-3.html')).toContain('本次同类最高');
    expect(read('index.html')).toContain('<a href="unit-2.html">乙局</a>');
  });
  it('draw the steps as rows of text, without a style of their own', () => {
    expect(read('c.html')).toMatch(/<ol class="line".*<li><span>1 办事指南<\/span><svg/s);
  });
  it('list obstacles in a workbook that holds no formula, the gravest first, and what each application cost', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(dir, 'obstacles.xlsx'));
    const [work, cost] = workbook.worksheets;
    expect([work!.name, cost!.name]).toEqual(['障碍清单', '申报一览']);
    const cells: ExcelJS.Cell[] = [];
    work!.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
    expect(cells.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(cells.map(({ text }) => text)).toContain('“=HYPERLINK("http://a")”');
    const severities = work!.getColumn(6).values.slice(2);
    expect(severities[0]).toBe('严重');
    expect(severities.at(-1)).toBe('一般');
    expect(cost!.rowCount).toBe(4);
    expect(cost!.getRow(2).getCell(9).value).toBe(judgeAll(stuck).measures.presses);
  });
  it('list obstacles in a CSV that no spreadsheet runs', () => {
    const text = read('obstacles.csv');
    expect(text.startsWith('\ufeff单位,服务,渠道')).toBe(true);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(text).toContain('必填项没有标明');
  });
});

describe('a journey that was not finished', () => {
  const page = (one: Journey) => storyPage(judgeAll(one), index);
  const first = (all: Journey[]) => indexPage(all.map(judgeAll), index, links);
  const wrong: Journey = {
    ...journey({ way: 'written', feedback: null }),
    end: {
      ...{ reached: 'stopped', step: 'preview', reason: 'not-seen-completely' },
      detail: '旅程文件第8行：页面上没有“字号名称”。',
    },
  };
  it('is not praised, and has no score', () => {
    const text = first([wrong]);
    expect(text).toContain('1次没有走完，不能据此认为没有障碍');
    expect(text).toContain('—（只看到75分的部分）');
    expect(text).not.toMatch(/first good|class="best"|<p class="lead">没有遇到障碍/);
    expect(text).toMatch(/data-label="平均分">—/);
  });
  it('by its own file is no charge on the unit, and its last step is not called smooth', () => {
    const text = page(wrong);
    expect(text).toMatch(/class="first open"><h2>旅程文件须修改，不是单位的问题/);
    expect(text.match(/走到这里停下，未判断/g)).toHaveLength(1);
    expect(text.match(/这一步没有遇到障碍/g)).toHaveLength(3);
  });
});

describe('a depth that is claimed too high', () => {
  const over = judgeAll(journey({ claims: { ...claims, visits: '1次' } }));
  it('counts on its own page and on the first one', () => {
    expect(storyPage(over, index)).toContain('<b>1</b>处障碍');
    expect(storyPage(over, index)).toMatch(/href="#guide" class="bad"/);
    expect(indexPage([over], index, links)).toContain('先改<b>网上办理深度标注高于实际</b>');
  });
  it('has a line of its own in the CSV', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'journeys-'));
    try {
      await writeJourneyReport({ judged: [over], obstacles, formula: FORMULA, dir, nameOf: () => 'a' });
      expect(readFileSync(join(dir, 'obstacles.csv'), 'utf8')).toContain('网上办理深度标注高于实际');
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

it('a log-in in between is charged where it is seen', () => {
  const base = journey();
  const again = step({ name: 'login-2', kind: 'login', heading: '请再次登录' });
  const text = storyPage(
    judgeAll({
      ...base,
      steps: [...base.steps.slice(0, 3), again, ...base.steps.slice(3)],
      logins: [...base.logins, { step: 'login-2', ended: null, from: 'form-1' }],
    }),
    index,
  );
  expect(text).toMatch(/先改<b>第4步“用户登录”<\/b>/);
  expect(text).toMatch(/href="#login-2" class="bad"/);
  expect(text).not.toMatch(/href="#preview" class="bad"/);
});
