// Judges the links of a guide (页面链接、在线办理入口) by what stood behind them in this run: dead, misleading, internal (K01-K07).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import { isBelieved, type LinkCause, type LinkFact } from '../store/schemas/link-fact.ts';
import { type LinkPlace, linkPlaces } from '../store/schemas/link-place.ts';
import type { Outcome, UnobservedReason, Verdict } from '../store/schemas/outcome.ts';
import type { GuideCheck } from './frame/check.ts';
import { LINK_WORDS } from './lexicon/links.ts';
import { linkMessages } from './messages/link.ts';

const MOST_REDIRECTS = 5;

type Said = { verdict: Verdict; detail?: string; reason?: UnobservedReason };
type Judge = (place: LinkPlace, fact: LinkFact, guide: ServiceGuide) => Said;

const PASS: Said = { verdict: 'pass' };
const INAPPLICABLE: Said = { verdict: 'inapplicable' };
const NOT_COLLECTED: Said = { verdict: 'unobserved', reason: 'not-collected' };
/** What a person decides where the signs allow for another reading. */
const wrong = (certain: boolean, detail: string): Said => ({ verdict: certain ? 'fail' : 'review', detail });

const REASONS: Partial<Record<LinkCause, UnobservedReason>> = {
  blocked: 'blocked',
  'logged-out': 'logged-out',
  timeout: 'timeout',
  'server-error': 'timeout',
  network: 'timeout',
};
const unobserved = ({ cause }: LinkFact): Said => ({
  verdict: 'unobserved',
  reason: (cause && REASONS[cause]) ?? 'not-collected',
});

const says = (patterns: readonly RegExp[], { text }: LinkPlace): boolean =>
  patterns.some((pattern) => pattern.test(text));
/** One goes on by it: the apply button, a download, an enquiry; a law about applications is only read. */
const isEntry = (place: LinkPlace): boolean =>
  place.field === 'applyUrl' || (says(LINK_WORDS.entries, place) && !says(LINK_WORDS.documents, place));

const address = (url: string): string => (url.length > 120 ? `${url.slice(0, 120)}…` : url);
const destination = (fact: LinkFact): string => (fact.finalUrl ? address(fact.finalUrl) : '');

const DEAD: Partial<Record<LinkCause, string>> = {
  gone: '网站回应页面不存在',
  'no-name': '找不到这个域名',
  refused: '网站拒绝连接',
  certificate: '网站的安全证书无效，浏览器会警告或拦截',
};

function dead(fact: LinkFact): Said {
  const why = `${DEAD[fact.cause!] ?? '打不开'}${fact.status ? `（状态码${fact.status}）` : ''}`;
  return wrong(fact.certain, `“${address(fact.url)}”两次访问均打不开：${why}。`);
}

const judgeDead =
  (entry: boolean): Judge =>
  (place, fact) => {
    if (isEntry(place) !== entry) return INAPPLICABLE;
    switch (fact.verdict) {
      case 'dead':
        return isBelieved(fact) ? dead(fact) : { verdict: 'unobserved', reason: 'timeout' };
      case 'unclear':
        return unobserved(fact);
      case 'internal':
      case 'no-effect':
      case 'script':
        return INAPPLICABLE;
      default:
        return PASS;
    }
  };

/** A log-in belongs before what one does in one's own name, not before what is public. */
function login(place: LinkPlace): Said {
  if (place.field === 'applyUrl' || says(LINK_WORDS.logins, place)) return PASS;
  const open = says(LINK_WORDS.publics, place);
  return wrong(
    false,
    open ? `“${place.text}”属公开内容，却要求登录。` : `打开后要求登录，请核对是否需要登录才能查看。`,
  );
}

const judgeTarget: Judge = (place, fact) => {
  if (!isBelieved(fact)) return { verdict: 'unobserved', reason: 'timeout' };
  const came = destination(fact);
  switch (fact.verdict) {
    case 'alive':
      return PASS;
    case 'soft-dead':
      return wrong(
        fact.certain,
        `“${address(fact.url)}”打开后是出错提示${fact.title ? `（页面标题“${fact.title}”）` : ''}。`,
      );
    case 'home':
      return wrong(fact.certain, `“${address(fact.url)}”打开后是网站首页（${came}）。`);
    case 'other-item':
      return wrong(false, `打开后转到了另一个事项或内容的页面（${came}），请核对。`);
    case 'login':
      return login(place);
    case 'unclear':
      return unobserved(fact);
    default:
      return INAPPLICABLE;
  }
};

const judgeInternal: Judge = (_place, fact) => {
  if (fact.verdict !== 'internal') return fact.verdict === 'unclear' ? unobserved(fact) : PASS;
  const at = fact.redirects.length > 0 ? `跳转到了内部地址“${destination(fact)}”` : '是内部地址';
  return fact.certain
    ? wrong(true, `“${address(fact.url)}”${at}，办事人无法打开。`)
    : wrong(false, `“${address(fact.url)}”的域名解析到内部地址，请在互联网上核对。`);
};

const judgeRedirects: Judge = (_place, fact) => {
  if (fact.verdict === 'loop')
    return isBelieved(fact)
      ? wrong(fact.certain, `“${address(fact.url)}”循环跳转，无法打开。`)
      : { verdict: 'unobserved', reason: 'timeout' };
  if (fact.redirects.length > MOST_REDIRECTS)
    return wrong(true, `“${address(fact.url)}”经过${fact.redirects.length}次跳转才打开。`);
  return fact.verdict === 'alive' ? PASS : INAPPLICABLE;
};

const parsed = (url: string | undefined): URL | null =>
  url !== undefined && URL.canParse(url) ? new URL(url) : null;

const judgeScheme: Judge = (place, fact, guide) => {
  const to = parsed(place.url);
  if (to?.protocol !== 'http:' || fact.verdict === 'internal' || fact.verdict === 'dead') return INAPPLICABLE;
  if (fact.upgraded) return wrong(true, `“${address(place.url)}”所在网站已改用https。`);
  const page = parsed(guide.pageUrl);
  if (page?.protocol !== 'https:') return INAPPLICABLE;
  if (page.host === to.host) return wrong(true, `本页使用https，同一网站的“${address(place.url)}”仍用http。`);
  return place.field === 'applyUrl'
    ? wrong(true, `本页使用https，办理入口“${address(place.url)}”却不加密。`)
    : PASS;
};

const judgeFragment: Judge = (_place, fact) => {
  if (fact.fragment === null) return INAPPLICABLE;
  if (fact.fragment === 'present') return PASS;
  return wrong(fact.fragment === 'missing', `目标页面上没有“${address(new URL(fact.url).hash)}”这个位置。`);
};

const judgeEffect: Judge = (place, fact, guide) => {
  // A script that nobody has tried tonight may do nothing, as it did when it was clicked: no proof that it was mended.
  if (fact.verdict === 'script' && fact.attempts === 0 && guide.pageUrl && says(LINK_WORDS.promises, place))
    return NOT_COLLECTED;
  if (fact.verdict !== 'no-effect') return PASS;
  if (!says(LINK_WORDS.promises, place)) return INAPPLICABLE;
  const clicked = fact.attempts > 0;
  return wrong(
    false,
    clicked
      ? `链接的地址是“${address(place.url)}”，在浏览器中两次点击都没有反应，请核对。`
      : `链接的地址是“${address(place.url)}”，请核对点击后能否打开。`,
  );
};

const JUDGES: readonly [message: string, judge: Judge][] = [
  ['K01', judgeDead(true)],
  ['K01-link', judgeDead(false)],
  ['K02', judgeTarget],
  ['K03', judgeInternal],
  ['K04', judgeRedirects],
  ['K05', judgeScheme],
  ['K06', judgeFragment],
  ['K07', judgeEffect],
];

/** The worse outcome first: links of the same text are one element of the page. */
const ORDER: readonly Verdict[] = ['fail', 'review', 'unobserved', 'pass', 'inapplicable'];

export const link: GuideCheck = {
  meta: { id: 'link', title: '页面链接', messages: linkMessages },
  options: z.object({}),
  applies: (guide) => guide.applyUrl !== undefined || guide.links.length > 0,
  judge(guide, _options, report) {
    /** One outcome a message for each element. */
    const elements = new Map<string, Outcome[]>();
    for (const place of linkPlaces(guide)) {
      const { field, key, text, fact } = place;
      const element = `${field} ${key ?? ''}`;
      const outcomes = elements.get(element) ?? [];
      elements.set(element, outcomes);
      for (const [n, [message, judge]] of JUDGES.entries()) {
        const { verdict, detail, reason } = fact ? judge(place, fact, guide) : NOT_COLLECTED;
        const before = outcomes[n];
        if (before && ORDER.indexOf(before.verdict) <= ORDER.indexOf(verdict)) continue;
        outcomes[n] = { message, field, key, quote: text || undefined, verdict, detail, reason };
      }
    }
    for (const outcomes of elements.values()) for (const outcome of outcomes) report(outcome);
  },
};
