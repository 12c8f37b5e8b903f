// A recipe learned from a few pages, and what it makes of another: an interface with fields and codes, and the app of the fixture.
import { describe, expect, it } from 'vitest';
import { captionEntry, defaultDictionary } from '../../../../crawler/dictionary.ts';
import { extract } from '../../../../crawler/extract.ts';
import { lessonOf } from '../../../../crawler/lanes/api/api-book.ts';
import type { Json } from '../../../../crawler/lanes/api/json-tree.ts';
import { type LearnOptions, learnRecipe } from '../../../../crawler/lanes/api/learn.ts';
import { oddities } from '../../../../crawler/lanes/api/oddities.ts';
import { rebuild } from '../../../../crawler/lanes/api/rebuild.ts';
import type { Recipe } from '../../../../crawler/lanes/api/recipe.ts';
import { sameGuide } from '../../../../crawler/lanes/same-guide.ts';
import { snapshotFromHtml } from '../../../../crawler/snapshot/from-html.ts';
import { buildFixture } from '../../../../fixtures/build.ts';
import { guideHtml } from '../../../../fixtures/h5/static/guide-page.js';
import { phoneView } from '../../../../fixtures/h5/view.ts';
import type { Lesson } from '../../../../store/schemas/lanes.ts';

const dictionary = defaultDictionary();
const REQUEST = 'GET http://portal.fixture.example/api/guide?id={id}';
const options: LearnOptions = {
  isCaption: (text) => captionEntry(dictionary, text) !== undefined,
  oddities: (text) => oddities(text, dictionary),
  base: 'http://portal.fixture.example/guide/{id}',
};

/** A page as the browser would have read it. */
function lesson(html: string, answers: Record<string, Json>): Lesson {
  const snapshot = snapshotFromHtml(`<html><head><title>办事指南</title></head><body>${html}</body></html>`, {
    url: options.base,
  });
  return lessonOf(answers, extract({ ...snapshot, source: 'browser', complete: true }, dictionary));
}

interface Data {
  itemName: string;
  dept: string;
  days: number;
  needCome: string;
  cond: string | null;
  addr: { hall: string; address: string }[];
  mats: { matName: string; must: string; num: number }[];
  file: string;
}

const MUST: Record<string, string> = { 1: '必要', 2: '非必要', 3: '容缺后补' };
const VISITS: Record<string, string> = { 0: '0次', 1: '1次' };
const data = (i: number, changes: Partial<Data> = {}): Data => ({
  itemName: `第${'甲乙丙丁戊己庚辛'[i]}类许可证核发`,
  dept: i % 2 ? '上海市交通委员会' : '上海市水务局',
  days: 5 + i,
  needCome: String(i % 2),
  cond: `<p>在本市注册满${i + 1}年</p><p>具有独立法人资格</p>`,
  addr: [{ hall: `第${i + 1}服务大厅`, address: `江山大道${i + 10}号2楼3号窗口` }],
  mats: Array.from({ length: (i % 3) + 1 }, (_, n) => ({
    matName: `${'甲乙丙'[n]}类申请书`,
    must: String((n % 2) + 1),
    num: n + 1,
  })),
  file: `/files/${i}.html`,
  ...changes,
});

/** A page that its script draws: codes by their labels, days with their unit. */
function page(one: Data): string {
  const row = (caption: string, value: string) => `<tr><th>${caption}</th><td>${value}</td></tr>`;
  const mats = one.mats
    .map(({ matName, must, num }) => `<tr><td>${matName}</td><td>${MUST[must]}</td><td>${num}份</td></tr>`)
    .join('');
  return `<h1>${one.itemName}</h1><table>${row('实施主体', one.dept)}${row('承诺办结时限', `${one.days}个工作日`)}
    ${row('到办事现场次数', VISITS[one.needCome]!)}${one.cond ? row('受理条件', one.cond) : ''}</table>
    <h2>办理地点</h2>${one.addr.map(({ hall, address }) => `<table>${row('办理大厅', hall)}${row('办理地址', address)}</table>`).join('')}
    <h2>申请材料</h2><table><tr><th>材料名称</th><th>是否必要</th><th>原件份数</th></tr>${mats}</table>
    <p><a href="${one.file}">办事须知</a></p>`;
}
const answer = (one: Data): Record<string, Json> => ({
  [REQUEST]: { code: 0, data: one } as unknown as Json,
});
const lessonFor = (one: Data) => lesson(page(one), answer(one));
const learned = (lessons: readonly Lesson[]): Recipe => {
  const result = learnRecipe(lessons, options);
  if (!('recipe' in result)) throw new Error(`unexplained: ${result.unexplained}`);
  return result.recipe;
};
const again = (recipe: Recipe, answers: Record<string, Json>) => rebuild(answers, recipe, options.oddities);

const pages = Array.from({ length: 6 }, (_, i) => data(i));

describe('an interface with fields and codes', () => {
  const recipe = learned(pages.map(lessonFor));

  it('is read as the page shows it', () => {
    const next = data(6, { days: 30, cond: '<p>第一条</p><p>第二条</p>' });
    const rebuilt = again(recipe, answer(next));
    expect(rebuilt).toMatchObject({
      guide: {
        name: '第庚类许可证核发',
        promiseLimit: '30个工作日',
        visits: '0次',
        conditions: '第一条\n第二条',
        materials: [{ necessity: '必要', originals: '1份' }],
        links: [{ text: '办事须知', url: 'http://portal.fixture.example/files/6.html' }],
      },
    });
    expect('guide' in rebuilt && sameGuide(rebuilt.guide, lessonFor(next).guide)).toBe(true);
  });

  it.each<[string, Record<string, Json>, RegExp]>([
    [
      'a code that nobody has seen',
      answer(data(6, { mats: [{ matName: '申请书', must: '3', num: 1 }] })),
      /materials|necessity/,
    ],
    ['a key that is new', answer({ ...data(6), note: '新' } as Data), /new .*note/],
    ['a key that is gone', answer({ ...data(6), dept: undefined } as unknown as Data), /lacks .*dept|rows/],
    ['a value that was never empty', answer(data(6, { dept: '' })), /lacks .*dept/],
    ['another kind of value', answer(data(6, { days: '五' as unknown as number })), /lacks .*days/],
    ['an empty answer', { [REQUEST]: { code: 404, data: null } }, /lacks/],
    ['no answer', {}, /rows/],
    [
      'a text with a caption in it',
      answer(data(6, { cond: '<p>甲</p><p>办理时间：9:00</p>' })),
      /text conditions/,
    ],
    ['a text that is cut', answer(data(6, { cond: '<p>甲乙丙……</p>' })), /text conditions/],
  ])('leaves to the browser %s', (_, answers, why) => {
    const rebuilt = again(recipe, answers);
    expect('doubt' in rebuilt ? rebuilt.doubt : rebuilt).toMatch(why);
  });

  it('learns a code and a missing value from the page that showed them', () => {
    const more = [data(6, { mats: [{ matName: '申请书', must: '3', num: 1 }] }), data(7, { cond: null })];
    const wider = learned([...pages, ...more].map(lessonFor));
    const guide = again(wider, answer(data(5, { mats: more[0]!.mats, cond: null })));
    expect(guide).toMatchObject({ guide: { materials: [{ necessity: '容缺后补' }] } });
    expect('guide' in guide && guide.guide.conditions).toBeUndefined();
    expect('guide' in guide && guide.guide.shown).not.toContain('conditions');
  });

  it('has no recipe where the page shows what the JSON does not hold, or does not show what it holds', () => {
    const shown = pages.map((one) =>
      lesson(`${page(one)}<table><tr><th>行使层级</th><td>市级</td></tr></table>`, answer(one)),
    );
    expect(learnRecipe(shown, options)).toEqual({ unexplained: ['level'] });
    const hidden = pages.map((one, i) =>
      lesson(page(i === 3 ? { ...one, dept: '上海市民政局' } : one), answer(one)),
    );
    expect(learnRecipe(hidden, options)).toEqual({ unexplained: ['authority'] });
  });

  it('asks for what carries the guide alone', () => {
    const other = 'GET http://portal.fixture.example/api/hits?id={id}';
    const lessons = pages.map((one, i) =>
      lesson(page(one), { ...answer(one), [other]: { hits: i * 7 + 1000 } }),
    );
    expect(learned(lessons).requests).toEqual([REQUEST]);
  });
});

const TAUGHT = 45;

it('the app of the fixture: whatever is claimed of a page is what the page shows', {
  timeout: 60_000,
}, () => {
  const { phoneGuides } = buildFixture({ seed: 2021, items: 1 });
  const lessons = phoneGuides.map((one) => {
    const view = phoneView(one);
    const html = `<div><header>办事指南</header><main>${guideHtml(view, true)}</main></div>`;
    return lesson(html, { [REQUEST]: { code: 0, message: '', data: view } as unknown as Json });
  });
  const recipe = learned(lessons.slice(0, TAUGHT));
  const claims = lessons.slice(TAUGHT).flatMap(({ answers, guide }) => {
    const rebuilt = again(recipe, answers);
    return 'guide' in rebuilt ? [sameGuide(rebuilt.guide, guide)] : [];
  });
  expect(claims.length).toBeGreaterThan(10);
  expect(claims.every(Boolean)).toBe(true);
});
