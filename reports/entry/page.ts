// The entry walk as one page that opens from a USB stick: what to mend first, items × channels, then each finding with its picture. Pure; called
// by the entry command.
import type { Message } from '../../checks/frame/check.ts';
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import { type Html, html } from '../html.ts';
import { CHANNEL_NAMES, UNSEEN_NAMES, VERDICT_NAMES } from '../labels.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { staticPage } from '../static-page.ts';
import { findingBlock } from '../told-finding.ts';
import { changesPart, type KeptWalk } from '../walks/changes.ts';
import {
  type EntryFinding,
  entryCounts,
  entryFindings,
  type JudgedWalk,
  placeText,
  wayText,
} from './entry-row.ts';

const MAX_FIRST = 6;

const unitNames = (judged: readonly JudgedWalk[]): Map<string, string> =>
  new Map(judged.flatMap(({ walk }) => walk.items.map(({ unit, unitName }) => [unit, unitName] as const)));

const idOf = (finding: EntryFinding, all: readonly EntryFinding[]): string =>
  `finding-${all.indexOf(finding) + 1}`;

function mendFirst(all: readonly EntryFinding[]): Html | false {
  if (all.length === 0) return false;
  const line = (finding: EntryFinding) => {
    const { walk, message, outcome } = finding;
    return html`<li>${severityTag(message.severity)} <span class="tag plain">${VERDICT_NAMES[outcome.verdict]}</span> <a href="#${idOf(finding, all)}"><b>${outcome.subject}</b>：${message.title}</a>（${CHANNEL_NAMES[walk.channel]}）。${message.fix}</li>`;
  };
  const [now, later] = [all.slice(0, MAX_FIRST), all.slice(MAX_FIRST)];
  return html`<div class="notice"><h2>先改什么</h2><p>“不符合”在前，“待复核”须人工判断后再定。</p><ol>${now.map(line)}</ol>${later.length > 0 && html`<details><summary>其余${later.length}项</summary><ol start="${MAX_FIRST + 1}">${later.map(line)}</ol></details>`}</div>
`;
}

/** Items as rows, channels as columns: clicks and place. */
function itemTable(judged: readonly JudgedWalk[]): Html {
  const titles = judged.flatMap(({ walk }) => [
    `${CHANNEL_NAMES[walk.channel]}：点击`,
    `${CHANNEL_NAMES[walk.channel]}：搜索全称`,
  ]);
  const items = new Map(
    judged.flatMap(({ walk }) =>
      walk.items.map((item) => [`${item.unitName}　${item.name}`, item.name] as const),
    ),
  );
  const rows = [...items].map(([head, name]) =>
    tableRow(
      head,
      judged.flatMap(({ walk }, i) => {
        const item = walk.items.find((one) => one.name === name);
        return [
          cell(titles[2 * i]!, item ? wayText(item, walk) : '未查找', 'short'),
          cell(titles[2 * i + 1]!, item ? placeText(item.byName) : '未查找', 'short'),
        ];
      }),
    ),
  );
  return html`${tableOpen('各事项从首页进入的情况', ['单位和事项', ...titles])}${rows}${tableClose}`;
}

function wordTable(judged: readonly JudgedWalk[]): Html | false {
  const rows = judged.flatMap(({ walk }) =>
    walk.words.map((word) =>
      tableRow(word.word, [
        cell('渠道', CHANNEL_NAMES[walk.channel], 'short'),
        cell('应找到', word.wanted.join('、'), 'long'),
        cell('结果', word.results === null ? '未能查看' : `${word.results}条`, 'short'),
        cell('位置', placeText(word), 'short'),
      ]),
    ),
  );
  if (rows.length === 0) return false;
  return html`<h2>办事人的说法</h2>${tableOpen('用通俗说法搜索', ['说法', '渠道', '应找到', '结果', '位置'])}${rows}${tableClose}`;
}

function offerTable(judged: readonly JudgedWalk[]): Html | false {
  const rows = judged.flatMap(({ walk }) =>
    walk.offers.map(({ portal, item, landing, unified, apply }) =>
      tableRow(item, [
        cell('门户', portal, 'long'),
        cell('页面', landing.url, 'long'),
        cell(
          '办理入口通向',
          unified
            ? '统一服务渠道（直接转到）'
            : apply
              ? `${apply.host}${apply.unified ? '（统一服务渠道）' : ''}`
              : '没有办理入口',
          'long',
        ),
      ]),
    ),
  );
  const unseen = judged.flatMap(({ walk }) => walk.portals.filter(({ unobserved }) => unobserved));
  if (rows.length + unseen.length === 0) return false;
  return html`<h2>其他门户</h2>${rows.length > 0 && html`${tableOpen('提供同一事项的其他门户', ['事项', '门户', '页面', '办理入口通向'])}${rows}${tableClose}`}${unseen.map(({ name, unobserved }) => html`<p class="soft">${name}未能查看：${unobserved!.detail}。</p>`)}`;
}

function lookTable(judged: readonly JudgedWalk[]): Html | false {
  const rows = judged.flatMap(({ walk, outcomes }) =>
    (walk.looks?.pages ?? []).map(({ name, url, unobserved }) => {
      const met = outcomes.filter((one) => one.field === 'look' && one.subject === name);
      const bad = met.filter(({ verdict }) => verdict === 'fail' || verdict === 'review');
      const state = bad
        .map(({ message, verdict }) => `${message} ${VERDICT_NAMES[verdict as 'fail']}`)
        .join('、');
      return tableRow(name, [
        cell('渠道', CHANNEL_NAMES[walk.channel], 'short'),
        cell('网址', url, 'long'),
        cell('情况', unobserved ? `未能查看：${unobserved.detail}` : state || '与门户一致', 'long'),
      ]);
    }),
  );
  if (rows.length === 0) return false;
  return html`<h2>二级页面</h2>${tableOpen('页头页尾、配色字体和统一平台', ['页面', '渠道', '网址', '情况'])}${rows}${tableClose}`;
}

function section(
  finding: EntryFinding,
  all: readonly EntryFinding[],
  units: ReadonlyMap<string, string>,
): Html {
  const { walk, outcome } = finding;
  const unit = outcome.unit === null ? '门户' : (units.get(outcome.unit) ?? outcome.unit);
  const caption = `${CHANNEL_NAMES[walk.channel]}：${outcome.subject}`;
  const picture =
    outcome.picture !== null &&
    html`<figure><img src="${outcome.picture}" alt="${caption}" loading="lazy"><figcaption>${caption}</figcaption></figure>`;
  return html`<section class="item" id="${idOf(finding, all)}"><header><h3>${outcome.subject}</h3><p>${unit} · ${CHANNEL_NAMES[walk.channel]}</p></header>
${findingBlock(finding, picture)}</section>
`;
}

function channelLine({ home, menu, channel }: EntryWalk): Html {
  const name = CHANNEL_NAMES[channel];
  if (home.unobserved)
    return html`<li>${name}：未能查看（${UNSEEN_NAMES[home.unobserved.reason]}，${home.unobserved.detail}），不作判断。</li>`;
  return html`<li>${name}：首页 ${home.url}，逐级打开菜单${menu.pages}页，点击${menu.clicks}次以内${menu.whole ? '已全部打开' : '没有全部打开（已到上限）'}。</li>`;
}

/** The whole page. */
export function entryPage(
  judged: readonly JudgedWalk[],
  messages: readonly Message[],
  kept?: KeptWalk,
): string {
  const all = entryFindings(judged, messages);
  const counts = entryCounts(judged);
  const units = unitNames(judged);
  const { siteName, time } = judged[0]!.walk;
  const body = html`${mendFirst(all)}${stats([
    [String(counts.items), '事项（各渠道合计）', `${judged.length} 个渠道`],
    [String(counts.reached), '能逐级进入', '从首页的菜单'],
    [String(counts.searched), '能按全称搜到', '结果第一页'],
    [String(counts.fails), '不符合', '见下'],
    [String(counts.reviews), '待复核', '须人工判断'],
    [String(counts.unobserved), '渠道未能查看', '不作判断'],
  ])}
<p class="notice">从各渠道的首页出发，逐级打开菜单，并按事项全称和办事人的说法搜索，查看能否到达办事事项。没有登录，只打开页面，除搜索词外不填写，不提交。</p><ul>${judged.map(({ walk }) => channelLine(walk))}</ul>
${changesPart(kept)}<h2>事项 × 渠道</h2>
${itemTable(judged)}
${wordTable(judged)}
${offerTable(judged)}
${lookTable(judged)}
<h2>问题与证据</h2>
${all.length === 0 ? html`<p>没有发现问题。</p>` : all.map((finding) => section(finding, all, units))}
<p class="soft">点击次数和搜索名次的界限是经验值，供比较；图中红框标出所说的入口。</p>`;
  return staticPage({
    title: `办事入口走查 · ${siteName}`,
    note: `走查时间：${minute(time)}`,
    body,
    foot: '',
  });
}
