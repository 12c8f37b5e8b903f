// Reads the examples of a check's page and makes guides of them, so that the page's promises are run.
import { readFileSync } from 'node:fs';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Verdict } from '../../store/schemas/outcome.ts';
import { materialOf } from './form-examples.ts';

export interface Example {
  message: string;
  verdict: Verdict;
  text: string;
}

const VERDICTS: Record<string, Verdict> = { 不符合: 'fail', 待复核: 'review' };

/** All examples of a page; those under 合格示例 must pass. */
export function examplesOf(page: URL): Example[] {
  const sections = readFileSync(page, 'utf8').split(/^## /mu);
  return sections.flatMap((section) => {
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.includes('---') && !line.startsWith('| 检查项'));
    const passing = section.startsWith('合格示例');
    return rows.flatMap((row) => {
      const cells = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const text = cells.at(-1)!;
      const verdict = passing ? 'pass' : VERDICTS[cells[1]!]!;
      return cells[0]!.split(' ').map((message) => ({ message, verdict, text }));
    });
  });
}

const steps = (lines: string[]) =>
  lines.filter(Boolean).map((line) => {
    const [name = '', limit, handler, standard, result] = line.split('｜');
    const ordered = /^(\d+)\.(.+)$/u.exec(name);
    const step = { order: ordered?.[1], name: ordered?.[2] ?? name, limit, handler, standard, result };
    return Object.fromEntries(Object.entries(step).filter(([, value]) => value));
  });

/** Chinese labels of the pages' examples, and what each sets. */
const SETTERS: Record<string, (values: string[]) => Record<string, unknown>> = {
  办理地点: ([address]) => ({ place: { address } }),
  办理时间: ([hours]) => ({ place: { hours } }),
  咨询方式: ([consult]) => ({ consult }),
  监督投诉: ([complaint]) => ({ complaint: complaint || undefined }),
  实施主体: ([authority]) => ({ authority }),
  承诺时限: ([promiseLimit]) => ({ promiseLimit }),
  到现场次数: ([visits]) => ({ visits, visitReason: undefined }),
  现场原因: ([visitReason]) => ({ visitReason: visitReason || undefined }),
  办理形式: ([forms]) => ({ handleForms: forms!.split('、') }),
  办件类型: ([projectType]) => ({ projectType }),
  网办深度: ([onlineDepth]) => ({ onlineDepth }),
  办理结果: ([results]) => ({ results }),
  受理条件: ([conditions]) => ({ conditions }),
  办理流程: ([process]) => ({ process: process || undefined }),
  事项类型: ([itemType]) => ({ itemType }),
  // Materials and their forms are joined below.
  材料: () => ({}),
  空表: () => ({}),
  样表: () => ({}),
  环节: (lines) => ({ steps: steps(lines) }),
  拨号链接: ([pair]) => {
    const [text, dialled] = pair!.split('＝');
    return { links: [{ text, url: `tel:${dialled}` }] };
  },
};

const SECTIONS = [
  'name',
  'visits',
  'visitReason',
  'consult',
  'complaint',
  'conditions',
  'process',
  'results',
  'handleForms',
  'places',
  'materials',
  'steps',
  'links',
];
const SHOWN = [
  ...SECTIONS,
  'steps.limit',
  'steps.handler',
  'steps.standard',
  'steps.result',
  'places.address',
  'places.hours',
  'materials.blankForm',
  'materials.sampleForm',
];

/** A guide that is right everywhere, but for what the example says. */
export function guideOf(text: string): ServiceGuide {
  const values = new Map<string, string[]>();
  for (const part of text.split('<br>')) {
    const [, label = '', value = ''] = /^([^：]+)：(.*)$/u.exec(part) ?? [];
    if (!SETTERS[label]) throw new Error(`示例中的栏目“${label}”不认识：${text}`);
    values.set(label, [...(values.get(label) ?? []), value]);
  }
  const set = Object.assign({}, ...[...values].map(([label, v]) => SETTERS[label]!(v)));
  const place = Object.assign({}, ...[...values].map(([label, v]) => SETTERS[label]!(v).place ?? {}));
  const { place: _, ...fields } = set;
  const [name] = values.get('材料') ?? [];
  const materials = name ? [materialOf(name, values.get('空表')?.[0], values.get('样表')?.[0])] : [];
  return ServiceGuide.parse({
    name: '示例事项',
    visits: '1次',
    visitReason: '核验原件',
    handleForms: ['窗口办理', '网上办理'],
    consult: '021-63212398',
    complaint: '12345',
    results: '许可证，可快递送达',
    places: [{ address: '汉口路695号1楼01号窗口', hours: '工作日9:00-12:00，13:30-17:00', ...place }],
    steps: steps([
      '受理｜1个工作日｜窗口人员｜材料齐全、符合法定形式｜受理通知书',
      '审查｜4个工作日｜审批科经办人｜经营场所与申报一致｜审查意见',
    ]),
    ...(materials.length > 0 && { materials }),
    ...fields,
    observed: Object.fromEntries(SECTIONS.map((section) => [section, 'complete'])),
    shown: SHOWN,
    source: 'page',
    reader: 'test',
  });
}
