// Where a road's own name starts behind the town, estate or body in front of it: called by address-street.ts.

/** What a road name may add to its stem: 南京[东]路, 瑞金[二]路, 广场[环]路. */
export const MODIFIER = /^[东西南北中上下前后内外新老环横纵支直一二三四五六七八九十百〇\d]$/;
type WordsByFirst = ReadonlyMap<number, readonly string[]>;

/** Words by their first character's code, in their order; looking up every word at every character would take most of the time. */
function byFirst(words: readonly string[]): WordsByFirst {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const group = groups.get(word.charCodeAt(0));
    if (group) group.push(word);
    else groups.set(word.charCodeAt(0), [word]);
  }
  return groups;
}

function wordAt(words: WordsByFirst, text: string, index: number): string | undefined {
  const group = words.get(text.charCodeAt(index));
  if (group) for (const word of group) if (text.startsWith(word, index)) return word;
  return undefined;
}

/** Longest first. */
const SUFFIXES = byFirst('大道 大街 公路 胡同 国道 省道 县道 路 街 巷 弄 道 线 环'.split(' '));

/** Ends of the names that stand in front of a road: admin units, estates, buildings, bodies. */
const FRONT_ENDS = byFirst(
  [
    '街道办事处 街道 社区 自治州 地区 自治旗 左旗 右旗 前旗 后旗 中旗',
    '工业园区 产业园区 科技园区 创业园区 物流园区 省 市 区 县 镇 乡 村',
    '工业园 产业园 科技园 物流园 创业园 软件园 园博园 中心 大厦 大楼 广场 花园 公园 农场 新城',
    '公司 政府 委员会 管委会 医院 大学 学校 小学 中学 分局 办事处 服务站 服务点 支队 大队 对面 附近 旁边',
  ].flatMap((line) => line.split(' ')),
);
/** Words that lead in: behind them an address starts. */
const LEAD_INS = byFirst(
  '位于 坐落于 坐落在 设在 地址是 地址为 地址在 地址 地点 的 交界处 靠近 毗邻'.split(' '),
);
const FIRST_CHARACTERS = new Set([...FRONT_ENDS.keys(), ...LEAD_INS.keys()]);
/** 市 and the like inside an ordinary word: 市场路 is one name. */
const NOT_FRONT: Record<string, RegExp> = {
  市: /^[场民政]/,
  区: /^(?:[域间]|府(?![东西南北前后]))/,
  县: /^[城府委政]/,
  镇: /^[政府]/,
  村: /^[委民]/,
};
/** Parts of a town: a road may be called after its side of them (开发区东路). */
const ZONE = /(?:(?:开发|[新园社小校矿景库]|工业|高新|^城)区|[村乡园场心厦司城])$/;

/** A counted unit in front of a name: 十八号区|银泉路, A区|小龙门路, 九楼|云龙北路, 839弄|大连路. */
const COUNTED = /(?:[一二三四五六七八九十]+|^|\d|号)[区楼层栋幢座组期门号室弄](?=.)/y;
const COUNTS = new Set('一二三四五六七八九十号0123456789');

/** Index in the words before `suffix` where the road's own name starts; `leads`: a number stands in front of them. */
export function nameStart(words: string, suffix: string, leads: boolean): number {
  let cut = 0;
  for (let index = 0; index < words.length; index++) {
    COUNTED.lastIndex = index;
    const counted = (index > 0 ? COUNTS.has(words.charAt(index)) : leads) ? COUNTED.exec(words) : null;
    if (counted) {
      cut = index + counted[0].length;
      index = cut - 1;
      continue;
    }
    if (!FIRST_CHARACTERS.has(words.charCodeAt(index))) continue;
    const lead = wordAt(LEAD_INS, words, index);
    if (lead !== undefined && index + lead.length < words.length) {
      cut = index + lead.length;
      index = cut - 1;
      continue;
    }
    const end = wordAt(FRONT_ENDS, words, index);
    if (end === undefined) continue;
    const after = index + end.length;
    const name = words.slice(cut, index);
    const rest = words.slice(after);
    index = after - 1;
    const zone = name === '' && end.endsWith('园区');
    // 桃花源街道|办事处|桃花源大道: the words begin behind 街道.
    const office = name === '' && end === '办事处';
    if ((name === '' && !zone && !office) || rest === '') continue;
    // 付村|镇, 桐乡|市: the town's own name ends like a unit.
    if (name.length === 1 && /^[省市区县镇乡]/.test(rest) && rest.length > 1) continue;
    if (NOT_FRONT[end]?.test(rest) && wordAt(FRONT_ENDS, rest, 1) === undefined) continue;
    if ((name === '城' || name === '都') && end === '市') continue;
    const onlyModifiers = [...rest].every((char) => MODIFIER.test(char));
    if (
      onlyModifiers &&
      (rest.length === 1 || /^[\d一二三四五六七八九十]+$/.test(rest)) &&
      ZONE.test(words.slice(cut, after))
    )
      continue;
    if (rest.length === 1 && (onlyModifiers ? name.length === 1 : suffix === '路')) continue;
    cut = after;
  }
  return cut;
}

/** Characters that spell Mongolian, Uyghur and other foreign names, which are longer than two: 成吉思汗, 乌兰察布, 呼伦贝尔. */
const SPELT =
  /^[成吉思汗呼伦贝尔锡林郭勒鄂多斯乌兰察布巴彦淖阿拉善克玛依鲁木齐喀什噶库苏伊犁哈浩特塔额敏尼珠穆朗]{4,}$/;

/**
 * Index in a name where the road's part of it starts. Town names are often written without 镇 or 区: four characters
 * and a suffix are mostly two names (临平星光街), as labelled addresses show (the NCAP set).
 */
export function dropTown(stem: string): number {
  const numbered = /\d+号$/.exec(stem);
  if (numbered !== null) return numbered.index;
  let core = stem.length;
  while (core > 0 && MODIFIER.test(stem.charAt(core - 1))) core--;
  if (suffixAt(stem, core - 2) === stem.slice(core - 2, core) || suffixAt(stem, core - 1) !== undefined)
    return 0;
  if (SPELT.test(stem.slice(0, core))) return 0;
  return core >= 4 ? core - 2 : 0;
}

/** The road suffix (路, 大街 …) that stands at `index`. */
export function suffixAt(text: string, index: number): string | undefined {
  return wordAt(SUFFIXES, text, index);
}
