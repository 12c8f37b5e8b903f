// How a place of a guide (办理地点) differs from its hall on the service map (政务服务地图). Called by the check of guides and by the judging of the map.
import type { Place } from '../../store/schemas/guide.ts';
import type { PlaceOnMap } from '../../store/schemas/hall.ts';
import { phoneDetail } from '../text/readings.ts';
import { samePhones } from '../text/same-meaning.ts';
import { sameSite, withinHours } from '../text/same-site.ts';

export type MapPart = 'address' | 'hours' | 'phone';
/** By part: the message that speaks of it. */
export const MAP_MESSAGES: Readonly<Record<MapPart, string>> = {
  address: 'A09-map',
  hours: 'X08-map',
  phone: 'X08-map',
};

/** A part that both the guide and the map show. */
export interface ComparedPart {
  part: MapPart;
  verdict: 'pass' | 'fail' | 'review';
  said: string;
  onMap: string;
  /** Why a person has to look, a Chinese sentence. */
  doubt?: string;
}

type Found = PlaceOnMap & { found: 'same' | 'alike' };
const DOUBTFUL_HALL = '该地点按地址或名称的一部分与地图上的大厅对应，请先核对是否同一大厅。';

function judged(likeness: 'same' | 'different' | 'unsure', found: Found['found']): ComparedPart['verdict'] {
  if (likeness === 'same') return 'pass';
  return likeness === 'different' && found === 'same' ? 'fail' : 'review';
}

/** `region`: the site's area code. Only a hall that is known by its whole name can fail; a counter may have a phone of its own. */
export function comparedParts(
  place: Place,
  { found, hall }: Found,
  region: string | undefined,
): ComparedPart[] {
  const parts: ComparedPart[] = [];
  const add = (
    part: MapPart,
    own: string | undefined,
    compare: (own: string, onMap: string) => ComparedPart['verdict'],
    why?: string,
  ) => {
    const onMap = hall[part];
    if (!own || !onMap) return;
    const verdict = compare(own, onMap);
    const doubt = verdict !== 'review' ? undefined : found === 'alike' ? DOUBTFUL_HALL : why;
    parts.push({ part, verdict, said: own, onMap, ...(doubt && { doubt }) });
  };
  add('address', place.address, (own, onMap) => judged(sameSite(own, onMap), found));
  add(
    'hours',
    place.hours,
    (own, onMap) => judged(withinHours(own, onMap), found),
    '窗口的办理时间可以短于大厅的开放时间，请核对。',
  );
  add(
    'phone',
    place.phone,
    (own, onMap) => (samePhones(own, onMap, region) === 'different' ? 'review' : 'pass'),
    '窗口可以另有电话，请拨打核实。',
  );
  return parts;
}

/** Two numbers of one length that differ in one digit, or in two neighbours that changed places. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [i, j] = at as [number, number];
  return at.length === 1 || (at.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i]);
}

/** A number of the guide (咨询方式) that is the hall's but for a slip of the pen, with the hall's; null where there is none. */
export function slipOf(
  consult: string,
  onMap: string,
  region: string | undefined,
): { said: string; right: string } | null {
  const landlines = (text: string) =>
    phoneDetail(text, { region }).numbers.filter(({ kind, normal }) => kind === 'landline' && normal);
  const halls = landlines(onMap);
  for (const own of landlines(consult)) {
    if (halls.some(({ normal }) => normal === own.normal)) return null;
    const near = halls.find(({ normal }) => isSlip(own.normal!, normal!));
    if (near) return { said: own.written, right: near.written };
  }
  return null;
}
