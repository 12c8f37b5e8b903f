// Answers as trees whose rows are found by their captions.
import { expect, it } from 'vitest';
import { type Json, rowKeysOf, select, shapeOf, treeOf } from '../../../../crawler/lanes/api/json-tree.ts';

const captions = new Set(['办理部门', '受理条件', '材料名称']);
const isCaption = (text: string) => captions.has(text);
const answer = {
  rows: [
    { caption: '办理部门', value: '市局' },
    { caption: '备注', value: '无' },
  ],
  cards: [[{ caption: '材料名称', value: '申请表' }], [{ caption: '材料名称', value: '身份证' }]],
  materials: [{ name: '申请表' }, { name: '身份证' }],
};

it('rows with captions are found by them, members of a list are not', () => {
  const keys = rowKeysOf([answer], isCaption);
  expect([...keys]).toEqual([
    ['rows', 'caption'],
    ['cards/*', 'caption'],
  ]);
  const tree = treeOf(answer, keys)!;
  expect(select(tree, 'rows/办理部门/value')).toEqual(['市局']);
  expect(select(tree, 'cards/*/材料名称/value')).toEqual(['申请表', '身份证']);
  expect(select(tree, 'materials/*/name')).toEqual(['申请表', '身份证']);
  expect(select(tree, 'rows/*/value')).toEqual([]);
});

it('two rows of one caption, or a row without, are no tree', () => {
  const keys = rowKeysOf([answer], isCaption);
  const twice = { rows: [answer.rows[0]!, answer.rows[0]!] };
  expect(treeOf(twice, keys)).toBeUndefined();
  expect(treeOf({ rows: ['办理部门'] }, keys)).toBeUndefined();
  expect(treeOf({ rows: [] }, keys)).toEqual({ rows: {} });
});

const OTHERS: Json[] = [
  { a: '', b: [1] },
  { a: 'x', b: [] },
  { a: 1, b: [1] },
  { a: 'x', b: [1], c: null },
];

it('keys with a meaning of their own in JavaScript are keys', () => {
  const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as Json;
  const tree = treeOf(hostile, rowKeysOf([hostile, {}], isCaption))!;
  expect(select(tree, '__proto__/a')).toEqual([1]);
  expect(select(tree, 'a')).toEqual([]);
  expect(select(treeOf({}, new Map())!, 'constructor')).toEqual([]);
});

it('the shape tells kinds, emptiness and keys, whatever the values', () => {
  const shape = (json: Parameters<typeof shapeOf>[0]) => [...shapeOf(json)].sort();
  expect(shape({ a: 'x', b: [1, 2] })).toEqual(shape({ a: 'y', b: [3] }));
  for (const other of OTHERS) expect(shape(other)).not.toEqual(shape({ a: 'x', b: [1] }));
  expect(shape({ 'a/b': 1 })).not.toEqual(shape({ a: { b: 1 } }));
});
