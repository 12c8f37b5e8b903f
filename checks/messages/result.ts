// Messages of the result check (办理结果): RS01-RS04.
import type { Message } from '../frame/check.ts';
import { LICENSING, NATIONAL_TABLE, OURS, ours } from './basis.ts';

export const resultMessages: readonly Message[] = [
  {
    id: 'RS01',
    title: '结果类型或样本为空',
    severity: 'major',
    text: '有办理结果的，应当填写结果类型，并提供结果样本。',
    fix: '请补充结果类型（证照、批文、其他），上传结果样本。',
    basis: ours(NATIONAL_TABLE),
    guard: '页面没有该栏的不判；只缺样本的，转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'RS02',
    title: '结果类型与名称不符',
    severity: 'minor',
    text: '名称为批复、批文的，结果类型为批文；名称以证、证书、执照结尾的，结果类型为证照。',
    fix: '请核对结果类型，如“排水许可证”为证照。',
    basis: OURS,
    guard: '凭证、证明不判；一栏列有几个结果的不判；类型写“其他”的，转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'RS03',
    title: '送达方式缺失或与快递不符',
    severity: 'minor',
    text: '有办理结果的，应当写明送达方式；支持物流快递的，送达方式应当写有快递。',
    fix: '请补充送达方式，如“窗口领取、快递送达”。',
    basis: OURS,
    guard: '页面没有“送达方式”一栏的不判；办理结果中已写明送达方式的视为已写。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'RS04',
    title: '许可结果送达超过十日',
    severity: 'minor',
    text: '行政许可应当自作出决定之日起十日内颁发、送达。',
    fix: '请改为“自作出决定之日起10日内送达”。',
    basis: LICENSING.deliver,
    guard: '“日”按工作日计，11至15日的转人工复核；不是行政许可的不判。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
];
