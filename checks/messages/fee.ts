// Messages of the fee check (收费): FEE01-FEE03.
import type { Message } from '../frame/check.ts';
import { LICENSING, NATIONAL_TABLE, OURS, ours, PLAN } from './basis.ts';

export const feeMessages: readonly Message[] = [
  {
    id: 'FEE01',
    title: '收费事项缺少标准或依据',
    severity: 'major',
    text: '收费的事项应当写明收费标准（金额和单位）和收费依据。',
    fix: '请补充，如“收费标准：10元/件；收费依据：沪价费〔2015〕12号”。',
    basis: ours(`${NATIONAL_TABLE}；${LICENSING.fee}`),
    guard: '标准、依据与是否收费写在一处的合并判断；页面没有该栏的、标准写在其他文件中的，转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'FEE02',
    title: '不收费事项写有收费内容',
    severity: 'major',
    text: '不收费的事项不应有收费标准、收费依据，也不应支持网上支付。',
    fix: '请核对是否收费，或删去收费标准、依据，将网上支付改为“否”。',
    basis: OURS,
    guard: '免收、停征的依据不判；只有收费依据的、以缴费为内容的事项支持网上支付的，转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'FEE03',
    title: '全程网办收费事项不支持网上支付',
    severity: 'major',
    text: '全程网办的收费事项应当支持网上支付。',
    fix: '请开通网上支付，或更正网上办理深度。',
    basis: ours(PLAN.depth),
    guard: '页面没有“网上支付”一栏的不判。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
];
