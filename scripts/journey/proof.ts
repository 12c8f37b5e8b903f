// Compares what journeys met with the truth of the sandbox: recall and precision. Pure; called by the journey command and the proof test.
import { CAP_NAMES, depthOf } from '../../checks/journey/depth.ts';
import { judgeJourney } from '../../checks/journey/index.ts';
import type { ApplyTruth } from '../../fixtures/apply/sandbox.ts';
import { channelName, isEndedByFile } from '../../reports/journey/names.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import type { CapName, Depth } from '../../store/schemas/journey-verdict.ts';

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
  /** Journeys whose file ended them before the last page: compared as far as they went. */
  partial: number;
}

/** Whether both name the same words; a whole message may stand for a word in it. */
const sameSpot = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

/** `III级（标注IV级，依据：材料形式）` */
function depthWords(
  { low, high, claimed }: Pick<Depth, 'low' | 'high' | 'claimed'>,
  reasons: readonly CapName[],
): string {
  const names = [...reasons].sort().map((name) => CAP_NAMES[name]);
  const level = low === high ? `${high}级` : `${low}至${high}级`;
  return `${level}（${claimed ? `标注${claimed}级` : '没有标注'}${names.length > 0 ? `，依据：${names.join('、')}` : ''}）`;
}

export function proofOf(journeys: readonly Journey[], truth: readonly ApplyTruth[]): Proof {
  const proof: Proof = {
    ...{
      planted: 0,
      found: 0,
      missed: [],
      invented: [],
      reachable: 0,
      reached: 0,
      stuck: [],
      depths: [],
      partial: 0,
    },
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
    const partial = isEndedByFile(journey);
    // What a step shows is known once it has been left.
    const left = new Set(journey.steps.slice(0, -1).map(({ name }) => name));
    const expected = own.obstacles.filter(({ step }) => !partial || left.has(step));
    proof.planted += expected.length;
    for (const { obstacle, step, spot } of expected) {
      const found = right.some(
        (one) => one.obstacle === obstacle && one.step === step && sameSpot(spot, one.spot),
      );
      if (found) proof.found += 1;
      else proof.missed.push(`${where} ${step} ${obstacle} ${spot}`);
    }
    for (const one of met)
      if (!isPlanted(one)) proof.invented.push(`${where} ${one.step} ${one.obstacle} ${one.spot}`);
    if (partial) {
      proof.partial += 1;
      continue;
    }
    const reached = journey.end.reached !== 'stopped';
    if (own.reachable) proof.reachable += 1;
    if (own.reachable && reached) proof.reached += 1;
    if (own.reachable !== reached) proof.stuck.push(`${where} ${journey.end.step}：${journey.end.detail}`);
    const depth = depthOf(journey);
    const said = depthWords(
      depth,
      depth.deciding.map(({ name }) => name),
    );
    const wanted = depthWords(
      { low: own.depth, high: own.depth, claimed: own.claimedDepth },
      own.depthReasons as CapName[],
    );
    if (said !== wanted)
      proof.depths.push(
        `${journey.item.name}（${channelName(journey.channel)}）判定为${said}，应为${wanted}`,
      );
  }
  return proof;
}
