// Reads written service addresses (办理地点): called by the address check and by `guide-audit parse address`.
import type { AddressReading } from '../../store/schemas/readings.ts';
import {
  cutBrackets,
  type Draft,
  inherit,
  isEmpty,
  LEVELS,
  type Level,
  lastLevel,
  type Span,
} from './address-draft.ts';
import { readPlaces } from './address-place.ts';
import { splitParts, withoutResidue } from './address-split.ts';
import { saysNoWindow } from './address-window.ts';
import { normalise } from './normalise.ts';

/** No place is named (暂无, 详见公告), or it is left to be found elsewhere. */
const PLACEHOLDER =
  /^(?:办理|受理|服务|线下|现场)?(?:地址|地点|信息|办理地点)?(?:[:\s]|信息)*(?:无|暂无|没有|待定|待核[验实]|待补充|待更新|待完善|未知|不详|不涉及|同上|略|空|null|none|N\/A|[-_/\\.*—\s]+|(?:详见|见|参见|请见|以|具体见|按照?|详情见|详情请见).*|另行通知.*)(?:。|信息|内容|数据|地址|地点)*$/i;
/** Any office of a region: nobody can go there. */
const VAGUE =
  /(?:全[市区省国县州](?!性)|各[省市区县街镇乡村级社]|任[意一何]|就近|各.{0,6}(?:网点|窗口|机构|中心)|全域|属地|户籍所在地|所在地|所属|辖区|当地|线上|网上|在线)/;
/** Words of a place that has none of the parts: 县政府大院, 某镇某村. */
const PLACE_WORD =
  /[省市区县镇乡村街路园场站厅局所院馆校楼厦城港里弄坊寺店铺厂行社部处科]|中心|公司|政府|广场|环岛|立交|花园|门口|大学|学校|码头|口岸|机场|公寓|大院|组$|[东西南北]\d{1,5}米/;
const NO_PLACE =
  /(?:办理|受理|查询|领取|提交|邮寄|申请|咨询)$|无需|不需|网办|网上|线上|信息待|待核|公告|附件|官网|网站|网址|登录|登陆|下载|APP|小程序|公众号|拨打|来电|致电|工作日|上午|下午|周[一二三四五六日]|星期|:\d{2}|https?|www/i;
const TWO_HAN = /[\u3400-\u9fff][^\u3400-\u9fff]*[\u3400-\u9fff]/;

/** What leads in a part before its first own word: 或, 周一, 地址：. */
const LEAD_IN = /^(?:[\s,、:或和及]|以及|(?:周|星期)[一二三四五六日天至到、]+|工作日|其他|办理|受理)*/;

/** Does the later part start with this place's own parts at once, so that house and road are the former's? */
function startsInside(text: string, at: number): boolean {
  return at - (LEAD_IN.exec(text)?.[0].length ?? 0) <= 0;
}

function firstSpan(draft: Draft): number {
  let first = draft.windowName?.[0] ?? Number.POSITIVE_INFINITY;
  for (const level of LEVELS) first = Math.min(first, draft[level]?.[0] ?? first);
  for (const [start] of draft.windows) first = Math.min(first, start);
  return first;
}
function highest(draft: Draft): number {
  for (let at = 0; at < LEVELS.length; at++) if (draft[LEVELS[at]!] !== undefined) return at;
  return -1;
}
const lowest = (draft: Draft): number =>
  draft.windows.length > 0 || draft.windowName ? LEVELS.length : lastLevel(draft);

/** The places of a normalised text; parts that start inside a house share road and door with the one before. */
function readDrafts(text: string): Draft[] {
  const places: Draft[] = [];
  let previousOwn = false;
  for (const part of splitParts(text)) {
    const found = readPlaces(cutBrackets(part.text, part.offset), { windows: [] });
    const [first] = found as [Draft, ...Draft[]];
    const previous = places.at(-1);
    if (previous !== undefined && !isEmpty(first)) {
      const level = highest(first) < 0 ? LEVELS.length : highest(first);
      const inside = startsInside(part.text, firstSpan(first) - part.offset);
      const goesOn = level > lowest(previous) && (part.own ? inside && !previousOwn : true);
      if (goesOn && !isEmpty(previous)) {
        places.pop();
        fill(first, previous, LEVELS.length);
      } else if (inside && level > 1) fill(first, previous, Math.min(level, LEVELS.length));
    }
    previousOwn = part.own;
    if (isEmpty(first) && found.length === 1 && !isPlace(part.text)) continue;
    places.push(...found);
  }
  const named = places.filter((place) => !isEmpty(place));
  // A heading (办理地点如下) is no place beside real ones; a list of bare names is.
  return named.length > 0 ? named : places;
}

function fill(draft: Draft, from: Draft, below: number): void {
  const shared = below >= LEVELS.length ? from : inherit(from, LEVELS[below] as Level);
  for (const level of LEVELS.slice(0, below)) draft[level] ??= shared[level];
}

function isPlace(text: string): boolean {
  return TWO_HAN.test(text) && PLACE_WORD.test(text) && !NO_PLACE.test(text);
}

/** A scope without a road, floor, room or numbered window says nowhere (全市任意网点). */
function isVague(text: string, places: Draft[]): boolean {
  return VAGUE.test(text) && places.every((place) => highest(place) < 0 && place.windows.length === 0);
}

/**
 * Reads a written address: road, door, building, floor, room and windows of each place, as written.
 * Never fails; linear in time. A text that names no place has `isAddress: false` and no places.
 */
export function readAddress(text: string): AddressReading {
  const whole = normalise(text);
  const read = whole.text.slice(0, withoutResidue(whole.text));
  const noWindow = saysNoWindow(read);
  const nowhere: AddressReading = { text, isAddress: false, noWindow, places: [] };
  if (read.trim() === '' || (read.length < 400 && PLACEHOLDER.test(read.trim()))) return nowhere;
  const places = readDrafts(read);
  if (noWindow) for (const place of places) place.windowName = undefined;
  const found = places.some((place) => !isEmpty(place));
  if (places.length === 0 || isVague(read, places) || (!found && (noWindow || !isPlace(read))))
    return nowhere;
  const written = (span: Span | undefined): string | null => (span ? whole.slice(...span).trim() : null);
  return {
    text,
    isAddress: true,
    noWindow,
    places: places.map((place) => ({
      street: written(place.street),
      door: written(place.door),
      building: written(place.building),
      floor: written(place.floor),
      room: written(place.room),
      windows: place.windows.map((span) => written(span)!),
      windowName: written(place.windowName),
    })),
  };
}
