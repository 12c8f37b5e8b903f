// Units, lists and samples: what is read from answers, and what a user may ask for.
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import type { HttpClient } from '../../crawler/http.ts';
import { pick } from '../../crawler/json-path.ts';
import { type ListedItem, readList, readSituations, readUnits, unitsOf } from '../../crawler/listing.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { sampleOf } from '../../crawler/sample.ts';
import { itemParts, selectItems, selectUnits } from '../../crawler/select-items.ts';

const profile = loadProfile('fixture');

/** A portal of so many rows that may count more than it gives. */
const portal = (rows: number, counted = rows) => {
  const asked: Record<string, string>[] = [];
  const post = async (_url: string, form: Record<string, string>) => {
    asked.push(form);
    const [page, size] = [Number(form.pageNumber), Number(form.pageSize)];
    const ids = Array.from({ length: rows }, (_, i) => i).slice((page - 1) * size, page * size);
    const list = ids.map((i) => ({ stId: `id${i}`, stItemName: `事项${i}`, stSubitemName: '' }));
    return {
      status: 200,
      text: JSON.stringify({ count: counted, itemList: { 甲组: list.slice(0, 7), 乙组: list.slice(7) } }),
    };
  };
  return { http: { post } as unknown as HttpClient, asked };
};

describe('units', () => {
  it('are read by attributes or by the call, each once', () => {
    const html = `<a data-code="A" data-name="黄浦区" onclick="gotoOrganIndex('A','黄浦区')">x</a><a data-code="A" data-name="黄浦区"></a>
      <a onclick="gotoOrganIndex( &quot;B&quot; , &quot;市公安局&quot; )">y</a><a data-code="C" data-name="市统计局"></a><a onclick="other('D','E')">z</a>`;
    expect(unitsOf(html, profile)).toEqual([
      { id: 'A', name: '黄浦区', league: 'district' },
      { id: 'B', name: '市公安局', league: 'evaluated' },
      { id: 'C', name: '市统计局', league: 'reference' },
    ]);
  });
  it('can be chosen by code or name; a typo is named', () => {
    const all = unitsOf(
      '<a data-code="A" data-name="黄浦区"></a><a data-code="B" data-name="市公安局"></a>',
      profile,
    );
    expect(selectUnits(all, ['市公安局', 'A']).map(({ id }) => id)).toEqual(['B', 'A']);
    expect(() => selectUnits(all, ['公安局'])).toThrow(ConfigError);
  });
});

describe('interfaces that are asked by GET', () => {
  const phone = loadProfile('fixture', 'h5');
  const answering = (answers: Record<string, unknown>) => {
    const asked: string[] = [];
    const get = async (url: string) => {
      asked.push(url);
      const { pathname } = new URL(url);
      return { status: 200, text: JSON.stringify(answers[pathname] ?? '<html>') };
    };
    return { http: { get } as unknown as HttpClient, asked };
  };
  it('carry their values in the address', async () => {
    const { http, asked } = answering({
      '/suishenban/api/items': { data: { total: 1, rows: [{ itemId: 'a', itemName: '甲' }] } },
      '/suishenban/api/units': { data: [{ unitCode: 'T', unitName: '市统计局' }, { unitCode: '' }] },
    });
    expect(await readUnits(http, phone)).toEqual([{ id: 'T', name: '市统计局', league: 'reference' }]);
    expect((await readList(http, phone, 'T', {})).items).toMatchObject([{ portalId: 'a', name: '甲' }]);
    expect(asked.at(-1)).toMatch(/api\/items\?unitCode=T&keyword=&pageNo=1&pageSize=20$/);
  });
});

describe('lists', () => {
  it.each([0, 1, 20, 21, 45])('of %i rows are read to the end', async (n) => {
    const { http, asked } = portal(n);
    const list = await readList(http, profile, 'U', { gfType: '个人' });
    expect([list.items.length, list.counted, list.given]).toEqual([n, n, n]);
    expect(asked).toHaveLength(Math.max(1, Math.ceil(n / 20)));
    expect(asked[0]).toMatchObject({ orgCode: 'U', gfType: '个人', pageNumber: '1', pageSize: '20' });
  });
  it('that count more than they give are seen to', async () => {
    const list = await readList(portal(25, 30).http, profile, 'U', {});
    expect([list.counted, list.given]).toEqual([30, 25]);
  });
  it('without a count are refused', async () => {
    const http = { post: async () => ({ status: 200, text: '{}' }) } as unknown as HttpClient;
    await expect(readList(http, profile, 'U', {})).rejects.toThrow(/没有总数/);
    const html = { post: async () => ({ status: 200, text: '<p>' }) } as unknown as HttpClient;
    await expect(readList(html, profile, 'U', {})).rejects.toThrow(/不是 JSON/);
  });
  it('give situations, each once', async () => {
    const rows = ['a', 'b', 'a'].map((id) => ({
      item: { ST_ID: id, ST_ITEM_NAME: '事项', ST_SITUATION: '' },
    }));
    const http = { post: async () => ({ status: 200, text: JSON.stringify(rows) }) } as unknown as HttpClient;
    expect((await readSituations(http, profile, 'x')).map(({ id }) => id)).toEqual(['a', 'b']);
  });
  it('are picked by path', () => {
    expect(pick({ a: { x: [1], y: [2, 3] } }, 'a.*.*')).toEqual([1, 2, 3]);
    expect(pick(null, 'a.*')).toEqual([]);
  });
});

describe('items', () => {
  const rows: ListedItem[] = Array.from({ length: 60 }, (_, i) => ({
    portalId: `p${i}`,
    name: `${i}`,
    situation: null,
    unit: `u${i % 6}`,
  }));
  it('are sampled alike whatever their order, from all units', () => {
    const sample = sampleOf(rows, 12);
    expect(sampleOf([...rows].reverse(), 12)).toEqual(sample);
    expect(new Set(sample.map(({ unit }) => unit)).size).toBe(6);
  });
  it('are chosen by id, once', () => {
    expect(selectItems([...rows, ...rows], 'fixture', {})).toHaveLength(60);
    expect(
      selectItems(rows, 'fixture', { items: ['fixture/p3#s1', 'p4'] }).map(({ portalId }) => portalId),
    ).toEqual(['p3', 'p4']);
    expect(() => selectItems(rows, 'fixture', { items: ['fixture/nix'] })).toThrow(/没有事项：nix/);
  });
  it('name portal id and situation', () =>
    expect(itemParts('fixture/p#s', 'fixture')).toEqual({ portalId: 'p', situationId: 's' }));
});
