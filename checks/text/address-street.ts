// The roads (道路) named in a stretch of an address: called by the reader of one place.
import { dropTown, MODIFIER, nameStart, suffixAt } from './address-front.ts';

export interface Road {
  start: number;
  end: number;
  /** Something stands by the road or on its corner (路口, 交叉口, 东侧): no place on it. */
  landmark: boolean;
}

const DIRECTION = '东西南北中';
const LONGEST_NAME = 14;

/** Behind a suffix these make another word of it: 街道, 路由, 公路局. */
const NOT_BEFORE: Record<string, RegExp> = {
  路: /^(?:由器|政(?:$|[执大支中局管科许案])|网|灯|况|桥[区镇街市]|[东西南北]?街道|公交|社区)/,
  公路: /^(?:局|管理|运输|养护|发展|服务|工程|建设|事业|[站处所])/,
  街: /^(?:[道区镇坊乡办]|街道|社区|上(?!海))/,
  巷: /^(?:道|社区|街道)/,
  弄: /^(?:堂|街道|社区)/,
  大街: /^(?:街道|社区)/,
  大道: /^(?:街道|社区)/,
  胡同: /^社区/,
};
/** Bodies and towns that are called after a road. */
const NAMESAKE = /^(?:村|[镇乡](?!政府|人民)|居委|派出所|司法所|办事处|小学|中学|地铁|支行|站)/;

/** A stem that ends so makes another word: 铁路, 电路, 隧道, 轨道. */
const NOT_BEHIND: Record<string, RegExp> = {
  路: /(?:(?<![钢高])铁|^道|^线|送线|^电|^网|^思|^水|^马|公里|米|公交\d*|^[东西南北中]段|^[一二两三几沿半全同])$/,
  街: /^沿$/,
  道: /(?:[街隧通轨铁管频渠河车报味便过巷赛人行]|^[一二两三])$/,
  公路: /^$/,
  弄: /(?:^[一二三四五六七八九十百]+|[\d号]|^支)$/,
  巷: /(?:^[一二三四五六七八九十百]+|号)$/,
  环: /(?:^|[^一二三四五六七内外中])$/,
  线: /[院号路\dA-Za-z热在专总支干流全地一二三四五六七八九十]$/,
};

const isHan = (char: string): boolean => char >= '\u3400' && char <= '\u9fff';

/** The same name goes on behind a suffix: 江山大道|大道, 新街|口外大街, 马路|街. */
function goesOn(text: string, end: number): boolean {
  const corner = text.charAt(end) === '口' && text.charAt(end + 1) !== '街';
  let index = corner ? end + 1 : end;
  const limit = index + 2;
  while (index < limit && MODIFIER.test(text.charAt(index)) && !/\d/.test(text.charAt(index))) index++;
  const next = suffixAt(text, index);
  if (next === undefined || PLAIN.has(next) || (['弄', '巷'].includes(next) && index > end)) return false;
  const behind = text.slice(index + next.length, index + next.length + 4);
  if (NOT_BEFORE[next]?.test(behind) || (index === end && behind.startsWith('口'))) return false;
  return !corner || index > end + 1 || next.length > 1;
}

/** In plain words too: they end a road only in front of a number, a side or the end. */
const PLAIN = new Set(['道', '线', '环']);

const closes = (text: string, end: number): boolean =>
  end >= text.length ||
  /^\s*(?:[东西南北]?\d|[,;。、()]|[东西南北中]段|[一二三四五六七八九十百]+号)/.test(
    text.slice(end, end + 8),
  );

const CORNER =
  /^(?:[东西南北中]段)?(?:口|[东西南北]?侧|[东西南北]边|以[东西南北]|交叉|交汇|交界|相交|路口|附近|旁|对面)/;

/** 航天大道[二段]17号, 人民南路[四段]. */
const SECTION = /^[一二三四五六七八九十]段(?=$|[\d,;。、()\s])/u;

/** 村路口, 十字路口: a crossing without a name. */
const CROSSING = /(?:[村镇乡]|[十丁]字|三[岔叉])$/;

/** 104国道, S305省道, 一〇四国道. */
const HIGHWAY_NUMBER = /(?:[A-Za-z]?\d+|[一二三四五六七八九〇零]{2,3})$/;

/** All roads of a stretch of normalised text, in order. Time is linear in its length. */
export function findRoads(text: string): Road[] {
  const roads: Road[] = [];
  let floor = 0;
  for (let index = 0; index < text.length; index++) {
    const suffix = suffixAt(text, index);
    if (suffix === undefined) continue;
    const end = index + suffix.length;
    if (goesOn(text, end)) {
      index = end - 1;
      continue;
    }
    const road = roadEndingAt(text, floor, index, suffix);
    if (road !== undefined) {
      roads.push(road);
      floor = end;
    } else if (suffix === '街' && text.charAt(end) === '道') {
      floor = Math.max(floor, end + 1);
    }
    index = end - 1;
  }
  return roads;
}

function roadEndingAt(text: string, floor: number, at: number, suffix: string): Road | undefined {
  const end = at + suffix.length;
  if (PLAIN.has(suffix) && !closes(text, end)) return undefined;
  const behind = text.slice(end, end + 4);
  if (NOT_BEFORE[suffix]?.test(behind) || NAMESAKE.test(behind)) return undefined;
  if (suffix === '路' && behind.startsWith('口') && CROSSING.test(text.slice(Math.max(0, at - 2), at)))
    return undefined;
  // 唐山市路北区: a district.
  if (suffix === '路' && /^[南北]区/.test(behind) && text.charAt(at - 1) === '市') return undefined;
  // 大庆市让胡路区西宾路: a district that is called after a road.
  if (
    suffix === '路' &&
    /^区(?![域间段政公行市社人委])/.test(behind) &&
    /(?:^|市)[\u3400-\u9fff]{2}$/.test(text.slice(Math.max(0, at - 3), at))
  )
    return undefined;
  if (text.charAt(end) === '口' && /^(?:街道|社区|[镇村站])/.test(text.slice(end + 1, end + 3)))
    return undefined;
  let start = at;
  while (start > floor && at - start < LONGEST_NAME * 2 && isNameCharacter(text, start - 1, at)) start--;
  const afterRoad = start === floor && floor > 0;
  const words = text.slice(start, at);
  const highway = /[国省县]道/.test(suffix) ? HIGHWAY_NUMBER.exec(words) : undefined;
  if (highway === null) return undefined;
  if (highway) return { start: start + highway.index, end, landmark: CORNER.test(text.slice(end, end + 6)) };
  let cut = nameStart(words, suffix, /[\dA-Za-z号]/.test(text.charAt(start - 1)));
  const link = /^(?:与|及|交|至|到|转|和(?=..)(?!.[东西南北中]?$))/.exec(words.slice(cut));
  if (afterRoad && link !== null) cut += link[0].length;
  if (words.length - cut > 3)
    if (cut > 0 || !text.startsWith('街道', start - 2)) cut += dropTown(words.slice(cut));
  const stem = words.slice(cut);
  if (stem === '' || stem.length > LONGEST_NAME || NOT_BEHIND[suffix]?.test(stem)) return undefined;
  if (/^[\dA-Za-z]+$/.test(stem)) return undefined;
  // 村东侧路南: the road at the village's east side has no name.
  if (suffix === '路' && /^[东西南北]侧$/.test(stem) && /^[东西南北]/.test(behind)) return undefined;
  const section = SECTION.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  return { start: start + cut, end: end + section, landmark: CORNER.test(text.slice(end, end + 6)) };
}

/** Han characters, and digits that belong to the name: 建设4路, 12号大街, 104国道. */
function isNameCharacter(text: string, index: number, at: number): boolean {
  const char = text.charAt(index);
  if (char === '号') return index === at - 1;
  if (isHan(char) || char === '〇') return true;
  return at - index <= 4 && /^[\dA-Za-z]+号?$/.test(text.slice(index, at));
}

/** The end of a side or section behind a road's name: 大道[西], 路[东段]. */
export function afterSide(text: string, end: number): number {
  const section =
    text.charAt(end) === '' ? null : /^\s*(?:[东西南北中]段?)?\s*/.exec(text.slice(end, end + 8));
  return section === null || !DIRECTION.includes(section[0].trim().charAt(0)) ? end : end + section[0].length;
}
