// docs/login-rules.md: every message of doors with a log-in (登录复用). Pure. Called by docs.ts and a test.
import type { DoorCheck } from '../../checks/frame/check.ts';
import { messagesPage } from './message-section.ts';

const INTRO =
  '用一次登录走查各单位的入口（`guide-audit login-matrix`，[怎样走查](crawl.md)）时检查的内容。每一项的不合格和合格情形，是示例统一身份认证中的各单位网站（`fixtures/identity`），由测试逐个入口核对；U08 只用构造的记录核对。';

export const loginRulesPage = (checks: readonly DoorCheck[]): string =>
  messagesPage(
    '登录复用走查的规则',
    INTRO,
    checks.flatMap(({ meta }) => meta.messages),
  );
