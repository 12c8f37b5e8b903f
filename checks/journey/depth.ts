// Depth of online handling (网上办理深度 I-IV): the minimum of what the evidence allows, with its reasons, against the page's claim.
// Pure; called by the reports of journeys and the proof.
import type { Journey } from '../../store/schemas/journey.ts';
import {
  type Cap,
  type CapName,
  type Depth,
  LEVELS,
  type Level,
} from '../../store/schemas/journey-verdict.ts';
import { DEPTH_WORDS as WORDS } from '../lexicon/depth-caps.ts';
import { depthLevel, depthParts } from '../text/depth.ts';
import { readVisits } from '../text/visits.ts';
import { isFilledIn } from './obstacle-check.ts';

type Claims = NonNullable<Journey['claims']>;

const rank = (level: Level): number => LEVELS.indexOf(level);
const lower = (a: Level, b: Level): Level => (rank(a) <= rank(b) ? a : b);

const PRINTED = /[ⅠI一1]级|\bI\b/u;

/** The level that the page prints. */
function printedLevel(text: string): Level | null {
  const found = depthLevel(text);
  if (found) return LEVELS[found.level - 1]!;
  return PRINTED.test(text) ? 'I' : null;
}

/** Words of what goes online: the highest that they stand for. */
function levelOfParts(text: string): Level | null {
  const parts = depthParts(text);
  if (parts.length === 0) return null;
  const has = (...names: (typeof parts)[number][]) => names.some((name) => parts.includes(name));
  if (has('受理') && has('办理', '结果反馈', '证照反馈')) return 'IV';
  if (has('受理')) return 'III';
  return has('收件', '预审') ? 'II' : 'I';
}

const isEntered = ({ steps }: Journey): boolean => steps.some(isFilledIn);

function buttonCap(journey: Journey): Cap | null {
  const { claims, end } = journey;
  if (claims && !claims.apply) return { name: 'cap_button', level: 'I', reason: '没有“立即办理”' };
  const shut = end.reached === 'stopped' && end.reason === 'not-collected' && !isEntered(journey);
  if (shut)
    return {
      name: 'cap_button',
      level: 'I',
      reason: `“立即办理”打不开申报页面：${end.detail.replace(/。$/, '')}`,
    };
  return null;
}

const VISIT_LEVELS: readonly Level[] = ['IV', 'III', 'II'];

/** Rules of the caps that the guide's page tells; null where the page says nothing to it. */
const RULES: readonly ((claims: Claims) => Cap | null)[] = [
  ({ depth }) => {
    // A printed level is the claim itself, no evidence.
    const level = depth && !printedLevel(depth) ? levelOfParts(depth) : null;
    return level && { name: 'cap_depth', level, reason: `网上办理深度写作“${depth}”` };
  },
  ({ visits }) => {
    const { value, max } = readVisits(visits ?? '');
    const count = value ?? max;
    if (count === null) return null;
    return { name: 'cap_visits', level: VISIT_LEVELS[count] ?? 'I', reason: `到办事现场${count}次` };
  },
  ({ texts, results, resultDelivery, express }) => {
    if (texts.length === 0) return null;
    const all = texts.map(({ text }) => text).join('；');
    const ways = [resultDelivery, results, express && !WORDS.no.test(express) ? '快递' : ''].join('；');
    const handIn = WORDS.handIn.exec(all)?.[0];
    const fetched = WORDS.otherWays.test(ways) ? undefined : WORDS.fetch.exec(all)?.[0];
    const said = [handIn, fetched].filter((one) => one !== undefined);
    if (said.length === 0) return { name: 'cap_text', level: 'IV', reason: '没有要求到窗口提交或领取' };
    const quote = said.map((one) => `“${one}”`).join('、');
    return { name: 'cap_text', level: said.length === 2 ? 'II' : 'III', reason: `页面写有${quote}` };
  },
  ({ materials }) => {
    const told = materials.filter(({ form }) => form !== null);
    if (told.length === 0) return null;
    const paper = told.find(({ form, required }) => required && WORDS.paper.test(form!));
    return paper
      ? { name: 'cap_material', level: 'III', reason: `必要材料“${paper.name}”只收${paper.form}` }
      : { name: 'cap_material', level: 'IV', reason: '必要材料都可以交电子件' };
  },
  ({ fee, onlinePayment }) => {
    if (fee === null) return null;
    if (WORDS.free.test(fee) || !WORDS.charged.test(fee))
      return { name: 'cap_fee', level: 'IV', reason: '不收费' };
    if (onlinePayment === null) return null;
    return WORDS.no.test(onlinePayment)
      ? { name: 'cap_fee', level: 'III', reason: '收费而不支持网上支付' }
      : { name: 'cap_fee', level: 'IV', reason: '支持网上支付' };
  },
  ({ resultDelivery, express, results }) => {
    if (resultDelivery === null && express === null) return null;
    const ways = [resultDelivery, results, express && !WORDS.no.test(express) ? '快递' : ''].join('；');
    if (WORDS.otherWays.test(ways))
      return { name: 'cap_result', level: 'IV', reason: '结果可以快递或电子送达' };
    return WORDS.fetch.test(resultDelivery ?? '')
      ? { name: 'cap_result', level: 'III', reason: `结果只能“${resultDelivery}”` }
      : null;
  },
];

/** A page on the way that itself wants the paper is the better evidence. */
function withPaper(cap: Cap, { steps }: Journey): Cap {
  if (cap.name !== 'cap_material' || cap.level !== 'III') return cap;
  const at = steps.findIndex(({ papers }) => (papers ?? []).length > 0);
  const words = steps[at]?.papers?.[0];
  return words ? { ...cap, reason: `${cap.reason}，第${at + 1}步页面写有“${words}”` } : cap;
}

export const CAP_NAMES: Readonly<Record<CapName, string>> = {
  cap_button: '“立即办理”',
  cap_depth: '网上办理深度的用词',
  cap_visits: '到办事现场次数',
  cap_text: '到窗口提交或领取的要求',
  cap_material: '材料形式',
  cap_fee: '收费和网上支付',
  cap_result: '结果送达方式',
};
/** Too few caps, and IV would be a guess. */
const FEWEST = 3;

export function depthOf(journey: Journey): Depth {
  const { claims, end } = journey;
  const button = buttonCap(journey);
  const told = claims
    ? RULES.flatMap((rule) => rule(claims) ?? []).map((cap) => withPaper(cap, journey))
    : [];
  const caps = [...(button ? [button] : []), ...told];
  const high = caps.reduce<Level>((least, { level }) => lower(least, level), 'IV');
  const known = new Set(caps.map(({ name }) => name));
  const hidden = (Object.keys(CAP_NAMES) as CapName[])
    .filter((name) => name !== 'cap_button' && name !== 'cap_depth' && !known.has(name))
    .map((name) => `页面没有说明${CAP_NAMES[name]}`);
  // A captcha, and the guard, stop the program, not the person: where the form is there, that has been seen.
  const explained = end.reason === 'not-collected' || (end.reason === 'blocked' && isEntered(journey));
  const unseen = end.reached === 'stopped' && !explained;
  if (unseen) hidden.push(`申报页面没有看全（${end.detail.replace(/。$/, '')}）`);
  const doubtful = rank(high) > 0 && (unseen || told.length < FEWEST);
  const low = doubtful ? lower(claims ? 'II' : 'I', high) : high;
  const claimed = claims?.depth ? (printedLevel(claims.depth) ?? levelOfParts(claims.depth)) : null;
  return {
    ...{ low, high, caps, hidden, claimed },
    deciding: high === 'IV' ? [] : caps.filter(({ level }) => level === high),
    verdict: verdictOn(claimed, low, high),
  };
}

function verdictOn(claimed: Level | null, low: Level, high: Level): Depth['verdict'] {
  if (claimed === null) return 'unclaimed';
  if (rank(claimed) > rank(high)) return 'over';
  if (low !== high) return 'open';
  return rank(claimed) < rank(high) ? 'under' : 'agrees';
}
