// docs/help-rules.md: every message of online help (实时在线客服). Pure. Called by docs.ts and a test.
import type { HelpCheck } from '../../checks/frame/check.ts';
import { messagesPage } from './message-section.ts';

const INTRO =
  '走查在线客服（`guide-audit online-help`，[怎样走查](entry.md)）时检查的内容。每一项的不合格和合格情形，是示例沙箱 `fixtures/help` 中的小型客服，由测试在浏览器中逐项核对。';

export const helpRulesPage = (checks: readonly HelpCheck[]): string =>
  messagesPage(
    '在线客服走查的规则',
    INTRO,
    checks.flatMap(({ meta }) => meta.messages),
  );
