// The visits of online help as one page that opens from a USB stick. Pure; called by the online-help command.
import type { Message } from '../../checks/frame/check.ts';
import { type Html, html } from '../html.ts';
import { CHANNEL_NAMES, VERDICT_NAMES } from '../labels.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { staticPage } from '../static-page.ts';
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

function section({ visit, message, outcome }: HelpFinding): Html {
  const caption = `${visit.name}：走查结束时的页面`;
  return html`<section class="item"><header><h3>${visit.name}</h3><p>${CHANNEL_NAMES[visit.channel]}　<span class="soft">${visit.home}</span></p></header>
<div class="finding"><h4>${severityTag(message.severity)}<span class="title">${message.title}（${message.id}）</span><span class="tag plain">${VERDICT_NAMES[outcome.verdict]}</span></h4>
<dl><dt>情况</dt><dd>${outcome.detail ?? message.text}</dd>${outcome.quote && html`<dt>页面写明</dt><dd class="quote">${outcome.quote}</dd>`}<dt>要求</dt><dd>${message.text}</dd><dt>怎么改</dt><dd>${message.fix}</dd><dt>依据</dt><dd>${message.basis}</dd></dl>${visit.picture && html`<figure><img src="${visit.picture}" alt="${caption}" loading="lazy"><figcaption>${caption}</figcaption></figure>`}</div></section>
`;
}

/** The whole page. */
export function helpPage(judged: readonly JudgedHelpVisit[], messages: readonly Message[]): string {
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
<h2>各入口</h2>
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
