// Finds a log-in that is asked for although one has logged in, and nothing says that the session ended.
import { PLAN_LOGIN } from '../login/parts/door.ts';
import type { Met, ObstacleCheck } from './obstacle-check.ts';

export const secondLogin: ObstacleCheck = {
  meta: {
    id: 'second-login',
    severity: 'critical',
    text: '登录一次后，整个办理过程不应再要求登录。',
    fix: '请让业务系统使用统一身份认证的登录状态，不再另设登录。',
    why: '申请人刚登录过又要登录，不知道用哪个账号，容易在这里放弃',
    basis: PLAN_LOGIN,
    guard: '页面写明登录已失效的，另按“填写过程中登录失效”判断。',
  },
  find({ logins, steps }) {
    return logins.slice(1).flatMap(({ step, ended }): Met[] => {
      if (ended !== null) return [];
      const at = steps.findIndex(({ name }) => name === step);
      const heading = steps[at]?.heading || '登录';
      const detail = `已经登录，又出现“${heading}”页面，要求再次输入账号和密码。`;
      // The page stands in the place of the step that follows; what one sees is the log-in.
      return [{ verdict: 'fail', step: steps[at + 1]?.name ?? step, shown: step, spot: heading, detail }];
    });
  },
};
