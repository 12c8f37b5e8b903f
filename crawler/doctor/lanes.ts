// Which lane would do (采集方式): the guide of the plain HTTP answer beside the one of the browser. Pure; called by examine-url.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { ApiCandidate } from './data-answers.ts';
import { READ_FIELDS } from './fields.ts';

export interface LaneComparison {
  /** Schema paths by what the two say. */
  same: string[];
  onlyBrowser: string[];
  onlyHttp: string[];
  different: string[];
  advice: 'http' | 'api' | 'browser';
}

/** An interface that holds less of what is displayed is no substitute for the page. */
const ENOUGH = 0.9;

function valuesOf(guide: ServiceGuide | null, field: string): string {
  if (!guide) return '';
  if (field === 'applyUrl') return guide.applyUrl ?? '';
  const texts = guide.elements.filter((element) => element.field === field).map(({ text }) => fold(text));
  return texts.sort().join('\n');
}

/** `http`: null where the plain answer holds no guide. */
export function compareLanes(
  http: ServiceGuide | null,
  browser: ServiceGuide,
  candidates: readonly ApiCandidate[],
): LaneComparison {
  const lanes: LaneComparison = {
    same: [],
    onlyBrowser: [],
    onlyHttp: [],
    different: [],
    advice: 'browser',
  };
  for (const field of READ_FIELDS) {
    const [plain, seen] = [valuesOf(http, field), valuesOf(browser, field)];
    if (!plain && !seen) continue;
    if (plain === seen) lanes.same.push(field);
    else if (!plain) lanes.onlyBrowser.push(field);
    else if (!seen) lanes.onlyHttp.push(field);
    else lanes.different.push(field);
  }
  const equal = lanes.onlyBrowser.length + lanes.onlyHttp.length + lanes.different.length === 0;
  if (http && equal) lanes.advice = 'http';
  else if (candidates.some(({ held, shown, signed }) => !signed && held >= shown * ENOUGH))
    lanes.advice = 'api';
  return lanes;
}
