// Names of windows (窗口) and statements that there is none: called by the reader of one place.
import type { Span, Stretch } from './address-draft.ts';
import { readNumbers } from './address-number.ts';

/** 综合窗口, 水电气专窗, 不动产专区: the words that end a window's name; an area only if no window of it follows. */
const WINDOW_WORD = /窗口|专窗|综窗|专区(?=$|[\n,;。、:()[\]\s])/g;

/** Most texts name no window at all. */
export const mayNameWindow = (text: string): boolean => text.includes('窗') || text.includes('专区');

/** 无线下办理窗口, 不设窗口, 无需到窗口. */
const NO_WINDOW =
  /(?:无|没有|不设|未设|不设置|未设置|暂无|取消)(?:置|立|有|任何)?(?:线下|现场|实体|固定|专门|人工|对外|办事|办理|服务|受理|的|业务){0,4}(?:窗口|办理地点|办理场所)|(?:无需|不需要?|不用|无须)(?:再)?(?:到|去|前往|至|跑)?(?:线下|现场|实体|办事|办理|服务|大厅|的){0,3}窗口|无线下(?:办理|受理|服务)/;

/** The text itself says that there is no window. */
export function saysNoWindow(text: string): boolean {
  return NO_WINDOW.test(text);
}

/** Behind a window they make it an act, not a name: 窗口办理, 窗口查询地址. */
const ACT =
  /^(?:工作人员|办理|受理|查询|咨询|提交|领取|申请|申报|服务|地址|地点|电话|时间|名称|编号|号|人员)/;
/** In front of it they leave it open which one. */
const ANY = /(?:各|任一|任意|任何|相关|有关|对应|所有|每个|该|本|到|至|去|线下|现场)$/;

/** Ends of a place's name: a window's own name starts behind the last one. */
const PLACE_ENDS = [
  ...[
    '中心',
    '大厅',
    '大楼',
    '大厦',
    '公司',
    '政府',
    '派出所',
    '办事处',
    '服务站',
    '服务点',
    '专区',
    '办公楼',
  ],
  ...[
    '业务区',
    '服务区',
    '办理区',
    '受理区',
    '法院',
    '检察院',
    '医院',
    '事务所',
    '税务所',
    '车管所',
    '综合楼',
    '局',
  ],
  ...[
    '门诊楼',
    '东侧',
    '西侧',
    '南侧',
    '北侧',
    '左侧',
    '右侧',
    '商务区',
    '大院',
    '委员会',
    '管委会',
    '北厅',
    '南厅',
    '东厅',
    '西厅',
  ],
];
const ANY_PLACE_END = new RegExp(PLACE_ENDS.join('|'));
/** Words between the place and the name that belong to neither. */
const LEAD =
  /^(?:的|内|里|为|是|在|由|到|至|请到|前往|设|设在|位于|即|周[一二三四五六日天至到]+|星期[一二三四五六日天]|每周[一二三四五六日天]|工作日|和|及|与|或|以及|[①-⑳号楼层室厅])+/;
const STOP = /[\n,;。、:()[\]!?|]/;
const LONGEST_NAME = 40;

export interface WindowName {
  start: number;
  end: number;
}

/** Where the name of the window that ends at `end` starts, or undefined if it has none and nothing shows that it is one. */
function nameBefore(text: string, from: number, word: number, end: number): WindowName | undefined {
  let start = word;
  while (start > from && word - start < LONGEST_NAME && !STOP.test(text.charAt(start - 1))) start--;
  const space = text.slice(start, word - 1).lastIndexOf(' ');
  if (space >= 0) start += space + 1;
  let name = text.slice(start, word);
  for (const place of ANY_PLACE_END.test(name) ? PLACE_ENDS : []) {
    const at = name.lastIndexOf(place);
    const cut = at + place.length;
    if (at < 0 || name.length - cut < 2) continue;
    if (place === '局' && /^[部域面]/.test(name.slice(cut))) continue;
    start += cut;
    name = name.slice(cut);
  }
  const lead = LEAD.exec(name);
  if (lead !== null) {
    start += lead[0].length;
    name = name.slice(lead[0].length);
  }
  while (name.startsWith(' ')) {
    start++;
    name = name.slice(1);
  }
  if (ANY.test(name)) return undefined;
  return { start, end };
}

/**
 * Windows with a name in normalised text. `barriers` are the ends of what was read as something else (road, number);
 * a name never reaches over one. Names may be followed by a number (综合窗口11): that is the caller's.
 */
export function findWindowNames(text: string, barriers: readonly number[]): WindowName[] {
  const names: WindowName[] = [];
  let from = 0;
  let next = 0;
  for (const match of text.matchAll(WINDOW_WORD)) {
    const end = match.index + match[0].length;
    while (next < barriers.length && barriers[next]! <= match.index) from = Math.max(from, barriers[next++]!);
    // The number in front was read with the word: 3号窗口.
    const numbered = barriers[next] === end;
    const bare =
      match.index === from || STOP.test(text.charAt(match.index - 1)) || text.charAt(match.index - 1) === ' ';
    const act = ACT.test(text.slice(end, end + 4)) && !/^服务[台区]/.test(text.slice(end, end + 3));
    if (!numbered && !(bare && (act || match.index === 0))) {
      const name = nameBefore(text, from, match.index, end);
      if (name !== undefined) names.push(name);
    }
    from = end;
  }
  return names;
}

/** 3号综合窗口: does a window's name of a few characters follow the number that ends at `end`? */
export function nameFollows(text: string, end: number): boolean {
  return /^[^\s,;。、:()\d中局厅楼]{1,10}(?:窗口|专窗|综窗)/.test(text.slice(end, end + 13));
}

/** Length of the area's letter that stands right before a number (A区3号), 0 for none. */
export function areaBefore(text: string, start: number): number {
  return /[A-Za-z]\d?区$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
}

/** 综合窗口(1、2号): the numbers of brackets that hold nothing else. */
export function bracketedNumbers({ text, offset }: Stretch): Span[] | undefined {
  if (!/^[\d、,.\-~至到和号A-Za-z\s]+$/.test(text)) return undefined;
  return readNumbers(text, [], () => false).flatMap(({ items }) =>
    items.map(([start, end]): Span => [start + offset, end + offset]),
  );
}
