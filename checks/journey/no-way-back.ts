// Finds a step from which one cannot go back.
import { EASE } from './basis.ts';
import { eachStep, type ObstacleCheck } from './obstacle-check.ts';

export const noWayBack: ObstacleCheck = {
  meta: {
    id: 'no-way-back',
    severity: 'major',
    text: '每一步都应当能返回上一步核对和修改。',
    fix: '请增加“上一步”按钮，并保留已填写的内容。',
    why: '申请人发现前面填错了却回不去，只能退出重来',
    basis: EASE,
    guard: '第一步和登录后的第一页不判；页面上只有“返回首页”的，视为不能返回。',
  },
  find: (journey) =>
    eachStep(journey, ({ back, kind }) => {
      if (!back || kind === 'result' || (back.there && back.works !== false)) return [];
      const detail = back.there ? '点按“上一步”后没有回到上一步。' : '页面上没有“上一步”，不能返回修改。';
      return [{ verdict: 'fail', spot: '上一步', detail }];
    }),
};
