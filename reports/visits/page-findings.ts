// What page visits found, as findings: a template is one cause of the portal's operator, words of a guide are its unit's. Pure;
// called by scripts/pipeline/judge-visits.ts.
import type { VisitMessage } from '../../checks/frame/check.ts';
import { type Finding, findingId } from '../../store/schemas/finding.ts';
import type { PageFamily, StoredVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';
import type { Unit } from '../../store/schemas/unit.ts';
import { PORTAL_OPERATOR } from './operator.ts';

/** A visited page with what the checks said of it, and of the second visit where there was one. */
export interface SaidOfPage {
  page: StoredVisit;
  outcomes: readonly VisitOutcome[];
  again: readonly VisitOutcome[] | null;
}

/** What bears findings: the pages of one family together, or one guide whose own words are wrong. */
export interface Subject {
  item: string;
  itemName: string;
  unit: Pick<Unit, 'id' | 'name'>;
  pages: SaidOfPage[];
  messages: readonly VisitMessage[];
}

const FAMILY_NAMES: Record<PageFamily, string> = { home: '首页', list: '清单页', guide: '办事指南页' };
/** The part of a record of which all findings of visits speak (要素 “手机页面”). */
export const PAGE_FIELD = 'page';

const familyItem = (site: string, family: PageFamily): string => `${site}/@${family}`;

type Arisen = VisitOutcome & { verdict: 'fail' | 'review' };
const isArisen = (outcome: VisitOutcome): outcome is Arisen =>
  outcome.verdict === 'fail' || outcome.verdict === 'review';

/** The same words on every one of several pages come from their template. */
function isOnAll(pages: readonly SaidOfPage[], message: string): boolean {
  if (pages.length < 2) return false;
  const [first, ...others] = pages.map(
    ({ outcomes }) =>
      new Set(outcomes.filter((one) => one.message === message && isArisen(one)).map(({ key }) => key)),
  );
  return [...first!].some((key) => others.every((keys) => keys.has(key)));
}

/** The visited pages of one channel, by what bears their findings. Pages without a visit bear none. */
export function subjectsOf(
  site: string,
  pages: readonly SaidOfPage[],
  messages: readonly VisitMessage[],
  unitName: (id: string) => string,
): Subject[] {
  const seen = pages.filter(({ page }) => page.visit !== null);
  const guidePages = seen.filter(({ page }) => page.family === 'guide');
  const own = messages.filter((message) => message.content && !isOnAll(guidePages, message.id));
  const ofTemplate = (family: PageFamily) =>
    family === 'guide' ? messages.filter((message) => !own.includes(message)) : messages;
  const families = (Object.keys(FAMILY_NAMES) as PageFamily[]).flatMap((family): Subject[] => {
    const those = seen.filter(({ page }) => page.family === family);
    if (those.length === 0) return [];
    return [
      {
        item: familyItem(site, family),
        itemName: `手机页面：${FAMILY_NAMES[family]}`,
        unit: PORTAL_OPERATOR,
        pages: those,
        messages: ofTemplate(family),
      },
    ];
  });
  const guides = guidePages
    .filter(({ page }) => page.item !== null)
    .map((one): Subject => {
      const { item, name, unit } = one.page;
      return {
        item: item!,
        itemName: name,
        unit: { id: unit ?? PORTAL_OPERATOR.id, name: unit ? unitName(unit) : PORTAL_OPERATOR.name },
        pages: [one],
        messages: own,
      };
    });
  return [...families, ...guides];
}

const MAX_TOLD = 5;

/** Each sentence once, so many of them. */
function told(outcomes: readonly Arisen[], text: string): string {
  const said = [...new Set(outcomes.map(({ detail, quote }) => detail ?? (quote ? `“${quote}”。` : text)))];
  return said.slice(0, MAX_TOLD).join('') + (said.length > MAX_TOLD ? `等${said.length}处。` : '');
}

interface Where {
  site: string;
  channel: Finding['channel'];
  run: string;
  at: string;
  checkOf: (message: string) => string;
}

/** One finding for a message and subject; null where no page shows it. A template's finding names how many of its pages do. */
export function pageFinding(subject: Subject, message: VisitMessage, where: Where): Finding | null {
  const { item, itemName, unit } = subject;
  const pages = subject.pages.filter(({ outcomes }) => outcomes.some((one) => one.message === message.id));
  const shown = pages.flatMap(({ page, outcomes, again }) => {
    const own = outcomes.filter((one): one is Arisen => one.message === message.id && isArisen(one));
    const twice = again?.some((one) => one.message === message.id && one.verdict === 'fail') ?? null;
    return own.length > 0 ? [{ page, own, twice }] : [];
  });
  if (shown.length === 0) return null;
  const all = shown.flatMap(({ own }) => own);
  const failed = shown.filter(
    ({ own, twice }) => own.some(({ verdict }) => verdict === 'fail') && twice !== false,
  );
  const [first] = failed.length > 0 ? failed : shown;
  const lead = first!.own.find(({ verdict }) => verdict === 'fail') ?? first!.own[0]!;
  const quotes = [...new Set(all.flatMap(({ quote }) => quote ?? []))].slice(0, MAX_TOLD);
  const share = pages.length > 1 ? `走查的${pages.length}个页面中${shown.length}个有此问题。` : '';
  const unsure = failed.length === 0 && all.some(({ verdict }) => verdict === 'fail');
  const { channel, run, at } = where;
  return {
    id: findingId({ message: message.id, item, channel, field: PAGE_FIELD }),
    ...{ run, unit: unit.id, owner: unit.name, item, itemName, channel, field: PAGE_FIELD, key: null },
    ...{ check: where.checkOf(message.id), message: message.id, severity: message.severity },
    outcome: failed.length > 0 ? 'fail' : 'review',
    confirmation: failed.some(({ twice }) => twice === true) ? 'confirmed' : 'not-possible',
    state: 'new',
    quote: quotes.length > 0 ? quotes.join('；').slice(0, 500) : null,
    expected: lead.expected ?? null,
    detail: `${told(all, message.text)}${share}${unsure ? '再次走查时没有出现，请核对。' : ''}`,
    fix: message.fix,
    basis: message.basis,
    url: first!.page.url,
    dom: lead.selector ?? null,
    evidence: [],
    firstSeen: at,
    lastSeen: at,
  };
}

/**
 * Whether the message was judged on every page of the subject on which it can be: only then may its finding be closed. Taps are
 * tried on some pages only. A part whose colours cannot be told (a picture lies behind) holds back none of the rest.
 */
export function wasJudged({ pages }: Subject, message: string): boolean {
  const said = pages
    .map(({ outcomes }) => outcomes.filter((one) => one.message === message))
    .filter((own) => own.length > 0);
  return (
    said.length > 0 &&
    said.every(
      (own) =>
        own.some(({ verdict }) => verdict === 'pass' || verdict === 'inapplicable') &&
        own.every(({ verdict, reason }) => verdict !== 'unobserved' || reason === 'not-collected'),
    )
  );
}
