// Which hall of the service map a place of a guide means: by name, by house, or nobody can say.
import { describe, expect, test } from 'vitest';
import { HallIndex } from '../../../checks/parts/hall-index.ts';
import type { Hall } from '../../../store/schemas/hall.ts';

const hall = (id: string, name: string, address?: string): Hall => ({
  id,
  name,
  url: null,
  ...(address && { address }),
});
const HALLS = [
  hall('1', '黄浦区行政服务中心', '黄浦区西藏中路101号'),
  hall('2', '上海市残疾人综合服务中心', '静安区秣陵路50号'),
  hall('3', '社区事务受理服务中心', '徐汇区田林路140号'),
  hall('4', '社区事务受理服务中心', '普陀区铜川路300号'),
  hall('5', '南桥镇社区事务受理服务中心', '奉贤区望园路1号'),
  hall('6', '南桥镇社区事务受理服务中心', '奉贤区解放东路9号'),
];
const found = (place: { hall?: string; address?: string }, whole = true): string => {
  const one = new HallIndex({ halls: HALLS, whole }).find(place);
  return one === null ? '-' : one.found === 'unknown' ? 'unknown' : `${one.found} ${one.hall.id}`;
};

describe('a place on the map', () => {
  test.each<[string, { hall?: string; address?: string }, string]>([
    ['by its name', { hall: '黄浦区行政服务中心', address: '黄浦区中山南路9号' }, 'same 1'],
    [
      'by its name, in the house of another hall of the map: perhaps that one',
      { hall: '黄浦区行政服务中心', address: '静安区秣陵路50号' },
      'alike 1',
    ],
    ['by its name with the city before it', { hall: '上海市黄浦区行政服务中心' }, 'same 1'],
    ['by its name without the city before it', { hall: '残疾人综合服务中心' }, 'same 2'],
    ['by its house where it has no name', { address: '上海市静安区秣陵路50号3楼' }, 'alike 2'],
    [
      'by its house where its name is everybody’s',
      { hall: '社区事务受理服务中心', address: '田林路140号' },
      'alike 3',
    ],
    ['by a part of its name', { hall: '黄浦区行政服务中心（总部）', address: '黄浦区丽园路3号' }, 'alike 1'],
    [
      'of two halls of one name the one in the same house',
      { hall: '南桥镇社区事务受理服务中心', address: '解放东路9号' },
      'same 6',
    ],
    [
      'of two halls of one name none elsewhere',
      { hall: '南桥镇社区事务受理服务中心', address: '古华路3号' },
      '-',
    ],
    ['another body in the house of a hall', { hall: '黄浦区税务所', address: '西藏中路101号5楼' }, '-'],
    ['nowhere', { hall: '长海路街道社区事务受理服务中心', address: '国和路77号' }, 'unknown'],
    ['without name and house', { address: '全程网办，无线下窗口' }, '-'],
    ['everybody’s name elsewhere', { hall: '一楼办事大厅', address: '国和路77号' }, '-'],
  ])('%s', (_, place, expected) => {
    expect(found(place)).toBe(expected);
  });

  test('is not missing from a map of which not all was read', () => {
    expect(found({ hall: '长海路街道社区事务受理服务中心' }, false)).toBe('-');
    expect(new HallIndex({ halls: [], whole: true }).find({ hall: '黄浦区行政服务中心' })).toBeNull();
  });
});
