// Finds buttons that do nothing.
import { EASE } from './basis.ts';
import { eachStep, type ObstacleCheck } from './obstacle-check.ts';

export const deadButton: ObstacleCheck = {
  meta: {
    id: 'dead-button',
    severity: 'major',
    text: '页面上的按钮点按后都应当有反应。',
    fix: '请修复该按钮，暂不能用的应当隐藏或说明原因。',
    why: '申请人点了没有反应，不知道是坏了还是要再等',
    basis: EASE,
    guard:
      '页面有变化、有提示、打开窗口、下载或向服务器请求的都算有反应；只试点名称明显无害的按钮；“下一步”没有反应也可能因为所填内容，转人工复核。',
  },
  find: (journey) =>
    eachStep(journey, ({ pressed, touched, kind }) =>
      pressed
        .filter(({ dead }) => dead)
        .map(({ name, box }) => ({
          verdict: kind !== 'guide' && name === touched?.name ? 'review' : 'fail',
          spot: name,
          box,
          detail: `点按“${name}”后没有任何反应。`,
        })),
    ),
};
