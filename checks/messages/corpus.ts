// Messages of the checks that compare many guides: handling-item codes, channels of one item, shared phones.
import type { Message } from '../frame/check.ts';
import { OURS, PLAN } from './basis.ts';

export const handlingCodeMessages: readonly Message[] = [
  {
    id: 'C05',
    title: '同一业务办理项编码对应不同事项名称',
    severity: 'critical',
    text: '业务办理项编码全市唯一，应当与事项名称一一对应。',
    fix: '请核对业务办理项编码，更正填错的一方。',
    basis: '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第19项：业务办理项编码与事项一一对应',
    guard: '同一编码、同一名称由多个单位办理的不判；名称只差情形、括号说明的，转人工复核。',
    indicator: '19 事项编码',
  },
];

const indicator = '27 多渠道数据同源';
const fix = '请核对各渠道的内容，以实际为准统一发布，并从同一数据源更新。';

export const sameSourceMessages: readonly Message[] = [
  {
    id: 'X08',
    title: '各渠道内容不一致',
    severity: 'critical',
    text: '同一事项在网站、移动端等渠道的名称、编码、主体、类型、对象、形式、时限、时间、电话、收费、条件、依据、环节和结果应当一致。',
    fix,
    basis: PLAN.sameSource,
    guard:
      '按含义比较，写法、顺序不同不判；一个渠道未展示的要素不判；一方较略、看不出是否矛盾的，转人工复核。',
    indicator,
  },
  {
    id: 'A09',
    title: '各渠道办理地点不一致',
    severity: 'major',
    text: '同一事项在各渠道的办理地点应当一致。',
    fix,
    basis: PLAN.sameSource,
    guard: '按道路、门牌、楼层、房间、窗口逐项比较，一方未写的转人工复核；地点个数不同的，转人工复核。',
    indicator,
  },
  {
    id: 'MT12',
    title: '各渠道材料清单不一致',
    severity: 'major',
    text: '同一事项在各渠道的材料名称、份数、形式应当一致。',
    fix,
    basis: PLAN.sameSource,
    guard: '材料顺序不同不判；一个渠道未展示份数、形式的，只比较名称；清单未完整打开的不判。',
    indicator,
  },
  {
    id: 'V10',
    title: '各渠道到办事现场次数不一致',
    severity: 'major',
    text: '同一事项在各渠道的到办事现场次数应当一致。',
    fix,
    basis: PLAN.sameSource,
    guard: '“最多跑1次”与“1次”不判。',
    indicator,
  },
];

export const sharedPhoneMessages: readonly Message[] = [
  {
    id: 'P10-shared',
    title: '咨询电话为众多单位共用',
    severity: 'minor',
    text: '咨询电话应当是本事项受理部门的电话，一个号码一般不会同时属于众多单位。',
    fix: '请拨打核实：不是本部门电话的，改为受理部门的电话；确为统一咨询电话的，可不修改。',
    basis: OURS,
    guard: '12345等热线、400/800号码不判；统一咨询台确实存在，一律转人工复核，按同一原因归并。',
    indicator: '35 咨询方式',
  },
];
