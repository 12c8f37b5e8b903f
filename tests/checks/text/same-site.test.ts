// One house in two forms, opening hours that lie in others.
import { expect, test } from 'vitest';
import { houseOf, sameSite, withinHours } from '../../../checks/text/same-site.ts';

test.each([
  ['西藏中路101号2楼1号窗口', '上海市黄浦区西藏中路１０１号', 'same'],
  ['西藏中路101号', '西藏中路103号', 'different'],
  ['西藏中路101号', '西藏南路101号', 'different'],
  ['中路101号', '西藏中路101号', 'unsure'],
  ['西藏中路101号2楼', '西藏中路101号3楼', 'unsure'],
  ['西藏中路101号1号楼', '西藏中路101号', 'same'],
  ['西藏中路101号、丽园路3号', '西藏中路101号', 'unsure'],
  ['详见公告', '详见公告', 'same'],
])('%s and %s: %s', (a, b, expected) => {
  expect(sameSite(a, b)).toBe(expected);
  expect(sameSite(b, a)).toBe(expected);
});

test.each([
  ['工作日9:00-12:00，13:30-17:00', '周一至周五 9：00—12：00、13：30—17：00（法定节假日除外）', 'same'],
  ['工作日9:00-12:00，13:30-17:00', '工作日9:00-17:00，中午不休息', 'unsure'],
  ['工作日9:00-17:00，中午不休息', '工作日9:00-12:00，13:30-17:00', 'different'],
  ['周一至周六9:00-17:00', '周一至周五9:00-17:00', 'different'],
  ['周一至周五9:00-17:00，周六9:00-12:00（延时服务）', '周一至周五9:00-17:00', 'unsure'],
  ['周二、周四9:00-11:00', '工作日9:00-17:00', 'unsure'],
  ['详见公告', '工作日9:00-17:00', 'same'],
  ['工作日9:00-17:00', '24小时', 'same'],
])('hours %s in %s: %s', (place, hall, expected) => {
  expect(withinHours(place, hall)).toBe(expected);
});

test('a house is a street and a door of one place', () => {
  expect(houseOf('上海市黄浦区西藏中路１０１号2楼')).toBe(houseOf('西藏中路101号'));
  expect(houseOf('西藏中路')).toBeNull();
  expect(houseOf('西藏中路101号、丽园路3号')).toBeNull();
});
