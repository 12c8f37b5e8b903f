// The roads (道路) named in a stretch of an address: called by the reader of one place.

export interface Road {
  start: number;
  end: number;
  /** Something stands by the road or on its corner (路口, 交叉口, 东侧): no place on it. */
  landmark: boolean;
}

const DIRECTION = '东西南北中';
/** What a road name may add to its stem: 南京[东]路, 瑞金[二]路, 广场[环]路. */
const MODIFIER = /^[东西南北中上下前后内外新老环横纵支直一二三四五六七八九十百〇\d]$/;
/** Longest first. */
const SUFFIXES = ['大道', '大街', '公路', '胡同', '国道', '省道', '县道', '路', '街', '巷', '弄', '道', '线'];
const LONGEST_NAME = 14;

/** Behind a suffix these make another word of it: 街道, 路由, 公路局. */
const NOT_BEFORE: Record<string, RegExp> = {
  路: /^(?:由器|政(?![务府法协策])|网|灯|况|桥[区镇街市]|街道|公交|社区)/,
  公路: /^(?:局|管理|运输|养护|发展|服务|工程|建设|事业|[站处所])/,
  街: /^(?:[道区镇坊乡办]|街道|社区)/,
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
  路: /(?:(?<!钢)铁|^道|^线|^电|^网|^思|^水|^马|^[一二两三几沿半全同])$/,
  街: /^沿$/,
  道: /(?:[街隧通轨铁管频渠河车报味便过巷赛人行]|^[一二两三])$/,
  公路: /^$/,
  弄: /(?:^[一二三四五六七八九十百]+|\d|^支)$/,
  巷: /^[一二三四五六七八九十百]+$/,
  线: /[号路\dA-Za-z热在专总支干流全地一二三四五六七八九十]$/,
};

/** Ends of the names that stand in front of a road: admin units, estates, buildings, bodies, words that lead in. */
const FRONT_ENDS = [
  ...['街道办事处', '街道', '社区', '自治州', '地区', '自治旗', '左旗', '右旗', '前旗', '后旗', '中旗'],
  ...['工业园区', '产业园区', '科技园区', '创业园区', '物流园区', '省', '市', '区', '县', '镇', '乡', '村', '工业园', '产业园', '科技园', '物流园', '创业园', '软件园', '园博园'],
  ...['中心', '大厦', '广场', '公司', '花园', '公园', '政府', '委员会', '管委会', '医院', '大学', '学校', '大楼'],
  ...['分局', '办事处', '农场', '新城', '服务站', '服务点', '支队', '大队', '小学', '中学', '对面', '附近', '旁边'],
];
const LEAD_INS = ['位于', '坐落于', '坐落在', '设在', '地址是', '地址为', '地址在', '地址', '地点', '的', '交界处', '靠近', '毗邻'];
/** 市 and the like inside an ordinary word: 市场路 is one name. */
const NOT_FRONT: Record<string, RegExp> = {
  市: /^[场民政]/,
  区: /^[域间府]/,
  县: /^[城府委政]/,
  镇: /^[政府]/,
  村: /^[委民]/,
};
/** Parts of a town: a road may be called after its side of them (开发区东路). */
const ZONE = /(?:(?:开发|[新园社小校矿景库]|工业|高新|^城)区|[村乡园场心厦司城])$/;

const isHan = (char: string): boolean => char >= '\u3400' && char <= '\u9fff';

/** A counted unit in front of a name: 十八号区|银泉路, A区|小龙门路, 九楼|云龙北路. */
const COUNTED = /(?:[一二三四五六七八九十]+|^|\d|号)[区楼层栋幢座组期门号室](?=.)/y;

/** Where a road's own name starts within the words before its suffix. */
function nameStart(words: string, suffix: string, leads: boolean): number {
  let cut = 0;
  for (let index = 0; index < words.length; index++) {
    COUNTED.lastIndex = index;
    const counted = (index > 0 || leads) && COUNTED.exec(words);
    if (counted) {
      cut = index + counted[0].length;
      index = cut - 1;
      continue;
    }
    const lead = LEAD_INS.find((word) => words.startsWith(word, index));
    if (lead !== undefined && index + lead.length < words.length) {
      cut = index + lead.length;
      index = cut - 1;
      continue;
    }
    const end = FRONT_ENDS.find((word) => words.startsWith(word, index));
    if (end === undefined) continue;
    const after = index + end.length;
    const name = words.slice(cut, index);
    const rest = words.slice(after);
    index = after - 1;
    const zone = name === '' && cut > 0 && end.endsWith('园区');
    if ((name === '' && !zone) || rest === '') continue;
    // 付村|镇, 桐乡|市: the town's own name ends like a unit.
    if (name.length === 1 && /^[省市区县镇乡]/.test(rest) && rest.length > 1) continue;
    if (NOT_FRONT[end]?.test(rest) && !FRONT_ENDS.some((word) => rest.startsWith(word, 1))) continue;
    if ((name === '城' || name === '都') && end === '市') continue;
    const onlyModifiers = [...rest].every((char) => MODIFIER.test(char));
    if (onlyModifiers && (rest.length === 1 || /^[\d一二三四五六七八九十]+$/.test(rest)) && ZONE.test(words.slice(cut, after))) continue;
    if (rest.length === 1 && (onlyModifiers ? name.length === 1 : suffix === '路')) continue;
    cut = after;
  }
  return cut;
}

/** Town names are often written without 镇 or 区: four characters and a suffix are mostly two names. */
function dropTown(stem: string): number {
  const numbered = /\d+号$/.exec(stem);
  if (numbered !== null) return numbered.index;
  let core = stem.length;
  while (core > 0 && MODIFIER.test(stem.charAt(core - 1))) core--;
  if (suffixAt(stem, core - 2) === stem.slice(core - 2, core) || suffixAt(stem, core - 1) !== undefined) return 0;
  return core >= 4 ? core - 2 : 0;
}

function suffixAt(text: string, index: number): string | undefined {
  return SUFFIXES.find((suffix) => text.startsWith(suffix, index));
}

/** The same name goes on behind a suffix: 江山大道|大道, 新街|口外大街, 马路|街. */
function goesOn(text: string, end: number): boolean {
  const corner = text.charAt(end) === '口' && text.charAt(end + 1) !== '街';
  let index = corner ? end + 1 : end;
  const limit = index + 2;
  while (index < limit && MODIFIER.test(text.charAt(index)) && !/\d/.test(text.charAt(index))) index++;
  const next = suffixAt(text, index);
  if (next === undefined || (['线', '道'].includes(next)) || (['弄', '巷'].includes(next) && index > end)) return false;
  const behind = text.slice(index + next.length, index + next.length + 4);
  if (NOT_BEFORE[next]?.test(behind) || (index === end && behind.startsWith('口'))) return false;
  return !corner || index > end + 1 || next.length > 1;
}

/** A plain 道 or 线 is a road only in front of a number, a side or the end. */
const closes = (text: string, end: number): boolean =>
  end >= text.length || /^\s*(?:[\d,;。、()]|[东西南北中]段|[一二三四五六七八九十百]+号)/.test(text.slice(end, end + 8));

const CORNER = /^(?:[东西南北中]段)?(?:口|[东西南北]?侧|[东西南北]边|以[东西南北]|交叉|交汇|交界|相交|路口|附近|旁|对面)/;

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
  if ((suffix === '道' || suffix === '线') && !closes(text, end)) return undefined;
  const behind = text.slice(end, end + 4);
  if (NOT_BEFORE[suffix]?.test(behind) || NAMESAKE.test(behind)) return undefined;
  if (text.charAt(end) === '口' && /^(?:街道|社区|[镇村站])/.test(text.slice(end + 1, end + 3))) return undefined;
  let start = at;
  while (start > floor && at - start < LONGEST_NAME * 3 && isNameCharacter(text, start - 1, at)) start--;
  const afterRoad = start === floor && floor > 0;
  const words = text.slice(start, at);
  let cut = nameStart(words, suffix, /[\dA-Za-z]/.test(text.charAt(start - 1)));
  const highway = /[国省县]道/.test(suffix) ? /[A-Za-z]?\d+$/.exec(words) : undefined;
  if (highway === null) return undefined;
  if (highway) return { start: start + highway.index, end, landmark: CORNER.test(text.slice(end, end + 6)) };
  const link = /^(?:与|及|交|至|到|转|和(?=..)(?!.[东西南北中]?$))/.exec(words.slice(cut));
  if (afterRoad && link !== null) cut += link[0].length;
  if (words.length - cut > 3) if (cut > 0 || !text.startsWith('街道', start - 2) || process.env.V) cut += dropTown(words.slice(cut));
  const stem = words.slice(cut);
  if (stem === '' || stem.length > LONGEST_NAME || NOT_BEHIND[suffix]?.test(stem)) return undefined;
  if (/^[\dA-Za-z]+$/.test(stem)) return undefined;
  return { start: start + cut, end, landmark: CORNER.test(text.slice(end, end + 6)) };
}

/** Han characters, and digits that belong to the name: 建设4路, 12号大街, 104国道. */
function isNameCharacter(text: string, index: number, at: number): boolean {
  const char = text.charAt(index);
  if (/[\dA-Za-z]/.test(char)) return at - index <= 4 && /^[\dA-Za-z]+号?$/.test(text.slice(index, at));
  if (char === '号') return index === at - 1;
  return isHan(char) || char === '〇';
}

/** The end of a side or section behind a road's name: 大道[西], 路[东段]. */
export function afterSide(text: string, end: number): number {
  const section = text.charAt(end) === '' ? null : /^\s*(?:[东西南北中]段?)?\s*/.exec(text.slice(end, end + 8));
  return section === null || !DIRECTION.includes(section[0].trim().charAt(0)) ? end : end + section[0].length;
}
