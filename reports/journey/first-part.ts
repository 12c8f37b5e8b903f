// The first screen of a page on several journeys: what to mend first, why and where, and what was not seen. Called by the index and
// the units' pages.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { severityTag } from '../overview/parts.ts';
import { channelName } from './names.ts';
import type { Spread } from './spread.ts';

const MOST_NEXT = 3;
export type PageOf = (judged: JudgedJourney) => string;

/** Unit, service and channel, leading to the journey's page. */
const linkTo = (judged: JudgedJourney, pageOf: PageOf): Html =>
  html`${judged.journey.item.unit}：<a href="${pageOf(judged)}">${judged.journey.item.name}（${channelName(judged.journey.channel)}）</a>`;

const links = (all: readonly JudgedJourney[], pageOf: PageOf): Html[] =>
  all.map((one, i) => html`${i > 0 && '、'}${linkTo(one, pageOf)}`);

/** Journeys that say too little: those that were not finished. */
function openPart(open: readonly JudgedJourney[], pageOf: PageOf): Html | null {
  if (open.length === 0) return null;
  return html`<p>${open.length}次没有走完，不能据此认为没有障碍：${links(open, pageOf)}。</p>`;
}

/** `rest`: what the page calls the list of everything; its heading has the id `kinds`. */
export function firstPart(
  spread: readonly Spread[],
  { open, pageOf, rest: restName }: { open: readonly JudgedJourney[]; pageOf: PageOf; rest: string },
): Html {
  const [first, ...rest] = spread;
  if (!first) {
    const lead = open.length > 0 ? '看到的部分没有遇到障碍。' : '没有遇到障碍。';
    return html`<section class="first ${open.length > 0 ? 'open' : 'good'}"><h2>先改什么</h2><p class="lead">${lead}</p>${openPart(open, pageOf)}</section>`;
  }
  const { kind, why, fix, severity } = first.mend;
  const more = rest.length - MOST_NEXT;
  return html`<section class="first"><h2>先改什么</h2><p class="lead">先改<b>${kind}</b>：${first.journeys.length}次申报遇到。${why}。</p><p>${severityTag(severity)} ${links(first.journeys, (one) => `${pageOf(one)}#${first.steps.get(one)}`)}</p><p><b>怎么改：</b>${fix}</p>${
    rest.length > 0 &&
    html`<p>随后：</p><ol start="2">${rest.slice(0, MOST_NEXT).map(({ mend, journeys }) => html`<li>${severityTag(mend.severity)} ${mend.kind}（${journeys.length}次申报）</li>`)}</ol>${more > 0 && html`<p>另有${more}类，见<a href="#kinds">${restName}</a>。</p>`}`
  }${openPart(open, pageOf)}</section>`;
}
