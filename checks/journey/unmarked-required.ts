// Finds fields that are needed although nothing at them says so.
import { ACCESS } from './basis.ts';
import { eachStep, isFilledIn, type ObstacleCheck } from './obstacle-check.ts';

export const unmarkedRequired: ObstacleCheck = {
  meta: {
    id: 'unmarked-required',
    severity: 'minor',
    text: '必填的栏目应当用“*”或“必填”标明。',
    fix: '请在栏目名称旁加上“*”或“（必填）”。',
    why: '申请人以为可以不填，点“下一步”才知道要补',
    basis: ACCESS,
    guard: '只判网页注明必填，或者页面提示中点名要求填写的栏目；样式画出的星号也算标明。',
  },
  find: (journey) =>
    eachStep(journey, (step) =>
      !isFilledIn(step)
        ? []
        : step.fields
            .filter(({ required, marked, label }) => required && !marked && label !== '')
            .map(({ label, box }) => ({
              verdict: 'fail',
              spot: label,
              box,
              detail: `“${label}”没有标明必填，不填却不能继续。`,
            })),
    ),
};
