// Messages of the contradiction check (前后矛盾与他事项内容): X06, X07, X10, X12.
import type { Message } from '../frame/check.ts';
import { OURS } from './basis.ts';

const indicator = '跨字段核对：前后一致';

export const contradictionMessages: readonly Message[] = [
  {
    id: 'X06',
    title: '面向自然人而只要求企业证照',
    severity: 'minor',
    text: '服务对象只有自然人的事项，不应以营业执照为唯一的主体材料。',
    fix: '请核对服务对象与申请材料：面向企业的，补充服务对象；面向个人的，补充身份证件。',
    basis: OURS,
    guard: '个体工商户属自然人而持营业执照的不判；一律转人工复核。',
    indicator,
  },
  {
    id: 'X07',
    title: '要求本人办理而又可委托代办',
    severity: 'minor',
    text: '受理条件与办理流程对能否委托代办的说法应当一致。',
    fix: '请核对能否委托代办，各处写法保持一致；只在特殊情形可以委托的，请写明情形。',
    basis: OURS,
    guard: '写明特殊情形（未成年人、因病等）的不判；只有委托书出现在材料中的，转人工复核。',
    indicator,
  },
  {
    id: 'X10',
    title: '跨省通办标注与通办范围不一致',
    severity: 'minor',
    text: '标注跨省通办、长三角通办的事项，通办范围应当为跨省或全国，并说明异地办理方式。',
    fix: '请核对通办范围，如“跨省（长三角）”；并写明异地办理方式，如全程网办、代收代办、多地联办。',
    basis: OURS,
    guard: '页面没有通办范围一栏的不判；看不出异地办理方式的，转人工复核。',
    indicator,
  },
  {
    id: 'X12',
    title: '疑为其他事项的内容',
    severity: 'major',
    text: '各要素应当是本事项的内容，不应是从其他事项复制而来的内容。',
    fix: '请核对该要素是否误填了其他事项的内容。',
    basis: OURS,
    guard: '只比对明确写出事项名称的句子，与本指南任何要素都没有共同字词时才提示，一律转人工复核。',
    indicator,
  },
];
