// Judges whether what a guide says of online service (网上办理) agrees: forms, depth, places, entry (X01-X04, X15).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import { observation } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { CROSS } from './lexicon/cross.ts';
import { onlineServiceMessages } from './messages/online-service.ts';
import { type DepthPart, depthLevel, depthParts } from './text/depth.ts';
import { readAddress } from './text/readings.ts';
import { readVisits } from './text/visits.ts';
import { presenceDemand } from './text/wording.ts';
import { isFetchedInPerson, presenceTexts } from './visits.ts';

const some = (list: readonly string[], words: RegExp) => list.some((one) => words.test(one));
const only = (list: readonly string[], words: RegExp, never: RegExp) =>
  list.length > 0 && list.every((one) => words.test(one) && !never.test(one));

/** X01: visits are needed, and the places and forms of handling say whether there is a window. */
function judgeWindow(guide: ServiceGuide, visits: number | null, report: Report): void {
  const to = elementReport(report, {
    field: 'handleForms',
    quote: guide.handleForms.join('、') || undefined,
  });
  if (!visits) {
    to.inapplicable('X01');
    to.inapplicable('X01-none');
    return;
  }
  const office = some(guide.handleForms, CROSS.officeForms);
  const denies = guide.places.some(({ address }) => /[无不免]/u.test(address ?? ''));
  // Addresses are dear to read: only where a window would contradict, or the words deny one.
  const places =
    office && !denies
      ? []
      : guide.places.map(({ address, window }) => readAddress([address, window].join(' ')));
  if (guide.handleForms.length === 0) to.unobserved('X01', { reason: 'not-collected' });
  else {
    const windows = places.flatMap((p) => p.places.flatMap((spot) => spot.windows));
    const wrong = !office && windows.length > 0;
    const detail = `办理形式为“${guide.handleForms.join('、')}”，而到现场次数为${visits}次，办理地点写有${windows[0]}。`;
    if (!wrong) to.pass('X01');
    else to[CROSS.pickUpReasons.test(guide.visitReason ?? '') ? 'review' : 'fail']('X01', { detail });
  }
  const said = guide.places.find((_, i) => places[i]?.noWindow)?.address;
  const nowhere = said !== undefined && places.every((p) => p.noWindow && p.places.length === 0);
  elementReport(report, { field: 'places', quote: said }).judge('X01-none', nowhere, {
    detail: `到现场次数为${visits}次，而办理地点写有“${said?.slice(0, 60)}”。`,
  });
}

/** The address of a page without a name of its own: the start page of a site. */
function isHomePage(url: URL): boolean {
  const named = /^\/(?:[\w-]+\/)?(?:index|home|main|default)(?:\.\w{1,5})?\/?$/iu.test(url.pathname);
  return (
    (url.pathname === '/' || named) &&
    url.search === '' &&
    !/\w/u.test(url.hash.replace(/^#\/?(?:home|index)?/iu, ''))
  );
}

const webAddress = (url: string): URL | null =>
  /^https?:/iu.test(url) && URL.canParse(url) ? new URL(url) : null;

/** True where another address of the guide (a form, a link) shows that the host is the portal itself. */
function isOwnHost(guide: ServiceGuide, host: string): boolean {
  const forms = guide.materials.flatMap((m) => [m.blankForm?.url, m.sampleForm?.url]);
  return [...forms, ...guide.links.map(({ url }) => url)].some(
    (url) => url !== undefined && url !== guide.applyUrl && webAddress(url)?.host === host,
  );
}

/** X02: an entry where online handling is claimed, and one that leads to the item itself. */
function judgeEntry(guide: ServiceGuide, claims: number, report: Report): void {
  const to = elementReport(report, { field: 'applyUrl', quote: guide.applyUrl });
  const seen = observation(guide, 'applyUrl');
  if (guide.applyUrl !== undefined || guide.shown.includes('applyUrl')) to.pass('X02');
  else if (claims === 0) to.inapplicable('X02');
  else if (seen !== 'complete')
    to.unobserved('X02', { reason: seen === 'partial' ? 'not-seen-completely' : 'not-collected' });
  else
    to[claims > 1 ? 'fail' : 'review']('X02', {
      detail: `${claims > 1 ? '办理形式、网上办理深度都' : ''}标注可网上办理，页面没有“立即办理”入口。`,
    });
  const url = webAddress(guide.applyUrl ?? '');
  if (!url) to.inapplicable('X02-home');
  else if (!isHomePage(url)) to.pass('X02-home');
  else {
    // The page shows the button, not its address: that is what can be looked at again.
    const button = guide.elements.find(({ field }) => field === 'applyUrl')?.text;
    elementReport(report, { field: 'applyUrl', quote: button ?? guide.applyUrl })[
      isOwnHost(guide, url.host) ? 'fail' : 'review'
    ]('X02-home', { detail: `“立即办理”指向网站首页（${url.href.slice(0, 200)}）。` });
  }
}

/** What makes an applicant come although the guide says 全程网办; unsure where another way stands beside it. */
function tripOf(guide: ServiceGuide): { sure: boolean; detail: string } | undefined {
  const { handleForms, results, resultDelivery } = guide;
  if (only(handleForms, CROSS.officeForms, CROSS.onlineForms))
    return { sure: true, detail: `办理形式只有“${handleForms.join('、')}”` };
  const found = presenceTexts(guide).map(([name, text]) => ({ name, ...presenceDemand(text) }));
  const demanded = found.find((f) => f.demand === 'demanded') ?? found.find((f) => f.demand === 'unsure');
  if (demanded?.demand === 'demanded')
    return { sure: true, detail: `${demanded.name}写有“${demanded.words.slice(0, 60)}”` };
  const handedOver = [results, resultDelivery, guide.express === '是' ? '快递' : '']
    .filter(Boolean)
    .join('；');
  if (isFetchedInPerson(handedOver))
    return { sure: true, detail: `办理结果写有“${handedOver.slice(0, 60)}”` };
  return demanded && { sure: false, detail: `${demanded.name}写有“${demanded.words.slice(0, 60)}”` };
}

function judgeDepth(guide: ServiceGuide, visits: number | null, parts: readonly DepthPart[], report: Report) {
  const depth = guide.onlineDepth;
  const to = elementReport(report, { field: 'onlineDepth', quote: depth });
  const level = depthLevel(depth ?? '')?.level ?? 1;
  // More visits than the level allows are V06's; here the same fact would be told twice.
  if (level < 4 || (visits ?? 0) > 0) to.inapplicable('X03');
  else {
    const trip = tripOf(guide);
    if (!trip) to.pass('X03');
    else to[trip.sure ? 'fail' : 'review']('X03', { detail: `标注全程网办，而${trip.detail}。` });
  }
  const online = level > 1 || parts.some((part) => part !== '咨询');
  if (!online || guide.handleForms.length === 0 || level === 4) to.inapplicable('X03-depth');
  else
    to.judge('X03-depth', only(guide.handleForms, CROSS.officeForms, CROSS.onlineForms), {
      detail: `办理形式只有“${guide.handleForms.join('、')}”，网上办理深度却为“${depth}”。`,
    });
  judgeParts(guide, parts, report);
  if (depth === undefined) to.inapplicable('X15');
  else
    to.judge('X15', CROSS.colloquialDepths.test(depth.trim()), {
      detail: `“${depth.trim()}”是口语，不是规定的取值。`,
    });
}

/** X04: the parts of handling that are online agree with each other and with the result. */
function judgeParts(guide: ServiceGuide, parts: readonly DepthPart[], report: Report): void {
  const to = elementReport(report, { field: 'onlineDepth', quote: guide.onlineDepth });
  if (parts.length === 0) {
    to.inapplicable('X04');
    return;
  }
  const has = (...names: DepthPart[]) => names.some((name) => parts.includes(name));
  if (has('办理', '结果反馈') && !has('收件', '预审', '受理')) {
    to[parts.length > 1 ? 'fail' : 'review']('X04', { detail: '含办理或结果反馈，而不含收件、预审、受理。' });
    return;
  }
  const results = [guide.results, guide.resultType].filter(Boolean).join('；');
  const licence = !results || /证|照|书|批文|批复/u.test(results);
  to[has('证照反馈') && !licence ? 'review' : 'pass']('X04', {
    detail: `含电子证照反馈，而办理结果为“${results.slice(0, 60)}”。`,
  });
}

export const onlineService: GuideCheck = {
  meta: { id: 'online-service', title: '网上办理', messages: onlineServiceMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const visits = guide.visits === undefined ? null : readVisits(guide.visits).value;
    const parts = depthParts(guide.onlineDepth ?? '');
    const deep = depthLevel(guide.onlineDepth ?? '') !== undefined || parts.some((part) => part !== '咨询');
    judgeWindow(guide, visits, report);
    judgeEntry(guide, Number(some(guide.handleForms, CROSS.onlineForms)) + Number(deep), report);
    judgeDepth(guide, visits, parts, report);
    const spoken = guide.handleForms.filter((form) => CROSS.colloquialForms.test(form.trim()));
    const to = elementReport(report, {
      field: 'handleForms',
      quote: guide.handleForms.join('、') || undefined,
    });
    if (guide.handleForms.length === 0) to.inapplicable('X15');
    else to.judge('X15', spoken.length > 0, { detail: `“${spoken.join('、')}”是口语，不是规定的取值。` });
  },
};
