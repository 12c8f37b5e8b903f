// The visits of online help as one page that opens from a USB stick. Pure; called by the online-help command.
import type { Message } from '../../checks/frame/check.ts';
import { type Html, html } from '../html.ts';
import { CHANNEL_NAMES } from '../labels.ts';
import { cell, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { staticPage } from '../static-page.ts';
import { findingBlock } from '../told-finding.ts';
import { changesPart, type KeptWalk } from '../walks/changes.ts';
import {
  answerText,
  entryText,
  type HelpFinding,
  helpFindings,
  type JudgedHelpVisit,
  personText,
} from './help-row.ts';

const row = ({ visit }: JudgedHelpVisit): Html =>
  tableRow(visit.name, [
    cell('渠道', CHANNEL_NAMES[visit.channel], 'short'),
    cell('入口', entryText(visit), 'long'),
    cell('回答', answerText(visit), 'short'),
    cell('人工', personText(visit), 'short'),
  ]);

function section(finding: HelpFinding): Html {
  const { name, channel, home, picture } = finding.visit;
  const caption = `${name}：走查结束时的页面`;
  const figure =
    picture !== null &&
    html`<figure><img src="${picture}" alt="${caption}" loading="lazy"><figcaption>${caption}</figcaption></figure>`;
  return html`<section class="item"><header><h3>${name}</h3><p>${CHANNEL_NAMES[channel]}　<span class="soft">${home}</span></p></header>
${findingBlock(finding, figure)}</section>
`;
}

/** The whole page. */
export function helpPage(
  judged: readonly JudgedHelpVisit[],
  messages: readonly Message[],
  kept?: KeptWalk,
): string {
  const all = helpFindings(judged, messages);
  const count = (verdict: 'fail' | 'review') =>
    String(all.filter(({ outcome }) => outcome.verdict === verdict).length);
  const { siteName, time, inOffice } = judged[0]!.visit;
  const body = html`${stats([
    [String(judged.length), '入口', '各渠道的首页'],
    [count('fail'), '不符合', '见下'],
    [count('review'), '待复核', '须人工判断'],
    [String(judged.filter(({ visit }) => visit.unobserved).length), '未能查看', '不作判断'],
  ])}
<p class="notice">从各渠道的首页进入在线客服，提一个不涉及个人信息的一般性问题，再请求转人工。每天最多一次；接通人工后不再发言。${inOffice ? '走查在工作时间进行。' : '走查不在工作时间，人工客服不作判断。'}</p>
${changesPart(kept)}<h2>各入口</h2>
${tableOpen('在线客服的情况', ['入口', '渠道', '怎样进入', '开始回答', '人工'])}${judged.map(row)}${tableClose}
<h2>问题与证据</h2>
${all.length === 0 ? html`<p>没有发现问题。</p>` : all.map(section)}`;
  return staticPage({
    title: `在线客服走查 · ${siteName}`,
    note: `走查时间：${minute(time)}`,
    body,
    foot: '',
  });
}
