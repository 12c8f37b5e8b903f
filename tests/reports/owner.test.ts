// Who must mend a value: the body named there, the item's authority, or nobody yet.
import { describe, expect, test } from 'vitest';
import { ownerOf, UNDECIDED } from '../../reports/owner.ts';
import type { Place } from '../../store/schemas/guide.ts';
import { placeKeys } from '../../store/schemas/member-key.ts';
import { guideOf } from './samples.ts';

describe('a place', () => {
  test.each<[Place, authority: string, owner: string]>([
    [{ hall: '徐汇区行政服务中心', address: '南宁路969号' }, '市卫生健康委', '徐汇区行政服务中心'],
    [{ hall: '出入境管理局办证大厅', address: '浦东新区民生路1500号' }, '市公安局', '出入境管理局办证大厅'],
    [{ address: '上海市徐汇区南宁路969号2楼' }, '市卫生健康委', '徐汇区'],
    [{ hall: '一楼办事大厅', address: '上海市徐汇区南宁路969号' }, '市卫生健康委', '徐汇区'],
    [{ hall: '行政服务中心', address: '浦东新区合欢路2号' }, '市民政局', '浦东新区'],
    [{ address: '上海市静安区秣陵路355号' }, '静安区民政局', '静安区民政局'],
    [{ address: '上海市静安区秣陵路355号' }, '黄浦区民政局', '静安区'],
    [{ address: '黄浦区汉口路695号、徐汇区南宁路969号' }, '市民政局', UNDECIDED],
    [{ address: '某市港口区北部湾大道200号' }, '某市民政局', '港口区'],
    [{ address: '上海市幸福小区5号' }, '市民政局', '市民政局'],
    [{ address: '汉口路695号' }, '市民政局', '市民政局'],
    [{ address: '详见公告' }, '市民政局', '市民政局'],
    [{ address: '浦东新区杨高南路4号' }, '浦东海事局', '浦东海事局'],
    [{ address: '徐汇区漕溪北路18号' }, '市税务局', '市税务局'],
    [{ hall: '徐汇区税务局办税服务厅', address: '徐汇区漕溪北路18号' }, '市税务局', '徐汇区税务局办税服务厅'],
    [{ hall: '黄浦区行政服务中心', address: '黄浦区巨鹿路139号' }, '市烟草专卖局', '市烟草专卖局'],
    [{ address: '黄浦区南京东路181号' }, '国网上海市电力公司', '国网上海市电力公司'],
    [{ address: '黄浦区南京东路181号' }, '市公积金管理中心', '市公积金管理中心'],
    [{ address: '汉口路695号' }, '各区民政局', UNDECIDED],
  ])('%j of %s belongs to %s', (place, authority, owner) => {
    const guide = guideOf({ authority, places: [place] });
    expect(ownerOf({ field: 'places.hours', key: placeKeys([place])[0] }, guide, '市民政局')).toBe(owner);
  });

  test('among several, one that names nobody is undecided', () => {
    const places = [{ address: '汉口路695号' }, { address: '静安区秣陵路355号' }];
    const owners = placeKeys(places).map((key) =>
      ownerOf({ field: 'places.address', key }, guideOf({ places }), 'U'),
    );
    expect(owners).toEqual([UNDECIDED, '静安区']);
  });
});

describe('other values', () => {
  test.each<[field: string, authority: string | undefined, owner: string]>([
    ['steps.limit', '市公安局', '市公安局'],
    ['materials.copies', '市公安局', '市公安局'],
    ['visits', '市公安局', '市公安局'],
    ['consult', '市公安局', '市公安局'],
    ['promiseLimit', '市税务局', '市税务局'],
    ['visits', undefined, '列出它的单位'],
    ['visits', '市农业农村委（市乡村振兴局、市畜牧办）', '市农业农村委（市乡村振兴局、市畜牧办）'],
    ['visits', '市公安局、市民政局', UNDECIDED],
    ['visits', '相关部门', UNDECIDED],
    ['template', '市公安局', UNDECIDED],
  ])('%s of %s belongs to %s', (field, authority, owner) => {
    expect(ownerOf({ field }, guideOf({ authority }), '列出它的单位')).toBe(owner);
  });

  test('a guide without any place: the item’s body has to name one', () => {
    expect(ownerOf({ field: 'places' }, guideOf({ places: [] }), 'U')).toBe('市公安局');
  });

  test('a place that is not in the guide, and no guide at all', () => {
    expect(ownerOf({ field: 'places.address', key: '没有的大厅' }, guideOf(), 'U')).toBe(UNDECIDED);
    expect(ownerOf({ field: 'visits' }, null, '市民政局')).toBe('市民政局');
  });
});
