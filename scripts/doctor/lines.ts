// The doctor's findings as an evaluator reads them. Pure; called by scripts/commands/doctor.ts.
import type { Diagnosis } from '../../crawler/doctor/diagnosis.ts';
import { PAGE_KINDS, type PageKind } from '../../crawler/doctor/page-kind.ts';
import { elementName } from '../../reports/field-names.ts';
import { laneLines } from './lane-lines.ts';
import { nightLines } from './night-lines.ts';

const CHARSET_FROM = {
  mark: '由字节顺序标记得知',
  header: '由 HTTP 头得知',
  meta: '由网页的 meta 得知',
  content: '由内容判断',
} as const;

const LOCKED: readonly PageKind[] = ['login', 'app-only'];
/** Kinds of pages that tell whether one has to log in; a wall or an error does not. */
const OPENED: readonly PageKind[] = [...LOCKED, 'guide', 'list', 'other'];

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `【${title}】`, ...lines.map((line) => `  ${line}`)];

const verdictLines = ({ page, robots }: Diagnosis): string[] =>
  page
    ? [`${PAGE_KINDS[page.kind]}：${page.because}`]
    : [`页面没有打开：robots.txt 不允许（${robots?.rule ?? robots?.detail ?? ''}）。`];

function identityLines({ address, answer, identity, site }: Diagnosis): string[] {
  const meta = Object.entries(identity?.meta ?? {});
  const from = identity?.charsetFrom ? `（${CHARSET_FROM[identity.charsetFrom]}）` : '';
  return [
    `地址：${address}`,
    ...(answer && answer.finalUrl !== address ? [`最终地址：${answer.finalUrl}`] : []),
    ...(answer ? [`状态码：${answer.status ?? '没有回应'}`] : []),
    ...(answer && answer.redirects.length > 0
      ? [`转向 ${answer.redirects.length} 次：${answer.redirects.join(' → ')}`]
      : []),
    ...(site ? [`站点档案：${site.name}（${site.id}，渠道 ${site.channel}，版本 ${site.version}）`] : []),
    ...(identity
      ? [
          `标题：${identity.title || '（无）'}`,
          `字符编码：${identity.charset ?? '不明'}${from}${identity.charsetProblem ? `；${identity.charsetProblem}` : ''}`,
          meta.length > 0
            ? `政府网站标签：${meta.map(([name, value]) => `${name}=${value}`).join('；')}`
            : '政府网站标签（SiteName、ColumnName、PubDate 等）：没有',
        ]
      : []),
  ];
}

function accessLines({ page, bridges, answer, address, source }: Diagnosis): string[] {
  if (!page || !(source === 'url' ? OPENED : LOCKED).includes(page.kind)) return [];
  const moved = answer && answer.finalUrl !== address ? `（转到 ${answer.finalUrl}）` : '';
  return [
    page.kind === 'login'
      ? `需要登录${moved}：${page.because}。不登录不采集，登录一律由人操作。`
      : '不需要登录。',
    page.kind === 'app-only' || bridges.length > 0
      ? `${page.kind === 'app-only' ? '需要在 App 中打开' : '脚本用到了 App 的接口'}：${bridges.length > 0 ? `浏览器中没有 ${bridges.join('、')}` : page.because}。`
      : '不需要 App。',
  ];
}

function fieldLines({ fields, page }: Diagnosis): string[] {
  const named = ({ field, captions, value, values, dom }: Diagnosis['fields'][number]) =>
    `${elementName(field, null)} ← ${captions.length > 0 ? `“${captions.join('”“')}”` : '（没有栏目名称）'}：${value ?? '没有值'}${values > 1 ? `（共 ${values} 处）` : ''}${dom ? `\n      ${dom}` : ''}`;
  const found = fields.filter(({ captions, value }) => captions.length > 0 || value !== null);
  if (page?.kind !== 'guide' && found.length === 0) return [];
  const missing = fields.filter((one) => !found.includes(one));
  return [
    ...found.map(named),
    ...(missing.length > 0
      ? [`页面上没有：${missing.map(({ field }) => elementName(field, null)).join('、')}`]
      : []),
  ];
}

const unknownLines = ({ unknown }: Diagnosis): string[] =>
  unknown.length === 0
    ? []
    : [
        ...unknown.map(
          ({ caption, value, dom, times }) =>
            `“${caption}”：${value ?? '（表格的一列）'}${times > 1 ? `（共 ${times} 处）` : ''}\n      ${dom}`,
        ),
        '确是指南栏目的，请补入 crawler/dictionary 的词表。',
      ];

function panelLines({ panels: { opened, failed } }: Diagnosis): string[] {
  return [
    ...(opened.length > 0 ? [`已打开的栏目：${opened.join('、')}`] : []),
    ...(failed.length > 0 ? [`没能打开或加载的：${failed.join('、')}；这些栏目没有的内容不判为缺失`] : []),
  ];
}

function robotsLines({ robots, page }: Diagnosis): string[] {
  if (!robots) return [];
  const rule = robots.rule ? `（${robots.rule}）` : '';
  return [
    robots.detail ?? `${robots.allowed ? '允许' : '不允许'}访问这个地址${rule}。`,
    ...(robots.crawlDelay ? [`要求每两次请求间隔 ${robots.crawlDelay} 秒。`] : []),
    ...(!robots.allowed && page ? ['站点档案写明不受 robots.txt 限制，因此仍打开了页面。'] : []),
  ];
}

const gapLines = ({ gaps }: Diagnosis): string[] => {
  if (!gaps) return [];
  return gaps.length > 0 ? gaps.map((gap) => `· ${gap}`) : ['采集所需的都已具备。'];
};

/** All lines, the answer first. */
export function doctorLines(diagnosis: Diagnosis): string[] {
  return [
    ...section('这个页面能不能读', verdictLines(diagnosis)).slice(1),
    ...section('页面', [...identityLines(diagnosis), ...panelLines(diagnosis)]),
    ...section('登录与 App', accessLines(diagnosis)),
    ...section('逐个要素：栏目名称、值、位置', fieldLines(diagnosis)),
    ...section('词表中没有的栏目名称', unknownLines(diagnosis)),
    ...section('采集方式', laneLines(diagnosis)),
    ...section('robots.txt', robotsLines(diagnosis)),
    ...section('许可', gapLines(diagnosis)),
    ...section('全站需要几晚', nightLines(diagnosis)),
  ];
}
