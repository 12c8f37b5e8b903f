// Usability score of a journey (申报易用度评分) with its parts. The formula is data beside this file. Pure; called by the reports.
import { z } from 'zod';
import type { Journey, MetObstacle } from '../../store/schemas/journey.ts';
import type { Depth, PartScore, Score } from '../../store/schemas/journey-verdict.ts';
import { obstacleSchema } from '../../store/schemas/obstacle.ts';
import { journeyChecks } from './index.ts';
import formula from './score.json' with { type: 'json' };

export const FORMULA = z
  .strictObject({
    title: z.string(),
    note: z.string(),
    parts: z.array(
      z.strictObject({
        id: z.enum(['guide', 'login', 'material', 'result']),
        name: z.string(),
        points: z.number(),
        obstacles: z.array(obstacleSchema),
        /** Points for a depth claimed too high, for 立即办理 that leads nowhere, for each thing that the result does not tell. */
        overclaim: z.number().optional(),
        dead: z.number().optional(),
        missing: z.number().optional(),
      }),
    ),
    deductions: z.strictObject({ critical: z.number(), major: z.number(), minor: z.number() }),
  })
  .parse(formula);

type Part = (typeof FORMULA.parts)[number];

const FEEDBACK_NAMES: Readonly<Record<keyof NonNullable<Journey['feedback']>, string>> = {
  number: '办件编号',
  when: '办理时限',
  query: '查询进度的办法',
  contact: '咨询电话',
  rating: '评价入口',
};

const wasSeen: Readonly<Record<Part['id'], (journey: Journey) => boolean>> = {
  guide: () => true,
  login: ({ logins, steps }) =>
    logins.length > 0 && steps.some(({ kind }) => kind === 'situation' || kind === 'form'),
  material: ({ steps }) => steps.some(({ kind }) => kind === 'form' || kind === 'upload'),
  result: ({ feedback }) => feedback !== null,
};

const severityOf = new Map(journeyChecks.map(({ meta }) => [meta.id, meta.severity]));

function lossesOf(
  part: Part,
  journey: Journey,
  met: readonly MetObstacle[],
  depth: Depth,
): PartScore['losses'] {
  const own = met
    .filter(({ obstacle, verdict }) => verdict === 'fail' && part.obstacles.includes(obstacle))
    .map(({ obstacle, detail }) => ({ points: FORMULA.deductions[severityOf.get(obstacle)!], why: detail }));
  const over =
    part.overclaim && depth.verdict === 'over'
      ? [{ points: part.overclaim, why: `标注的网上办理深度为${depth.claimed}级，实际为${depth.high}级。` }]
      : [];
  const shut = depth.caps.find(({ name }) => name === 'cap_button');
  const dead = part.dead && shut ? [{ points: part.dead, why: `${shut.reason}。` }] : [];
  const told = journey.feedback ?? {};
  const missing = part.missing
    ? Object.entries(told)
        .filter(([, there]) => !there)
        .map(([key]) => ({
          points: part.missing!,
          why: `结果页没有写明${FEEDBACK_NAMES[key as keyof typeof FEEDBACK_NAMES]}。`,
        }))
    : [];
  return [...own, ...over, ...dead, ...missing];
}

export function scoreOf(journey: Journey, met: readonly MetObstacle[], depth: Depth): Score {
  const parts = FORMULA.parts.map((part): PartScore => {
    const { id, name, points: most } = part;
    const losses = lossesOf(part, journey, met, depth);
    const lost = losses.reduce((sum, { points }) => sum + points, 0);
    const points = wasSeen[id](journey) ? Math.max(0, most - lost) : null;
    return { id, name, points, most, losses };
  });
  const judged = parts.filter(({ points }) => points !== null);
  const seen = judged.reduce((sum, { most }) => sum + most, 0);
  const got = judged.reduce((sum, { points }) => sum + points!, 0);
  return { total: seen === 0 ? null : Math.round((got / seen) * 100), seen, parts };
}
