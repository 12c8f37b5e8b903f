// One step of the story: the picture with what was touched and what hindered, what was asked, what was said.
// Called by story-page.ts.
import type { JourneyStep, MetObstacle } from '../../store/schemas/journey.ts';
import { OBSTACLES } from '../../store/schemas/obstacle.ts';
import { type Html, html } from '../html.ts';
import { severityTag } from '../overview/parts.ts';
import type { Mend, ObstacleIndex } from './first.ts';
import { doneSentence, seconds, stepTitle } from './names.ts';

type Box = NonNullable<MetObstacle['box']>;
const PAD = 5;
const MOST = 12;

const rect = ({ x, y, width, height }: Box, colour: string): Html =>
  html`<rect x="${x - PAD}" y="${y - PAD}" width="${width + 2 * PAD}" height="${height + 2 * PAD}" rx="4" fill="none" stroke="${colour}" stroke-width="4"/>`;

/** When the picture was taken, where the page looked otherwise at the moment of the charge. */
function momentOf({ fields, messages }: JourneyStep, met: readonly MetObstacle[]): string | null {
  if (fields.some(({ lost }) => lost)) return '截图摄于返回之后、重新填写之前。';
  const empty =
    messages.some(({ after }) => after === 'empty') &&
    met.some(({ obstacle }) => obstacle === 'mute-error' || obstacle === 'unmarked-required');
  return empty ? '截图摄于填写之后；不填就点“下一步”的提示出现时，栏目尚未填写。' : null;
}

/** The page's picture; what was touched is framed blue, what hindered red. */
function pictureOf(step: JourneyStep, met: readonly MetObstacle[]): Html {
  const { screenshot, touched } = step;
  if (!screenshot || screenshot.width === 0) return html`<p class="soft">这一步没有截图。</p>`;
  const { path, width, height } = screenshot;
  const boxes = met.flatMap(({ box }) => box ?? []);
  const title = `${stepTitle(step)}页面截图`;
  return html`<figure><svg class="shot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" preserveAspectRatio="xMidYMin meet"><title>${title}</title><image href="${path}" width="${width}" height="${height}"/>${touched && rect(touched.box, '#17457a')}${boxes.map((box) => rect(box, '#c0392b'))}</svg><figcaption class="key">${touched && html`<span class="swatch t"></span>点按的“${touched.name}”　`}${boxes.length > 0 && html`<span class="swatch o"></span>有障碍的地方　`}${momentOf(step, met)}</figcaption></figure>`;
}

const list = (title: string, lines: readonly (Html | string)[]): Html | null => {
  if (lines.length === 0) return null;
  const more = lines.length - MOST;
  return html`<h4>${title}</h4><ul>${lines.slice(0, MOST).map((line) => html`<li>${line}</li>`)}${more > 0 && html`<li>其余${more}条从略</li>`}</ul>`;
};

const asked = ({ fields }: JourneyStep): string[] =>
  fields.map(({ label, prefilled, required, marked, lost, again }) => {
    const notes = [
      prefilled ? '已自动带出' : required ? '须填写' : '未带出',
      required ? (marked ? '必填' : '必填而未标明') : '选填',
      again ? '重复填写' : '',
      lost ? '返回后内容丢失' : '',
    ];
    return `${label || '（没有名称的栏目）'}：${notes.filter(Boolean).join('，')}`;
  });

const uploads = ({ uploads: all }: JourneyStep): string[] =>
  all.map(({ material, formats, given }) =>
    [
      material,
      formats.length > 0 ? `可用${formats.join('、')}` : '没有写明格式',
      given ? `上传了${given}` : '没有上传',
    ].join('，'),
  );

/** Worst first, as axe-core grades them. */
const barriers = ({ ease }: JourneyStep): string[] =>
  [...(ease?.violations ?? [])]
    .sort((a, b) => Number(b.impact === 'critical') - Number(a.impact === 'critical') || b.count - a.count)
    .map(
      ({ help, impact, count, rule }) =>
        `${help}：${count}处（${impact === 'critical' ? '致命' : '严重'}，${rule}）`,
    );

const WHEN = { empty: '不填就点“下一步”时的提示', filled: '填写后点“下一步”时的提示' } as const;

export function stepPart(
  step: JourneyStep,
  n: number,
  met: readonly MetObstacle[],
  /** What is to be mended here beside the obstacles. */
  others: readonly Mend[],
  index: ObstacleIndex,
  /** The journey stopped here before its end. */
  stopped: boolean,
): Html {
  const more = others.map(
    ({ severity, what, detail, fix }) =>
      html`<div class="hinder"><p>${severityTag(severity)} <b>${what}</b></p><p>${detail}</p><p><b>怎么改：</b>${fix}</p></div>`,
  );
  const hinders = met.map(({ obstacle, detail, verdict }) => {
    const meta = index.get(obstacle)!;
    return html`<div class="hinder"><p>${severityTag(meta.severity)} <b>${OBSTACLES[obstacle]}</b>${verdict === 'review' && '（待复核：须由人核实）'}</p><p>${detail}</p><p><b>怎么改：</b>${meta.fix}</p></div>`;
  });
  const spent = [
    step.presses > 0 ? `点按${step.presses}次` : '',
    step.typed > 0 ? `键入${step.typed}个字符` : '',
    step.work > 0 ? `操作约${seconds(step.work)}` : '',
    step.waited >= 0.5 ? `等待${seconds(step.waited)}` : '',
  ].filter(Boolean);
  return html`<section class="step" id="${step.name}">
<header><h3>第${n}步　${stepTitle(step)}</h3><p>${spent.join('，') || '只查看，没有操作'}　${step.address}</p></header>
<div>${pictureOf(step, met)}<div>
${hinders}${more}${stopped ? html`<div class="hinder open"><p>走到这里停下，${hinders.length + more.length > 0 ? '其余' : ''}未判断。</p></div>` : hinders.length + more.length === 0 && html`<div class="hinder smooth"><p>这一步没有遇到障碍。</p></div>`}
${step.done.length > 0 && html`<h4>做了什么</h4><p>${doneSentence(step)}</p>`}
${list('要求填写的栏目', asked(step))}
${list('要求上传的材料', uploads(step))}
${list('免交的材料', step.exempt)}
${list('要求提交的纸质材料', step.papers ?? [])}
${(['empty', 'filled'] as const).map((when) =>
  list(
    WHEN[when],
    step.messages
      .filter(({ after }) => after === when)
      .map(({ text, native }) => `“${text}”${native ? '（浏览器自带的提示）' : ''}`),
  ),
)}
${list('无障碍（axe-core，严重以上）', barriers(step))}
${list('手边的帮助', [...new Set(step.help)])}
</div></div></section>
`;
}
