// Reads the examples of a check's page and makes guides of them, so that the page's promises are run.
import { readFileSync } from 'node:fs';
import { addressFact, linkFact } from '../../crawler/links/address.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LinkFact } from '../../store/schemas/link-fact.ts';
import type { Verdict } from '../../store/schemas/outcome.ts';

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

/** What asking an address brought, as the page of the check of links writes it. */
const ANSWERS: Record<string, [LinkFact['verdict'], Partial<LinkFact>?]> = {
  正常: ['alive'],
  '404': ['dead', { cause: 'gone', status: 404 }],
  '410': ['dead', { cause: 'gone', status: 410 }],
  找不到域名: ['dead', { cause: 'no-name' }],
  证书链不全: ['dead', { cause: 'certificate', certain: false }],
  出错提示: ['soft-dead'],
  像是出错提示: ['soft-dead', { certain: false }],
  转到首页: ['home'],
  转到登录: ['login'],
  转到其他事项: ['other-item', { certain: false }],
  转到内部地址: ['internal', { redirects: ['https://zwfw.example.gov.cn/'] }],
  解析到内部地址: ['internal', { certain: false }],
  循环跳转: ['loop'],
  跳转1次: ['alive', { redirects: ['1'] }],
  跳转6次: ['alive', { redirects: ['1', '2', '3', '4', '5', '6'] }],
  改用https: ['alive', { upgraded: true }],
  有位置: ['alive', { fragment: 'present' }],
  没有位置: ['alive', { fragment: 'missing' }],
  脚本页面没有位置: ['alive', { fragment: 'unsure' }],
};

function linkOf(value: string): { url: string; fact: LinkFact | undefined } {
  const [, url = '', answer] = /^([^〔]+)(?:〔(.+)〕)?$/u.exec(value) ?? [];
  if (answer === undefined) return { url, fact: addressFact(url) ?? undefined };
  const [verdict, more] = ANSWERS[answer]!;
  return { url, fact: linkFact(url, verdict, { attempts: 2, ...more }) };
}

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
  环节: (lines) => ({ steps: steps(lines) }),
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
    ...fields,
    observed: Object.fromEntries(SECTIONS.map((section) => [section, 'complete'])),
    shown: SHOWN,
    source: 'page',
    reader: 'test',
  });
}
