// docs/accuracy.md: accuracy on real data, message by message and reader by reader. Pure. Called by docs.ts.
import { stateOf } from '../../checks/frame/proof.ts';
import { wilson } from '../../checks/frame/wilson.ts';
import { judgedCases, type RealCount } from '../accuracy/real.ts';
import { type AccuracyRow, f1Of } from '../accuracy/row.ts';
import { byRule } from './rules-page.ts';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;
const interval = (part: number, whole: number): string => {
  if (whole === 0) return '—';
  const [low, high] = wilson(part, whole);
  return `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}%`;
};
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const STATES = { proven: '已实证', unproven: '未经实证', doubtful: '存疑，一律转人工复核' } as const;

function messageLine(message: string, c: RealCount): string {
  const fails = c.right + c.wrong;
  const defects = c.right + c.missed;
  return line([
    message,
    judgedCases(c),
    percent(c.right, fails),
    interval(c.right, fails),
    percent(c.right, defects),
    interval(c.right, defects),
    percent(c.review + c.asked, judgedCases(c)),
    STATES[stateOf(c)],
  ]);
}

function partLine(row: AccuracyRow): string {
  const f1 = f1Of(row);
  return line([
    row.message,
    row.cases,
    row.misses,
    row.falseAlarms,
    f1 ? f1.f1.toFixed(3) : '—',
    f1 ? `${f1.low.toFixed(3)}–${f1.high.toFixed(3)}` : '—',
  ]);
}

const parts = (rows: readonly AccuracyRow[]): string =>
  [
    line(['内容', '应有', '漏读', '误读', 'F1', '95% 区间']),
    line(['---', '---', '---', '---', '---', '---']),
    ...rows.map(partLine),
  ].join('\n');

/** @param unlabelled messages that no labelled real case speaks of */
export function accuracyPage(input: {
  counts: ReadonlyMap<string, RealCount>;
  unlabelled: readonly string[];
  values: readonly AccuracyRow[];
  ncap: readonly AccuracyRow[];
}): string {
  const { counts, unlabelled, values, ncap } = input;
  const messages = [...counts].sort(([a], [b]) => byRule(a, b));
  return `# 准确度

本页由 \`npm run docs\` 根据**有人工标注的真实数据**生成。内置示例指南上的结果（\`npm run accuracy\` 的 truth 部分）是回归测试：示例与检查出自同一项目，不说明在真实指南上的准确度，故不列入本页。标注的来历见 [scripts/accuracy/labels](../scripts/accuracy/labels)，从页面读取的准确度见 [reading.md](reading.md)。

## 检查项
- **样本**：有标注的真实文本或真实指南中的要素，每条由人判断是否存在该问题。检查看过标注后修正过的，表中是修正后在同一批样本上的结果，首次测定的数字见标注的说明。
- **精确率**：判为“不符合”的样本中确实存在问题的比例。**召回率**：确实存在问题的样本中判为“不符合”的比例；转人工复核和未能检查的算漏报。
- 真实样本中判为“不符合”的满50例、且精确率95%区间的上限低于95%的检查项，一律转人工复核；不满50例的为“未经实证”，在各清单中注明。

${line(['检查项', '样本', '精确率', '95% 区间', '召回率', '95% 区间', '待复核占比', '状态'])}
${line(['---', '---', '---', '---', '---', '---', '---', '---'])}
${messages.map(([message, count]) => messageLine(message, count)).join('\n')}

没有真实样本的检查项（${unlabelled.length}个，均为未经实证）：${[...unlabelled].sort(byRule).join('、')}。

## 文本识别
识别程序在真实文本的人工标注上的结果（一条标注为一个样本）。标注在程序运行之前完成，识别程序此后据其中的差异作过通用性改进，所以这不是对未见文本的测定。

${parts(values)}

## 公开地址标注集（NCAP dev）
各成分有无的识别。标签与本系统成分的对应关系见 [readers/address-ncap.md](readers/address-ncap.md)。

${parts(ncap)}
`;
}
