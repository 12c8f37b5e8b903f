// docs/entry-rules.md: every message of entrances (办事入口). Pure. Called by docs.ts and a test.
import type { EntryCheck } from '../../checks/frame/check.ts';
import { messagesPage } from './message-section.ts';

const INTRO =
  '从各渠道的首页走到办事事项（`guide-audit entry`，[怎样走查](entry.md)）时检查的内容。每一项的不合格和合格情形，是示例沙箱 `fixtures/entry` 中植入的缺陷，由测试在浏览器中逐项核对：植入的必须全部查出，没有植入的一项也不能多；N09 只用构造的记录核对。';

export const entryRulesPage = (checks: readonly EntryCheck[]): string =>
  messagesPage(
    '办事入口走查的规则',
    INTRO,
    checks.flatMap(({ meta }) => meta.messages),
  );
