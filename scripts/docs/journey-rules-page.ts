// docs/journey-rules.md: every kind of obstacle of an online application (申报障碍). Pure. Called by docs.ts and a test.
import type { ObstacleCheck } from '../../checks/journey/obstacle-check.ts';
import { OBSTACLES } from '../../store/schemas/obstacle.ts';
import { messagesPage } from './message-section.ts';

const INTRO =
  '模拟在线申报（`guide-audit journey`，[怎样申报](journeys.md)）时寻找的障碍。每一种都植入内置的申报沙箱（`fixtures/apply`），另有看似障碍而正确的写法，由测试逐次申报核对。';

export const journeyRulesPage = (checks: readonly ObstacleCheck[]): string =>
  messagesPage(
    '模拟申报的障碍',
    INTRO,
    checks.map(({ meta }) => ({ ...meta, title: OBSTACLES[meta.id] })),
  );
