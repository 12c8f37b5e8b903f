// Messages of the identity check (事项基本信息): C06, C08, C09, C12.
import type { Message } from '../frame/check.ts';
import { LICENSING, NATIONAL_TABLE, OURS, ours } from './basis.ts';

export const identityMessages: readonly Message[] = [
  {
    id: 'C06',
    title: '基本要素未填写',
    severity: 'major',
    text: '事项名称、实施主体、设定依据、受理条件都应当填写，不得用占位词。',
    fix: '请补充，如“设定依据：《中华人民共和国食品安全法》第三十五条”。',
    basis: ours(`${NATIONAL_TABLE}；${LICENSING.publish}`),
    guard:
      '页面没有该栏的，归为同一原因转人工复核；受理条件写“无”的另判；公共服务的设定依据写“无”的转人工复核。',
    indicator: '编码与基本信息（19 办件信息、29 事项清理和规范）',
  },
  {
    id: 'C08',
    title: '事项名称不规范',
    severity: 'major',
    text: '事项名称不应含有“测试”“test”“废止”“（删除）”等字样，括号应当成对，首尾无空格。',
    fix: '请更正事项名称，已废止的事项请下架。',
    basis: OURS,
    guard: '“普通话水平测试”“规章废止”等本身是名称的不判；页面截断的名称不判括号。',
    indicator: '编码与基本信息（19 办件信息、29 事项清理和规范）',
  },
  {
    id: 'C09',
    title: '停办事项仍可办理',
    severity: 'major',
    text: '状态为暂停、取消的事项，不应展示“立即办理”入口。',
    fix: '请核对事项状态：停办的撤下入口，仍在办理的更正状态。',
    basis: OURS,
    guard: '页面未显示事项状态的不判。',
    indicator: '编码与基本信息（19 办件信息、29 事项清理和规范）',
  },
  {
    id: 'C12',
    title: '受理条件过于简略',
    severity: 'minor',
    text: '受理条件应当写明具体条件，不应只写“无”“符合条件”。',
    fix: '请写明具体条件，如“申请人须年满18周岁且具有完全民事行为能力”。',
    basis: OURS,
    guard: '不足10个字但写有具体对象、年龄、户籍等的不判，其余转人工复核；公共服务写“无”的转人工复核。',
    indicator: '编码与基本信息（19 办件信息、29 事项清理和规范）',
  },
];
