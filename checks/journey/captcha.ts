// Finds a captcha in the midst of applying, after the log-in.
import { EASE } from './basis.ts';
import { eachStep, isFilledIn, type ObstacleCheck } from './obstacle-check.ts';

export const captcha: ObstacleCheck = {
  meta: {
    id: 'captcha',
    severity: 'major',
    text: '已经登录的申请人，办理途中不应再要求输入验证码。',
    fix: '请取消办理途中的图形验证码，确需核验的改用短信或人脸等已有方式。',
    why: '申请人已经登录，还要辨认图片，老年人和视力不好的人往往过不去',
    basis: EASE,
    guard: '登录页上的验证码、短信验证码不判。',
  },
  find: (journey) =>
    eachStep(journey, (step) =>
      step.captcha !== null && isFilledIn(step)
        ? [{ verdict: 'fail', spot: step.captcha, detail: `填写途中要求输入“${step.captcha}”。` }]
        : [],
    ),
};
