// Finds what was filled in and is gone after a step back and forth.
import { EASE } from './basis.ts';
import { type ObstacleCheck, unlessGuarded } from './obstacle-check.ts';

export const lostOnBack: ObstacleCheck = {
  meta: {
    id: 'lost-on-back',
    severity: 'major',
    text: '返回上一步再前进时，已填写的内容应当保留。',
    fix: '请在离开页面前保存所填内容，返回时原样显示。',
    why: '申请人回头核对一眼，填好的内容就没有了，须从头再填',
    basis: EASE,
    guard:
      '只比较返回前后同名的栏目；浏览器不保留所选的文件，文件不判；前后有页面请求被程序拦下的，转人工复核。',
  },
  find: ({ steps }) =>
    steps.flatMap(({ name, fields, guarded }, i) => {
      // The way back starts at the next step; what is asked for on it belongs there.
      const either = guarded || steps[i + 1]?.guarded === true;
      return fields
        .filter(({ lost, label }) => lost === true && label !== '')
        .map(({ label, box }) => ({
          ...{ step: name, spot: label, box },
          ...unlessGuarded(either, `从下一步返回后，“${label}”已填写的内容没有了。`),
        }));
    }),
};
