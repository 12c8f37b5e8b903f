// docs/rules.md: every rule of the standards table with its check and state. Pure. Called by docs.ts.
import type { CheckMeta, Message } from '../../checks/frame/check.ts';
import type { Proof } from '../../checks/frame/proof.ts';
import { SEVERITY_NAMES } from '../../reports/labels.ts';
import { countsText } from '../../reports/proof-text.ts';

/** A rule that no machine judges: why not, and who does. */
export interface Unjudged {
  rule: string;
  why: string;
  who: string;
}

/** Verdicts that the planted truth holds of each message: what the check can say of it. */
export type Verdicts = ReadonlyMap<string, ReadonlySet<'fail' | 'review'>>;

const numbered = /^([A-Z]+)(\d+)/;

/** A2 before A10, a message of its own (A05-named) after its rule. */
export function byRule(a: string, b: string): number {
  const [, letters = a, digits = '0'] = numbered.exec(a) ?? [];
  const [, others = b, more = '0'] = numbered.exec(b) ?? [];
  if (letters !== others) return letters < others ? -1 : 1;
  return Number(digits) - Number(more) || (a < b ? -1 : 1);
}

const cellOf = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;

function stateOf(verdicts: ReadonlySet<string> | undefined): string {
  if (verdicts?.has('fail')) return verdicts.has('review') ? '自动判定；存疑时转人工' : '自动判定';
  return '一律转人工复核';
}

/** Checks without a page of their own, and the page of docs that explains them. */
const PAGES: Readonly<Record<string, string>> = {
  hall: 'service-map.md',
  'listed-items': 'service-map.md',
};

const UNPROVEN = { right: 0, wrong: 0 };

const judged = (
  { id, severity, text, indicator }: Message,
  check: CheckMeta,
  { verdicts, proofs }: Known,
): string =>
  line([
    id,
    indicator,
    text,
    SEVERITY_NAMES[severity],
    `[${check.title}](${PAGES[check.id] ?? `../checks/${check.id}.md`})`,
    stateOf(verdicts.get(id)),
    countsText(proofs.get(id) ?? UNPROVEN),
  ]);

/** What is known of each message beside its own words. */
export interface Known {
  verdicts: Verdicts;
  proofs: ReadonlyMap<string, Pick<Proof, 'right' | 'wrong'>>;
}

export function rulesPage(checks: readonly CheckMeta[], unjudged: readonly Unjudged[], known: Known): string {
  const messages = checks.flatMap((check) => check.messages.map((message) => ({ message, check })));
  messages.sort((a, b) => byRule(a.message.id, b.message.id));
  const left = [...unjudged].sort((a, b) => byRule(a.rule, b.rule));
  return `# 规则一览

本页由 \`npm run docs\` 生成。“状态”是检查程序对该规则能作出的判定；“实证”是在有标注的真实数据上的结果，见 [accuracy.md](accuracy.md)。

## 机器检查的规则
共${messages.length}个检查项。编号带后缀的（如 A05-named）是从同一条规则中单列的检查项，可以单独裁定。

${line(['编号', '指标', '要求', '严重程度', '检查', '状态', '实证'])}
${line(['---', '---', '---', '---', '---', '---', '---'])}
${messages.map(({ message, check }) => judged(message, check, known)).join('\n')}

## 机器不判断的规则
共${left.length}条。

${line(['编号', '为什么', '由谁判断'])}
${line(['---', '---', '---'])}
${left.map(({ rule, why, who }) => line([rule, why, who])).join('\n')}
`;
}
