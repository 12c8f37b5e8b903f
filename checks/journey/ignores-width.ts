// Finds forms that are wider than the phone.
import { MOBILE } from './basis.ts';
import { eachStep, isFilledIn, type ObstacleCheck } from './obstacle-check.ts';

const SPARE = 1;

export const ignoresWidth: ObstacleCheck = {
  meta: {
    id: 'ignores-width',
    severity: 'major',
    text: '在手机上填写时，表单应当适应屏幕的宽度，不需要左右拖动。',
    fix: '请把固定宽度改为百分比或max-width: 100%，宽表格改为上下排列。',
    why: '申请人要左右拖动才能看全和填写，字也变小了',
    basis: MOBILE,
    guard: '只判手机；自带横向滚动的表格不使页面变宽，不判。',
  },
  find: (journey) =>
    !journey.device.phone
      ? []
      : eachStep(journey, (step) => {
          const { window, content } = step.width;
          if (!(isFilledIn(step) || step.kind === 'preview') || content <= window + SPARE) return [];
          const detail = `屏幕宽${window}像素，页面宽${content}像素，须左右拖动。`;
          return [{ verdict: 'fail', spot: step.heading, detail }];
        }),
};
