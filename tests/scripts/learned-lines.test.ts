// What the doctor says of the layouts that crawls have learned.
import { expect, it } from 'vitest';
import { learnedLines } from '../../scripts/doctor/learned-lines.ts';
import { laneLine } from '../../scripts/pipeline/lane-line.ts';

it('names each layout with its lane, and is silent where nothing was learned', () => {
  expect(learnedLines(undefined, null)).toEqual([]);
  expect(learnedLines({ layouts: {}, units: {} }, null)).toEqual([]);
  const layout = (equal: number, different: number) => ({ equal, different, always: [], proven: [] });
  const lines = learnedLines(
    {
      layouts: { aa: layout(0, 1), bb: layout(9, 0), cc: layout(2, 0) },
      units: { U1: ['aa', 'bb'], U2: ['bb', 'cc'] },
    },
    null,
  );
  expect(lines[2]).toMatch(/版式 bb：普通 HTTP.*连续相同 9 页，不同 0 次，见于 2 个单位/);
  expect(lines[3]).toMatch(/版式 cc：浏览器（满 5 页.*见于 1 个单位/);
  expect(lines[4]).toMatch(/版式 aa：浏览器（普通 HTTP 读到的不同）/);
});

it('names the requests that carry the guides, or what they do not explain', () => {
  const api = {
    lessons: 7,
    requests: ['GET http://portal.example/api/guide?id={id}'],
    fields: ['name', 'materials.name'],
    unexplained: [],
  };
  const layout = { equal: 12, different: 1, always: [], proven: [] };
  const said = learnedLines({ layouts: { api: layout }, units: {} }, api).join('\n');
  expect(said).toMatch(
    /接口 GET http:\/\/portal.example\/api\/guide\?id=\{id\}：接口（.*连续相同 12 页，不同 1 次，由 7 页学得/,
  );
  expect(said).toMatch(/接口中的要素：事项名称、申请材料·名称/);
  expect(said).not.toContain('版式 api');
  expect(learnedLines(undefined, api).join('\n')).toContain('浏览器（满 5 页相同后改用接口）');
  const not = { lessons: 3, requests: [], fields: [], unexplained: ['shown visits'] };
  expect(learnedLines(undefined, not)[2]).toMatch(/接口：浏览器（看过 3 页.*到办事现场次数（栏目）/);
});

it('counts the pages of a crawl by lane', () => {
  expect(laneLine({ browser: 120, http: 40 })).toBe('采集方式：浏览器 120 页，普通 HTTP 40 页。');
  expect(laneLine({})).toBe('采集方式：没有读到页面。');
});
