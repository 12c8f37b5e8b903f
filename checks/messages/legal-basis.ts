// Messages of the legal basis check (设定依据): L01, L02.
import type { Message } from '../frame/check.ts';
import { OURS, ours } from './basis.ts';

export const legalBasisMessages: readonly Message[] = [
  {
    id: 'L01',
    title: '行政许可依据不完整',
    severity: 'major',
    text: '行政许可应当写明法律、行政法规或地方性法规的名称（加书名号）和条款号。',
    fix: '请补全，如“《中华人民共和国食品安全法》第三十五条”。',
    basis: ours('《中华人民共和国行政许可法》第十四条、第十五条：行政许可由法律、行政法规、地方性法规等设定'),
    guard:
      '国务院决定、目录没有条款号的不判；未加书名号、只列规章和规范性文件的，文件中条款号可能另有一列的，转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
  {
    id: 'L02',
    title: '依据可能已废止',
    severity: 'minor',
    text: '设定依据应当现行有效。',
    fix: '请核对该依据是否已废止，改列现行法律法规，如《合同法》改为《民法典》有关条款。',
    basis: OURS,
    guard: '只比对一份标有废止日期的名单，全称相同才提示，一律转人工复核。',
    indicator: '依据、收费、结果（29 事项清理和规范）',
  },
];
