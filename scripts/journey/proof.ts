// Compares what journeys met with the truth of the sandbox: recall and precision. Pure; called by the journey command and the proof test.
import { depthOf } from '../../checks/journey/depth.ts';
import { judgeJourney } from '../../checks/journey/index.ts';
import type { ApplyTruth } from '../../fixtures/apply/sandbox.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import type { Depth } from '../../store/schemas/journey-verdict.ts';

export interface Proof {
  planted: number;
  found: number;
  /** `pc cert-crime form-2 captcha`: planted and not found, found and not planted. */
  missed: string[];
  invented: string[];
  /** Items that can be reached, and that were. */
  reachable: number;
  reached: number;
  stuck: string[];
  /** Journeys whose depth, claim and reasons differ from the truth. */
  depths: string[];
}

/** Whether both name the same words; a whole message may stand for a word in it. */
const sameSpot = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

const reasonsOf = ({ deciding }: Depth): string =>
  deciding
    .map(({ name }) => name)
    .sort()
    .join('、');

export function proofOf(journeys: readonly Journey[], truth: readonly ApplyTruth[]): Proof {
  const proof: Proof = {
    ...{ planted: 0, found: 0, missed: [], invented: [], reachable: 0, reached: 0, stuck: [], depths: [] },
  };
  for (const journey of journeys) {
    const own = truth.find(({ item, channel }) => item === journey.item.id && channel === journey.channel)!;
    const where = `${own.channel} ${own.item}`;
    const met = judgeJourney(journey);
    const isPlanted = (one: (typeof met)[number]) =>
      own.obstacles.some(
        ({ obstacle, step, spot }) =>
          obstacle === one.obstacle && step === one.step && sameSpot(spot, one.spot),
      );
    const right = met.filter(isPlanted);
    proof.planted += own.obstacles.length;
    for (const { obstacle, step, spot } of own.obstacles) {
      const found = right.some(
        (one) => one.obstacle === obstacle && one.step === step && sameSpot(spot, one.spot),
      );
      if (found) proof.found += 1;
      else proof.missed.push(`${where} ${step} ${obstacle} ${spot}`);
    }
    for (const one of met)
      if (!isPlanted(one)) proof.invented.push(`${where} ${one.step} ${one.obstacle} ${one.spot}`);
    const reached = journey.end.reached !== 'stopped';
    if (own.reachable) proof.reachable += 1;
    if (own.reachable && reached) proof.reached += 1;
    if (own.reachable !== reached) proof.stuck.push(`${where} ${journey.end.step}：${journey.end.detail}`);
    const depth = depthOf(journey);
    const said = `${depth.low}-${depth.high} ${depth.claimed} ${reasonsOf(depth)}`;
    const expected = `${own.depth}-${own.depth} ${own.claimedDepth} ${[...own.depthReasons].sort().join('、')}`;
    if (said !== expected) proof.depths.push(`${where} ${said}，应为 ${expected}`);
  }
  return proof;
}
