// The service map's list: pages, columns, odd rows, an interface that answers a page.
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { HttpClient } from '../../../crawler/http.ts';
import { hallOf, readMap } from '../../../crawler/map/read-map.ts';
import { guardRules } from '../../../crawler/network-guard.ts';
import { loadProfile } from '../../../crawler/profile.ts';

const profile = loadProfile('fixture-channels');
const map = profile.map!;

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

async function read(total: number, rows: (page: number) => unknown, from = map) {
  app = fastify();
  app.get<{ Querystring: { pageNo: string } }>(map.path, ({ query }) => {
    const given = rows(Number(query.pageNo));
    return typeof given === 'string' ? given : { data: { total, rows: given } };
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const http = new HttpClient({
    rules: guardRules(profile, origin),
    userAgent: 'test',
    deadline: 5000,
    pace: async () => undefined,
    robots: async () => null,
  });
  try {
    return await readMap(http, profile, from);
  } finally {
    await http.close();
  }
}

test('all pages are read; a row is one hall however often it comes', async () => {
  const found = await read(3, (page) =>
    page === 1
      ? [
          { hallId: 'a', hallName: '甲厅' },
          { hallId: 'b', hallName: '乙厅' },
        ]
      : [{ hallId: 'a', hallName: '甲厅' }],
  );
  expect(found).toMatchObject({ whole: true, source: `${profile.publicOrigin}${map.path}` });
  expect(found.halls.map(({ name, url }) => `${name} ${url}`)).toEqual([
    `甲厅 ${profile.publicOrigin}/govPortals/map/hall/a`,
    `乙厅 ${profile.publicOrigin}/govPortals/map/hall/b`,
  ]);
});

test('two halls of one name are two, where the map has no ids', async () => {
  const { id: _, ...fields } = map.fields;
  const halls = [
    { hallName: '甲厅', hallAddress: '南路1号' },
    { hallName: '甲厅', hallAddress: '北路2号' },
  ];
  const found = await read(2, () => halls, { ...map, fields });
  expect(found.halls.map(({ id }) => id)).toEqual(['甲厅', '甲厅北路2号']);
});

test('a list that counts more than it gives is not whole', async () => {
  expect(await read(9, (page) => (page === 1 ? [{ hallId: 'a', hallName: '甲厅' }] : []))).toMatchObject({
    whole: false,
  });
});

test('a page instead of a list is named', async () => {
  await expect(read(1, () => '<html>请登录</html>')).rejects.toThrow(/不是 JSON，而是网页/);
  await app?.close();
  await expect(read(Number.NaN, () => [])).rejects.toThrow(/没有总数/);
});

test('a row has what it shows, and is no hall without a name', () => {
  expect(
    hallOf({ hallId: 7, hallName: ' 甲厅 ', itemTypes: ['社保', '', '医保'], tel: '' }, map, 'http://x'),
  ).toEqual({
    ...{ id: '7', name: '甲厅', services: '社保、医保', url: 'http://x/govPortals/map/hall/7' },
  });
  expect(hallOf({ hallName: '甲 厅' }, map, 'http://x')).toMatchObject({ id: '甲厅' });
  for (const odd of [null, 'text', [], { hallId: '1' }, { hallName: { a: 1 } }])
    expect(hallOf(odd, map, 'http://x')).toBeNull();
});
