// Reads the examples of a check's page and makes guides of them, so that the page's promises are run.
import { readFileSync } from 'node:fs';
import { HallIndex } from '../../checks/parts/hall-index.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Hall } from '../../store/schemas/hall.ts';
import type { Verdict } from '../../store/schemas/outcome.ts';
import { materialOf } from './form-examples.ts';
import { linkOf } from './link-examples.ts';

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

/** 类型=原件: the columns of a material as the examples write them; what is not written is as a right guide has it. */
const MATERIAL_COLUMNS: Record<string, string> = {
  类型: 'kind',
  原件: 'originals',
  复印件: 'copies',
  形式: 'form',
  必要性: 'necessity',
  情形: 'condition',
  来源: 'source',
  出具单位: 'issuer',
  免: 'exempt',
};
const RIGHT_MATERIAL = {
  kind: '原件',
  originals: '1',
  copies: '0',
  form: '纸质或电子',
  necessity: '必要',
  source: '申请人自备',
};

function materials(lines: string[]) {
  return lines.filter(Boolean).map((line) => {
    const [name = '', ...columns] = line.split('｜');
    const own = columns.map((column) => {
      const [label = '', value = ''] = column.split('＝');
      if (!MATERIAL_COLUMNS[label]) throw new Error(`材料的栏目“${label}”不认识：${line}`);
      return [MATERIAL_COLUMNS[label], label === '免' ? value === '是' : value];
    });
    const all = { name, ...RIGHT_MATERIAL, ...Object.fromEntries(own) };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  });
}

/** 缺栏：中介服务: columns that the page lacks. */
const COLUMN_PATHS: Record<string, string> = {
  中介服务: 'intermediary',
  特殊环节: 'specialStages',
  ...Object.fromEntries(
    Object.entries(MATERIAL_COLUMNS).map(([label, column]) => [label, `materials.${column}`]),
  ),
};

/** Chinese labels of the pages' examples, and what each sets. */
const SETTERS: Record<string, (values: string[]) => Record<string, unknown>> = {
  办理地点: ([address]) => ({ place: { address } }),
  办理时间: ([hours]) => ({ place: { hours } }),
  大厅: ([hall]) => ({ place: { hall } }),
  地点电话: ([phone]) => ({ place: { phone } }),
  // The hall on the service map is found below, as a run finds it.
  地图: () => ({}),
  地图地址: ([address]) => ({ row: { address } }),
  地图时间: ([hours]) => ({ row: { hours } }),
  地图电话: ([phone]) => ({ row: { phone } }),
  咨询方式: ([consult]) => ({ consult }),
  监督投诉: ([complaint]) => ({ complaint: complaint || undefined }),
  实施主体: ([authority]) => ({ authority }),
  承诺时限: ([promiseLimit]) => ({ promiseLimit: promiseLimit || undefined }),
  承诺时限说明: ([note]) => ({ promiseLimitNote: note || undefined }),
  法定时限: ([legalLimit]) => ({ legalLimit: legalLimit || undefined }),
  法定时限说明: ([note]) => ({ legalLimitNote: note || undefined }),
  事项名称: ([name]) => ({ name }),
  基本编码: ([basicCode]) => ({ basicCode }),
  实施编码: ([implementationCode]) => ({ implementationCode }),
  业务办理项编码: ([handlingItemCode]) => ({ handlingItemCode }),
  行使层级: ([level]) => ({ level }),
  事项状态: ([taskState]) => ({ taskState }),
  立即办理: ([applyUrl]) => ({ applyUrl }),
  是否收费: ([fee]) => ({ fee }),
  收费标准: ([feeStandard]) => ({ feeStandard: feeStandard || undefined }),
  收费依据: ([feeBasis]) => ({ feeBasis: feeBasis || undefined }),
  网上支付: ([onlinePayment]) => ({ onlinePayment }),
  结果类型: ([resultType]) => ({ resultType: resultType || undefined }),
  结果样本: ([resultSample]) => ({ resultSample: resultSample || undefined }),
  送达方式: ([resultDelivery]) => ({
    resultDelivery: resultDelivery || undefined,
  }),
  物流快递: ([express]) => ({ express }),
  事项类型: ([itemType]) => ({ itemType }),
  设定依据: ([legalBasis]) => ({ legalBasis: legalBasis || undefined }),
  到现场次数: ([visits]) => ({ visits, visitReason: undefined }),
  现场原因: ([visitReason]) => ({ visitReason: visitReason || undefined }),
  办理形式: ([forms]) => ({ handleForms: forms!.split('、') }),
  办件类型: ([projectType]) => ({ projectType }),
  网办深度: ([onlineDepth]) => ({ onlineDepth }),
  办理结果: ([results]) => ({ results }),
  受理条件: ([conditions]) => ({ conditions }),
  服务对象: ([serviceObject]) => ({ serviceObject }),
  适用范围: ([applyScope]) => ({ applyScope }),
  通办范围: ([handleArea]) => ({ handleArea }),
  在线入口: ([applyUrl]) => ({ applyUrl: applyUrl || undefined }),
  必要材料: (names) => ({ materials: names.map((name) => ({ name, necessity: '必要' })) }),
  空表地址: ([url]) => ({ materials: [{ name: '申请表', blankForm: { url } }] }),
  办理流程: ([process]) => ({ process: process || undefined }),
  // Joined with their material below.
  空表: () => ({}),
  样表: () => ({}),
  环节: (lines) => ({ steps: steps(lines) }),
  中介服务: ([intermediary]) => ({ intermediary: intermediary || undefined }),
  特殊环节: ([specialStages]) => ({ specialStages: specialStages || undefined }),
  材料总数: ([materialsTotal]) => ({ materialsTotal }),
  材料: (lines) => ({ materials: materials(lines) }),
  缺栏: (columns) => ({ lacking: columns.map((column) => COLUMN_PATHS[column]) }),
  本页地址: ([pageUrl]) => ({ pageUrl }),
  在线办理入口: ([value]) => {
    const { url, fact } = linkOf(value!);
    return { applyUrl: url, applyFact: fact };
  },
  链接: (values) => ({
    links: values.map((value) => {
      const [text, address] = value.split('＝') as [string, string];
      return { text, ...linkOf(address) };
    }),
  }),
  拨号链接: ([pair]) => {
    const [text, dialled] = pair!.split('＝');
    return { links: [{ text, url: `tel:${dialled}` }] };
  },
};

const SECTIONS = [
  'name',
  'authority',
  'visits',
  'visitReason',
  'consult',
  'complaint',
  'conditions',
  'process',
  'results',
  'handleForms',
  'legalLimit',
  'promiseLimit',
  'legalBasis',
  'intermediary',
  'specialStages',
  'applyUrl',
  'places',
  'materials',
  'steps',
  'links',
];
/** Rows that many pages leave out: shown only where the example names them. */
const SELDOM = [
  'legalLimitNote',
  'promiseLimitNote',
  'feeStandard',
  'feeBasis',
  'onlinePayment',
  'resultType',
  'resultSample',
  'resultDelivery',
];
const SHOWN = [
  ...SECTIONS.filter((section) => section !== 'applyUrl'),
  'steps.limit',
  'steps.handler',
  'steps.standard',
  'steps.result',
  'places.address',
  'places.hours',
  ...Object.values(COLUMN_PATHS),
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
  const row = Object.assign({}, ...[...values].map(([label, v]) => SETTERS[label]!(v).row ?? {}));
  const { place: _, row: __, lacking = [], ...fields } = set;
  const [name] = values.get('材料') ?? [];
  const [blank, sample] = [values.get('空表')?.[0], values.get('样表')?.[0]];
  const withForms = name && (blank ?? sample) !== undefined ? [materialOf(name, blank, sample)] : undefined;
  const whole = ServiceGuide.parse({
    name: '示例事项',
    visits: '1次',
    visitReason: '核验原件',
    authority: '上海市示例局',
    conditions: '申请人须年满18周岁且具有完全民事行为能力',
    legalBasis: '《示例条例》第十条',
    legalLimit: '20个工作日',
    handleForms: ['窗口办理', '网上办理'],
    consult: '021-63212398',
    complaint: '12345',
    results: '许可证，可快递送达',
    places: [{ address: '汉口路695号1楼01号窗口', hours: '工作日9:00-12:00，13:30-17:00', ...place }],
    steps: steps([
      '受理｜1个工作日｜窗口人员｜材料齐全、符合法定形式｜受理通知书',
      '审查｜4个工作日｜审批科经办人｜经营场所与申报一致｜审查意见',
    ]),
    intermediary: '无',
    specialStages: '无',
    materials: materials(['申请表']),
    ...fields,
    ...(withForms && { materials: withForms }),
    observed: Object.fromEntries([...SECTIONS, ...SELDOM].map((section) => [section, 'complete'])),
    // A button has no caption that could stand there without it.
    shown: [...SHOWN, ...Object.keys(fields).filter((path) => path !== 'applyUrl' || fields.applyUrl)].filter(
      (path) => !lacking.includes(path),
    ),
    source: 'page',
    reader: 'test',
  });
  const asked = [...values.keys()].some((label) => label.startsWith('地图'));
  return asked ? { ...whole, onMap: onMapOf(whole, row) } : whole;
}

/** A whole map of one hall, 黄浦区行政服务中心, that shows what the example says. */
function onMapOf({ places }: ServiceGuide, row: Partial<Hall>): ServiceGuide['onMap'] {
  const hall: Hall = { id: '1', name: '黄浦区行政服务中心', url: null, ...row };
  const index = new HallIndex({ halls: [hall], whole: true });
  return places.map((place) => index.find(place));
}
