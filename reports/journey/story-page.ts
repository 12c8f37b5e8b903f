// One journey told as a story: what to mend first, the way at a glance, each step, and every request. Called by report.ts.
import type { Journey } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute, percent } from '../phrases.ts';
import { type Mend, mendsOf, type ObstacleIndex } from './first.ts';
import { channelName, END_NAMES, isFileWrong, isUnfinished, seconds, shownAt, stepTitle } from './names.ts';
import { framed } from './page.ts';
import { stepPart } from './step-part.ts';

const MOST_REQUESTS = 200;

const lead = ({ where, what, why }: Mend): Html =>
  html`<p class="lead">先改<b>${where}</b>：${what}。${why}。</p>`;

/** What the journey could not look at, so that silence is not taken for praise. */
function openPart({ journey }: JudgedJourney, found: boolean): Html | null {
  if (!isUnfinished(journey)) return null;
  const [title, note] = isFileWrong(journey)
    ? ['旅程文件须修改，不是单位的问题', '请改正旅程文件后再走一次。']
    : ['没有走完', ''];
  const silent = found
    ? '后面的步骤没有看到。'
    : '看到的步骤没有遇到障碍，后面的没有看到，不能据此认为没有障碍。';
  return html`<section class="first open"><h2>${title}</h2><p class="lead">${journey.end.detail}</p><p>${note}${silent}</p></section>`;
}

function firstPart(judged: JudgedJourney, mends: readonly Mend[]): Html {
  const [first, ...rest] = mends;
  const open = openPart(judged, first !== undefined);
  if (!first)
    return (
      open ??
      html`<section class="first good"><h2>先改什么</h2><p class="lead">这次申报没有遇到障碍，不需要整改。</p></section>`
    );
  return html`${isFileWrong(judged.journey) && open}<section class="first"><h2>先改什么</h2>${lead(first)}<p>${severityTag(first.severity)} ${first.detail}</p><p><b>怎么改：</b>${first.fix}</p>${
    rest.length > 0 &&
    html`<p>随后还有${rest.length}处：</p><ol start="2">${rest.map(({ where, what, severity }) => html`<li>${severityTag(severity)} ${where}：${what}</li>`)}</ol>`
  }</section>${!isFileWrong(judged.journey) && open}`;
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

/** Work and waiting of each step as bars, to one scale: rows of text, so that they can be read on a phone too. */
function timeLine({ journey }: JudgedJourney, bad: ReadonlySet<string>): Html {
  const { steps } = journey;
  const most = Math.max(1, ...steps.map(({ work, waited }) => work + waited));
  const rows = steps.map((step, i) => {
    const [work, wait] = [step.work, step.waited].map((value) => Math.round((value / most) * 1000) / 10);
    const hinders = bad.has(step.name);
    return html`<li${hinders && html` class="bad"`}><span>${i + 1} ${stepTitle(step)}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" width="${Math.max(0.5, work!)}" height="10" fill="#5b86b8"/><rect x="${work}" y="0" width="${wait}" height="10" fill="#e0a53b"/></svg><span>${seconds(step.work + step.waited)}${hinders && html` <b>●</b>`}</span></li>`;
  });
  return html`<ol class="line" aria-label="各步所用的时间">${rows}</ol><p class="key">蓝色为操作（按键级模型估算），黄色为等待（本次实测），红点为有障碍的步骤。</p>`;
}

function requestPart({ requests, steps, trace }: Journey): Html {
  const titles = new Map(steps.map((step, i) => [step.name, `${i + 1} ${stepTitle(step)}`]));
  const refused = requests.filter(({ allowed }) => !allowed);
  const changing = requests.filter(({ allowed, method }) => allowed && method !== 'GET' && method !== 'HEAD');
  const rows = requests
    .slice(0, MOST_REQUESTS)
    .map(({ step, method, url, allowed, detail }) =>
      tableRow(titles.get(step) ?? step, [
        cell('方式', method, 'short'),
        cell('网址', url, 'long'),
        cell('处理', allowed ? '已发出' : `已拦下：${detail ?? ''}`, 'long'),
      ]),
    );
  return html`<h2>请求记录</h2><p>共${requests.length}个请求（不含图片、样式和脚本文件），其中${changing.length}个为提交类请求，都在站点档案允许之列；拦下${refused.length}个。</p>${trace && html`<p>全过程的<a href="${trace}">轨迹文件</a>可用 npx playwright show-trace 逐步回放；它含页面的全部内容，请勿外传。</p>`}<details><summary>查看全部请求</summary>${tableOpen('请求记录', ['步骤', '方式', '网址', '处理'])}${rows}${tableClose}</details>`;
}

function depthPart(judged: JudgedJourney): Html {
  const { caps, hidden } = judged.depth;
  return html`<h2>网上办理深度</h2><p>判定为${depthSentence(judged)}。取各项依据中的最低者。</p>${tableOpen('依据', ['依据', '最高可达'], 'grid')}${caps.map(({ reason, level }) => tableRow(reason, [cell('最高可达', `${level}级`, 'short')]))}${tableClose}${hidden.length > 0 && html`<p class="soft">未计入：${hidden.join('；')}。</p>`}`;
}

function scorePart({ journey, score }: JudgedJourney): Html {
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
  return html`<h2>申报易用度评分</h2><p>${isUnfinished(journey) ? `没有走完，只看到${score.seen}分的部分，不出总分。` : score.total === null ? '没有可评分的部分。' : `${score.total}分${score.seen < 100 ? `（按看到的${score.seen}分折算为百分）` : ''}。`}公式见 formula.json；评估方案没有规定分值，仅供比较。</p>${tableOpen('各部分得分', ['部分', '得分', '扣分原因'])}${rows}${tableClose}`;
}

/** The page of one journey. */
export function storyPage(judged: JudgedJourney, index: ObstacleIndex): string {
  const { journey, met, measures, score, depth } = judged;
  const { item, channel, steps, end } = journey;
  const mends = mendsOf(judged, index);
  const bad = new Set(mends.map(({ step }) => step));
  const stops = steps.map((step, i) => {
    return html`<li><a href="#${step.name}"${bad.has(step.name) && html` class="bad"`}>${i + 1} ${stepTitle(step)}</a></li>`;
  });
  const shareOfPrefilled = measures.asked === 0 ? '—' : percent(measures.prefilled, measures.asked);
  const body = html`${firstPart(judged, mends)}
${stats([
  isUnfinished(journey) || score.total === null
    ? ['—', '易用度评分', `没有走完，只看到${score.seen}分的部分`]
    : [String(score.total), '易用度评分', '满分100'],
  [
    depth.low === depth.high ? `${depth.high}级` : `${depth.low}～${depth.high}级`,
    '网上办理深度',
    depth.claimed ? `标注${depth.claimed}级` : '没有标注',
  ],
  [String(mends.length), '处障碍', END_NAMES[end.reached]],
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
${timeLine(judged, bad)}
<h2>一步一步</h2>
${steps.map((step, i) =>
  stepPart(
    step,
    i + 1,
    met.filter((one) => shownAt(one) === step.name),
    mends.filter(({ obstacle, step: at }) => obstacle === null && at === step.name),
    index,
    isUnfinished(journey) && i === steps.length - 1,
  ),
)}
${depthPart(judged)}
${scorePart(judged)}
${requestPart(journey)}`;
  return framed({
    title: `${item.name}（${channelName(channel)}）模拟申报`,
    note: `${item.unit} · ${minute(journey.time)} · 申请人：${journey.persona}`,
    back: true,
    phone: journey.device.phone,
    body,
  });
}
