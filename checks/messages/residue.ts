// Messages of the residue check (文本残留): X11.
import type { Message } from '../frame/check.ts';
import { OURS } from './basis.ts';

const indicator = '跨字段核对：文本规范';

export const residueMessages: readonly Message[] = [
  {
    id: 'X11',
    title: '内容含程序残留、乱码或占位词',
    severity: 'major',
    text: '页面内容不应含“null”“undefined”“&nbsp;”、网页标签、乱码或“待补充”“测试”等占位词。',
    fix: '请删去残留的代码或乱码，补充实际内容。',
    basis: OURS,
    guard: '地点、时间、电话、次数等要素的占位词由各自的检查判断；“无”在许多栏目是正确的值，不判。',
    indicator,
  },
];
