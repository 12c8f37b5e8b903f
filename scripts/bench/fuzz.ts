// Seeded strings that are hard to read: what a field's readers look at, as dense as it can stand. Called by the bench cases.

export type FuzzedField = 'address' | 'hours' | 'phone' | 'limit' | 'visits';

/** The longest string; a value of a real guide seldom has a tenth of it. */
export const LONGEST = 5000;

const pieces = (text: string): string[] => text.split(' ');

/** Signs that stand in the values of every field. */
const JOINTS = [...'、，。；：:-—~至到()（）[]/.\n ', '和', '或', '及'];
const DIGITS = [...'0123456789'];
const NUMERALS = [...'一二三四五六七八九十百零两'];

/** The words and signs that a reader acts on, and values as offices write them. */
const FIELDS: Record<FuzzedField, { alphabet: string[]; values: string[] }> = {
  address: {
    alphabet: [
      ...DIGITS,
      ...NUMERALS,
      ...JOINTS,
      ...'号楼路弄支街道巷室层幢座栋厅窗口区县市镇村东西南北中甲乙附ABF#①②③',
      ...pieces(
        '窗口 号楼 大道 公路 大厅 中心 大厦 综合窗口 专区 单元 办事处 街道 负一楼 国道 政务服务 弄堂',
      ),
    ],
    values: pieces(
      '汉口路695号 金沙路85弄3支弄12号2号楼1402室 政务服务中心二楼A区1、2、3号窗口 中山北路1759号（近武宁路口）1层大厅综合窗口11 336-338号 建设4路12-3-1001 周一至周五5号窗口 104国道88号B1楼 南京东路与河南中路交叉口 ①行政楼一楼②办公楼三楼 不设线下办理窗口 水电气专窗',
    ),
  },
  hours: {
    alphabet: [
      ...DIGITS,
      ...NUMERALS,
      ...JOINTS,
      ...'周日月年号点时分半早晚午前后外',
      ...pieces(
        '星期 周一 周五 周六 上午 下午 工作日 法定节假日 除外 午休 休息 夏令时 冬季 预约 24小时 全天 闭馆 每天 双休日 起',
      ),
    ],
    values: pieces(
      '周一至周五9:00-11:30，13:30-17:00 工作日（周一至周五）上午8:30至12:00 法定节假日除外 周六、周日9:00—16:00 夏令时（5月1日至9月30日）14:30-17:30 中午不休息 周五下午不办公 16:30停止取号 每月第二个周六9点半到11点 5.1-10.7 2月10日-17日放假 24小时自助服务 节假日照常开放 延时服务12:00-13:00',
    ),
  },
  phone: {
    alphabet: [
      ...DIGITS,
      ...DIGITS,
      ...JOINTS,
      ...'转×xX*+号一元',
      ...pieces('021 0771 400 800 12345 电话 分机 传真 热线 86 咨询 室 www. @ .com 2021年 第'),
    ],
    values: pieces(
      '021-63212345 (0771)2883320 63212345转802 400-820-8820 12345 13812345678 +86-21-63210011 6321 2345、63212346/47 0770-.2823500 2345678901234567 咨询电话：62221234 （周一至周五9:00-17:00） 021-6321XXXX 138****1234 传真021—63210000 http://www.example.gov.cn/a1 A4纸2份',
    ),
  },
  limit: {
    alphabet: [
      ...DIGITS,
      ...NUMERALS,
      ...JOINTS,
      ...'个日天月年半周内时分约',
      ...pieces('工作日 自然日 小时 分钟 即时办结 当场 承诺 法定 不超过 延长 公示 其中 20年 单位'),
    ],
    values: pieces(
      '5个工作日 承诺期限：3个工作日 法定时限20（二十）个工作日 即办 10-15个自然日 不超过30日（不含公示7日） 半年 当场办结，否则5个工作日 特殊情况延长10个工作日 2021年3月1日',
    ),
  },
  visits: {
    alphabet: [
      ...DIGITS,
      ...NUMERALS,
      ...JOINTS,
      ...'次跑趟回到零最多',
      ...pieces('最多跑 无需 现场 不超过 至少 每年 一次性 办好 不见面 窗口 以内'),
    ],
    values: pieces(
      '最多跑1次 0次 无需到现场 提交1次，领取1次 一次办好 1-2次 不超过两次 第一次 至少3次 零跑动 每年一次 一次性告知',
    ),
  },
};

/** Numbers from 0 to below `limit`, the same row for the same seed (mulberry32). */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/**
 * `count` strings of a field: single signs at random, values joined at random, and one short piece over and over, in
 * turn; every second has the full `LONGEST` characters, the others are shorter. The same for the same seed.
 */
export function* fuzz(field: FuzzedField, count: number, seed = 2021): Generator<string> {
  const roll = dice(seed);
  const pick = (from: readonly string[]): string => from[roll(from.length)]!;
  const { alphabet, values } = FIELDS[field];
  for (let n = 0; n < count; n++) {
    const length = n % 2 === 0 ? LONGEST : 1 + roll(LONGEST);
    const few = Array.from({ length: 2 + roll(6) }, () => pick(alphabet));
    const again = few.join('');
    let text = '';
    while (text.length < length) {
      const style = n % 4;
      if (style === 0) text += pick(alphabet);
      else if (style === 1) text += pick(values) + pick(JOINTS);
      else text += style === 2 ? again : pick(few);
    }
    yield text.slice(0, length);
  }
}
