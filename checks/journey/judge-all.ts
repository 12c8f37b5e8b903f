// Everything that is said of one journey. Pure; called by the journey command and the proof.
import type { Journey } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { depthOf } from './depth.ts';
import { judgeJourney } from './index.ts';
import { measuresOf } from './measures.ts';
import { scoreOf } from './score.ts';

export function judgeAll(journey: Journey): JudgedJourney {
  const [met, depth] = [judgeJourney(journey), depthOf(journey)];
  return { journey, met, depth, measures: measuresOf(journey), score: scoreOf(journey, met, depth) };
}
