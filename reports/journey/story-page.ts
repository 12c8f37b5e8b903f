// One journey told as a story: what to mend first, the way at a glance, each step, and every request. Called by report.ts.
import type { LoggedRequest } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute, percent } from '../phrases.ts';
import { type Mend, mendsOf, type ObstacleIndex } from './first.ts';
import { channelName, END_NAMES, seconds, stepTitle } from './names.ts';
import { framed } from './page.ts';
import { stepPart } from './step-part.ts';

const MOST_REQUESTS = 200;

const lead = ({ where, what, why }: Mend): Html =>
  html`<p class="lead">先改<b>${where}</b>：${what}。${why}。</p>`;

function firstPart(judged: JudgedJourney, mends: readonly Mend[]): Html {
  const { journey } = judged;
  const [first, ...rest] = mends;
  if (!first) {
    const stopped = journey.end.reached === 'stopped';
    return html`<section class="first${stopped ? '' : ' good'}"><h2>先改什么</h2><p class="lead">${stopped ? `没有走完：${journey.end.detail}` : '这次申报没有遇到障碍，不需要整改。'}</p></section>`;
  }
  return html`<section class="first"><h2>先改什么</h2>${lead(first)}<p>${severityTag(first.severity)} ${first.detail}</p><p><b>怎么改：</b>${first.fix}</p>${
    rest.length > 0 &&
    html`<p>随后还有${rest.length}处：</p><ol start="2">${rest.map(({ where, what, severity }) => html`<li>${severityTag(severity)} ${where}：${what}</li>`)}</ol>`
  }</section>`;
}

const depthSentence = ({ depth }: JudgedJourney): string => {
  const { low, high, claimed, verdict } = depth;
  const level = low === high ? `${high}级` : `${low}级至${high}级，须由人判定`;
  const against = {
    agrees: '，与标注一致',
    over: `，低于标注的${claimed}级`,
    under: `，高于标注的${claimed}级`,
    open: `，标注为${claimed}级`,
    unclaimed: '，页面没有标注',
  }[verdict];
  return level + against;
};

/** Work and waiting of each step as bars, to one scale. */
function timeLine({ journey, met }: JudgedJourney): Html {
  const { steps } = journey;
  const most = Math.max(1, ...steps.map(({ work, waited }) => work + waited));
  const [row, left, wide] = [30, 210, 640];
  const bars = steps.map((step, i) => {
    const y = i * row + 8;
    const [work, wait] = [(step.work / most) * wide, (step.waited / most) * wide];
    const bad = met.some((one) => one.step === step.name);
    return html`<text x="${left - 10}" y="${y + 14}" text-anchor="end" font-size="14" fill="${bad ? '#842029' : '#1b2733'}">${i + 1} ${stepTitle(step)}</text><rect x="${left}" y="${y}" width="${Math.max(1, work)}" height="18" fill="#5b86b8"/><rect x="${left + work}" y="${y}" width="${wait}" height="18" fill="#e0a53b"/>${bad && html`<circle cx="${left + work + wait + 14}" cy="${y + 9}" r="6" fill="#c0392b"/>`}<text x="${left + work + wait + 26}" y="${y + 14}" font-size="13" fill="#52606d">${seconds(step.work + step.waited)}</text>`;
  });
  return html`<svg class="line" viewBox="0 0 ${left + wide + 100} ${steps.length * row + 8}" role="img" aria-label="各步所用的时间">${bars}</svg><p class="key">蓝色为操作（按键级模型估算），黄色为等待（本次实测），红点为有障碍的步骤。</p>`;
}

function requestPart(requests: readonly LoggedRequest[]): Html {
  const refused = requests.filter(({ allowed }) => !allowed);
  const changing = requests.filter(({ allowed, method }) => allowed && method !== 'GET' && method !== 'HEAD');
  const rows = requests
    .slice(0, MOST_REQUESTS)
    .map(({ step, method, url, allowed, detail }) =>
      tableRow(step, [
        cell('方式', method, 'short'),
        cell('网址', url, 'long'),
        cell('处理', allowed ? '已发出' : `已拦下：${detail ?? ''}`, 'long'),
      ]),
    );
  return html`<h2>请求记录</h2><p>共${requests.length}个请求（不含图片、样式和脚本文件），其中${changing.length}个不是GET，都在站点档案允许之列；拦下${refused.length}个。</p><details><summary>查看全部请求</summary>${tableOpen('请求记录', ['步骤', '方式', '网址', '处理'])}${rows}${tableClose}</details>`;
}

function depthPart(judged: JudgedJourney): Html {
  const { caps, hidden } = judged.depth;
  return html`<h2>网上办理深度</h2><p>判定为${depthSentence(judged)}。取各项依据中的最低者。</p>${tableOpen('依据', ['依据', '最高可达'], 'grid')}${caps.map(({ reason, level }) => tableRow(reason, [cell('最高可达', `${level}级`, 'short')]))}${tableClose}${hidden.length > 0 && html`<p class="soft">未计入：${hidden.join('；')}。</p>`}`;
}

function scorePart({ score }: JudgedJourney): Html {
  const rows = score.parts.map(({ name, points, most, losses }) =>
    tableRow(name, [
      cell('得分', points === null ? '没有看到' : `${points} / ${most}`, 'short'),
      cell(
        '扣分原因',
        losses.map((loss) => `${loss.why.replace(/。$/, '')}（扣${loss.points}分）`).join('；') || '—',
        'long',
      ),
    ]),
  );
  return html`<h2>申报易用度评分</h2><p>${score.total === null ? '没有可评分的部分。' : `${score.total}分（按看到的${score.seen}分折算为百分）。`}公式见 formula.json；评估方案没有规定分值，仅供比较。</p>${tableOpen('各部分得分', ['部分', '得分', '扣分原因'])}${rows}${tableClose}`;
}

/** The page of one journey. */
export function storyPage(judged: JudgedJourney, index: ObstacleIndex): string {
  const { journey, met, measures, score, depth } = judged;
  const { item, channel, steps, end } = journey;
  const mends = mendsOf(judged, index);
  const stops = steps.map((step, i) => {
    const bad = met.some((one) => one.step === step.name);
    return html`<li><a href="#${step.name}"${bad && html` class="bad"`}>${i + 1} ${stepTitle(step)}</a></li>`;
  });
  const shareOfPrefilled = measures.asked === 0 ? '—' : percent(measures.prefilled, measures.asked);
  const body = html`${firstPart(judged, mends)}
${stats([
  [score.total === null ? '—' : String(score.total), '易用度评分', '满分100'],
  [
    depth.low === depth.high ? `${depth.high}级` : `${depth.low}～${depth.high}级`,
    '网上办理深度',
    depth.claimed ? `标注${depth.claimed}级` : '没有标注',
  ],
  [String(met.length), '处障碍', END_NAMES[end.reached]],
  [
    seconds(measures.work + measures.waited),
    '全程用时',
    `操作${seconds(measures.work)}，等待${seconds(measures.waited)}`,
  ],
  [String(measures.presses), '次点按', `键入${measures.typed}个字符`],
  [shareOfPrefilled, '免填率', `${measures.asked}个栏目中${measures.prefilled}个自动带出`],
])}
<h2>全程一览</h2>
<p>${END_NAMES[end.reached]}：${end.detail}登录${measures.logins}次，上传${measures.uploads}份材料，免交${measures.exempt}份，下载${measures.downloads}个文件；${measures.messages}条提示中${measures.helpful}条说明了栏目或改法。</p>
<ol class="stops">${stops}</ol>
${timeLine(judged)}
<h2>一步一步</h2>
${steps.map((step, i) =>
  stepPart(
    step,
    i + 1,
    met.filter((one) => one.step === step.name),
    index,
  ),
)}
${depthPart(judged)}
${scorePart(judged)}
${requestPart(journey.requests)}`;
  return framed({
    title: `${item.name}（${channelName(channel)}）模拟申报`,
    note: `${item.unit} · ${minute(journey.time)} · 申请人：${journey.persona}`,
    back: true,
    phone: journey.device.phone,
    body,
  });
}
