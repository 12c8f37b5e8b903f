// The matrix as one page that opens from a USB stick: units × doors, then every finding with its way and picture. Pure; called by the
// login-matrix command.
import type { LoginRun } from '../../store/schemas/door-visit.ts';
import { type Html, html } from '../html.ts';
import { SEVERITY_NAMES, VERDICT_NAMES } from '../labels.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { staticPage } from '../static-page.ts';
import { findingBlock } from '../told-finding.ts';
import { changesPart, type KeptWalk } from '../walks/changes.ts';
import { caption } from './caption.ts';
import { countsOf, DOOR_NAMES, DOORS, type DoorRow, doorText, matrixOf, secondsText } from './door-row.ts';
import { firstToMend, type ToMend } from './first-to-mend.ts';

export interface MatrixPage {
  siteName: string;
  run: LoginRun;
  rows: readonly DoorRow[];
  /** Path of a picture from the page's folder by its hash; undefined where there is none. */
  picture: (sha256: string) => string | undefined;
  /** What changed since the last walk. */
  kept?: KeptWalk | undefined;
}

const KINDS = { person: '个人', company: '法人' } as const;
const STATUSES: Record<LoginRun['status'], string> = {
  running: '尚未结束',
  done: '已完成',
  paused: '登录失效，暂停（重新登录后可接续）',
  stopped: '被中止（可接续）',
  failed: '未能完成',
};

/** A unit may have several items at one door. */
const idOf = (row: DoorRow, rows: readonly DoorRow[]): string => `door-${rows.indexOf(row) + 1}`;

/** One word with the colour of the worst finding. */
function tag({ state, findings }: DoorRow): Html {
  if (state !== 'seen') return html`<span class="tag plain">—</span>`;
  const worst = findings.find(({ outcome }) => outcome.verdict === 'fail') ?? findings[0];
  if (!worst) return html`<span class="tag info">通行</span>`;
  return html`<span class="tag ${worst.message.severity}">${VERDICT_NAMES[worst.outcome.verdict]}</span>`;
}

const told = (row: DoorRow, all: readonly DoorRow[]): Html | string =>
  row.findings.length > 0
    ? html`<a href="#${idOf(row, all)}">${row.findings.map(({ message }) => message.title).join('、')}</a>`
    : doorText(row);

const matrixCell = (door: string, rows: readonly DoorRow[], all: readonly DoorRow[]): Html =>
  cell(
    door,
    rows.length === 0 ? '没有这个入口' : html`${rows.map((row) => html`${tag(row)} ${told(row, all)} `)}`,
    'long',
  );

function lifeText({ life }: LoginRun): string {
  if (!life?.first) return '没有看到有效的登录';
  const again = life.logins > 1 ? `，重新登录${life.logins - 1}次` : '';
  return `${minute(life.first)} 至 ${minute(life.last ?? life.first)} 登录有效，统一身份认证的登录失效${life.losses}次${again}`;
}

const way = ({ chain }: DoorRow['visit']): Html =>
  html`<details><summary>经过的页面（${chain.length}）</summary>${chain.map(({ url, status }) => html`<p class="soft">${status}　${url}</p>`)}</details>`;

function doorSection(row: DoorRow, { picture, rows }: MatrixPage): Html {
  const { visit, findings } = row;
  const text = caption(row);
  const shown = visit.evidence.map(({ sha256 }) => picture(sha256)).find(Boolean);
  return html`<section class="item" id="${idOf(row, rows)}"><header><h3>${visit.unitName} · ${DOOR_NAMES[visit.door]}</h3>
<p>${visit.item}　<span class="soft">入口：${visit.page}　进入用时：${secondsText(visit.milliseconds)}</span></p></header>
${findings.map((one) => findingBlock(one))}
<div class="finding">${way(visit)}${shown && html`<figure><img src="${shown}" alt="${text}" loading="lazy"><figcaption>${text}</figcaption></figure>`}</div></section>
`;
}

const MAX_FIRST = 5;

const mendLine =
  (rows: readonly DoorRow[]) =>
  ({ unitName, message, verdict, doors, row }: ToMend): Html =>
    html`<li>${severityTag(message.severity)} <span class="tag plain">${VERDICT_NAMES[verdict]}</span> <a href="#${idOf(row, rows)}"><b>${unitName}</b>：${message.title}</a>（${doors.map((door) => DOOR_NAMES[door]).join('、')}）。${message.fix}</li>`;

/** Before all numbers: which unit has to mend what, and why. */
function mendFirst(rows: readonly DoorRow[]): Html | false {
  const causes = firstToMend(rows);
  if (causes.length === 0) return false;
  const [now, later] = [causes.slice(0, MAX_FIRST), causes.slice(MAX_FIRST)];
  return html`<div class="notice"><h2>先改什么</h2><p>同一单位的同一原因只列一次，括号内是涉及的入口；“不符合”在前，“待复核”须人工判断后再定。</p><ol>${now.map(mendLine(rows))}</ol>${later.length > 0 && html`<details><summary>其余${later.length}项</summary><ol start="${MAX_FIRST + 1}">${later.map(mendLine(rows))}</ol></details>`}</div>
`;
}

/** The whole page. */
export function matrixPage(page: MatrixPage): string {
  const { siteName, run, rows } = page;
  const counts = countsOf(rows);
  const title = `登录复用走查 · ${siteName}`;
  const units = matrixOf(rows);
  const found = rows.filter(({ findings }) => findings.length > 0);
  const body = html`${mendFirst(rows)}${stats([
    [String(counts.doors), '入口', `${units.length} 个单位`],
    [String(counts.smooth), '登录通行', '一次登录后直接可用'],
    [String(counts.fails), '不符合', '见下'],
    [String(counts.reviews), '待复核', '须人工判断'],
    [String(counts.unobserved), '未能查看', '不作判断'],
    [String(counts.excepted), '国家系统', '方案规定除外'],
  ])}
<p class="notice">用一个${KINDS[run.kind]}账号登录一次，从公开的办事指南出发，由三种入口分别进入各单位的办事系统。只打开页面，不填写、不提交。${STATUSES[run.status]}；登录：${lifeText(run)}。</p>
${changesPart(page.kept)}<h2>单位 × 入口</h2>
${tableOpen('各单位、各入口的登录复用情况', ['单位', ...DOORS.map((door) => DOOR_NAMES[door])])}${units.map(
  ({ unitName, doors }) =>
    tableRow(
      unitName,
      DOORS.map((door) => matrixCell(DOOR_NAMES[door], doors[door], rows)),
    ),
)}${tableClose}
<h2>问题与证据</h2>
${found.length === 0 ? html`<p>没有发现问题。</p>` : found.map((row) => doorSection(row, page))}
<p class="soft">严重程度：${SEVERITY_NAMES.critical}、${SEVERITY_NAMES.major}、${SEVERITY_NAMES.minor}。会话时长、用时为本次走查所见，受当时网络影响。</p>`;
  return staticPage({
    title,
    note: `走查时间：${minute(run.startedAt)}${run.finishedAt ? ` 至 ${minute(run.finishedAt)}` : ''}`,
    body,
    foot: `走查编号 ${run.id}。`,
  });
}
