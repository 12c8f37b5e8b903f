// What to mend first, and why: the sentences of the first screen. Pure; called by the pages beside this file.
import { PLAN } from '../../checks/messages/basis.ts';
import type { MetObstacle } from '../../store/schemas/journey.ts';
import type { JudgedJourney, ObstacleMeta } from '../../store/schemas/journey-verdict.ts';
import { OBSTACLES, type Obstacle } from '../../store/schemas/obstacle.ts';
import { shownAt, stepTitle } from './names.ts';

export interface Mend {
  /** Name of the step at which it is shown. */
  step: string;
  /** `第5步“填写信息（居住信息）”` */
  where: string;
  what: string;
  detail: string;
  why: string;
  fix: string;
  severity: ObstacleMeta['severity'];
  /** Null: of the journey as a whole, `kind` tells which. */
  obstacle: Obstacle | null;
  /** What such things are called over all journeys. */
  kind: string;
  verdict: MetObstacle['verdict'];
  /** Words of the page at which one meets it. */
  spot: string;
  basis: string;
  /** Where a right page could be accused wrongly, and what is done about it. */
  guard: string;
}

export type ObstacleIndex = ReadonlyMap<Obstacle, ObstacleMeta>;

const WEIGHT = { critical: 0, major: 1, minor: 2 } as const;

const placeOf = ({ journey }: JudgedJourney, step: string): string => {
  const at = journey.steps.findIndex(({ name }) => name === step);
  const found = journey.steps[at];
  return found ? `第${at + 1}步“${stepTitle(found)}”` : '办理途中';
};

const depthMend = ({ depth }: JudgedJourney): Mend[] => {
  if (depth.verdict !== 'over') return [];
  const reasons = depth.deciding.map(({ reason }) => reason).join('；');
  return [
    {
      step: 'guide',
      where: '办事指南',
      what: `网上办理深度标注为${depth.claimed}级，实际为${depth.high}级`,
      detail: `${reasons}。`,
      why: '申请人按标注准备，临到办理才知道还要跑一趟或寄送纸质件',
      fix: '请落实标注的深度（如改收电子件、开通网上支付和快递），在此之前按实际情况标注。',
      ...{ severity: 'major', obstacle: null, verdict: 'fail', kind: '网上办理深度标注高于实际' },
      spot: depth.claimed ?? '',
      basis: PLAN.depth,
      guard: '取各项依据中的最低者；只有标注高于依据所能达到的最高级才判。',
    },
  ];
};

const endMend = ({ journey, met }: JudgedJourney, index: ObstacleIndex): Mend[] => {
  const { end } = journey;
  const told = met.some(({ step }) => step === end.step);
  // Whatever else stopped it may lie in the program: told, no accusation.
  if (end.reached !== 'stopped' || end.reason !== 'not-collected' || told) return [];
  return [
    {
      step: end.step,
      where: '申报入口',
      what: '网上办不下去',
      detail: end.detail,
      why: '指南上有“立即办理”，申请人点进去却办不了，只能改去窗口',
      fix: '请开通该渠道的网上办理；暂不开通的，请撤下“立即办理”并在指南中说明。',
      ...{ severity: 'critical', obstacle: null, verdict: 'fail', kind: '网上办不下去' },
      spot: '立即办理',
      // The same requirement, met at the door.
      basis: index.get('dead-button')!.basis,
      guard: '只判页面写明暂未开通、维护中，或者指南上没有“立即办理”的；程序走不下去的不判。',
    },
  ];
};

const obstacleMend = (judged: JudgedJourney, one: MetObstacle, index: ObstacleIndex): Mend => {
  const { why, fix, severity, basis, guard } = index.get(one.obstacle)!;
  return {
    ...{ why, fix, severity, basis, guard, obstacle: one.obstacle, verdict: one.verdict, spot: one.spot },
    kind: OBSTACLES[one.obstacle],
    detail: one.verdict === 'review' ? `${one.detail}须由人核实。` : one.detail,
    step: shownAt(one),
    where: placeOf(judged, shownAt(one)),
    what: OBSTACLES[one.obstacle],
  };
};

/** Everything to mend: what ends the way first, then the graver, then what comes earlier. */
export function mendsOf(judged: JudgedJourney, index: ObstacleIndex): Mend[] {
  const { journey, met } = judged;
  // A captcha stops the program, not the person; a button that does nothing stops both.
  const stops = ({ step, obstacle }: MetObstacle): boolean =>
    journey.end.reached === 'stopped' && journey.end.step === step && obstacle === 'dead-button';
  const own = [...met].sort((a, b) => Number(stops(b)) - Number(stops(a)));
  const all = own.map((one) => ({ mend: obstacleMend(judged, one, index), first: stops(one) }));
  const others = [...endMend(judged, index), ...depthMend(judged)].map((mend) => ({ mend, first: false }));
  return [...all, ...others]
    .sort((a, b) => Number(b.first) - Number(a.first) || WEIGHT[a.mend.severity] - WEIGHT[b.mend.severity])
    .map(({ mend }) => mend);
}
