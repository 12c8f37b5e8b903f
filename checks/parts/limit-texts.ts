// Do notes and flow name other limits than the fields (T11)? Only what surely speaks of the same limit is compared. Called by limit.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { stepKeys } from '../../store/schemas/member-key.ts';
import type { LimitReading } from '../../store/schemas/readings.ts';
import type { Report } from '../frame/check.ts';
import { elementReport } from '../frame/element-report.ts';
import { LIMIT_WORDS, says } from '../lexicon/limits.ts';
import { remembered } from '../text/memo.ts';
import { readLimit } from '../text/readings.ts';
import { differ, isLonger } from './limit-days.ts';

/** A number of days; cheaper than the reader, which is asked only then. */
const DAYS = /[\d一二三四五六七八九十百]\s*(?:个)?(?:法定)?(?:工作日|自然日|日历日|日|天|个月|小时)/u;
const QUOTES_LAW = /[《》]|第[^，,。；;]{1,8}[条款]|依法应当/u;
const NUMBER = '[\\d一二三四五六七八九十百]';
const EXPLICIT = {
  promise: new RegExp(
    `承诺(?:的)?(?:办结|办理|审批)?(?:时限|期限|时间)?[^，,。；;\\d一二三四五六七八九十百]{0,6}(?=${NUMBER})`,
    'u',
  ),
  legal: new RegExp(
    `法定(?:的)?(?:办结|办理|审批)(?:时限|期限|时间)[^，,。；;\\d一二三四五六七八九十百]{0,6}(?=${NUMBER})`,
    'u',
  ),
};

interface Limits {
  legal: LimitReading | null;
  promise: LimitReading | null;
}
interface Conflict {
  verdict: 'fail' | 'review';
  words: string;
  /** The field that says otherwise. */
  other: '承诺办结时限' | '法定办结时限';
}

interface Clause {
  text: string;
  limit: LimitReading;
  law: boolean;
  sentence: string;
}

/** Clauses that give a number of days, with what they give. */
const clausesOf = remembered((text): readonly Clause[] => {
  if (!DAYS.test(text)) return [];
  return text
    .split(/[。；;\n]/u)
    .filter((sentence) => DAYS.test(sentence))
    .flatMap((sentence) =>
      sentence
        .split(/[，,→—＞]/u)
        .filter((clause) => DAYS.test(clause))
        .map((clause) => ({
          text: clause.trim(),
          limit: readLimit(clause),
          law: QUOTES_LAW.test(sentence),
          sentence,
        })),
    )
    .filter(({ limit }) => limit.value !== null && limit.unit !== null);
});

/** 承诺时限为N, 法定办结时限为N: the field's own name beside another number. */
function namedOtherwise(clauses: readonly Clause[], { legal, promise }: Limits): Conflict | undefined {
  for (const { text } of clauses)
    for (const [kind, value, other] of [
      ['promise', promise, '承诺办结时限'],
      ['legal', legal, '法定办结时限'],
    ] as const) {
      const at = value?.value ? EXPLICIT[kind].exec(text) : null;
      if (!at) continue;
      const named = readLimit(text.slice(at.index + at[0].length));
      if (named.value !== null && named.unit !== null && differ(named, value!))
        return { verdict: 'fail', words: text, other };
    }
  return undefined;
}

const ofTheMatter = (clause: Clause) => !says(LIMIT_WORDS.beside, clause.text);
const same = (a: LimitReading, b: LimitReading) => !differ(a, b);

/** A field's note that gives other numbers only. */
function noteOtherwise(
  clauses: readonly Clause[],
  value: LimitReading | null,
  other: Conflict['other'],
): Conflict | undefined {
  if (!value?.value || clauses.some(({ limit }) => same(limit, value))) return undefined;
  const own = clauses
    .filter(ofTheMatter)
    .filter(({ text }) => other === '法定办结时限' || !text.includes('法定'));
  if (own.length === 0) return undefined;
  const sure = own.length === 1 && clauses.length === 1 && !own[0]!.law;
  return { verdict: sure ? 'fail' : 'review', words: own[0]!.text, other };
}

/** A flow that ends later than promised; the legal limit, quoted as the law's words, is no promise. */
function endsLater(
  clauses: readonly Clause[],
  { legal, promise }: Limits,
  sure: boolean,
): Conflict | undefined {
  if (!promise || (promise.value === null && !promise.immediate)) return undefined;
  const late = clauses.find(
    (clause) =>
      !clause.law &&
      says(LIMIT_WORDS.finished, clause.text) &&
      ofTheMatter(clause) &&
      !clause.text.includes('法定') &&
      isLonger(clause.limit, promise) === true &&
      !(promise.immediate && says(LIMIT_WORDS.atOnceElse, clause.sentence)),
  );
  if (!late) return undefined;
  const quoted = legal !== null && legal.value !== null && same(late.limit, legal);
  const verdict = sure && !quoted && !promise.immediate ? 'fail' : 'review';
  return { verdict, words: late.text, other: '承诺办结时限' };
}

export function judgeTexts(guide: ServiceGuide, limits: Limits, report: Report): void {
  const keys = stepKeys(guide.steps);
  const given = { 法定办结时限: guide.legalLimit, 承诺办结时限: guide.promiseLimit };
  const judge = (
    field: string,
    text: string | undefined,
    find: (clauses: readonly Clause[]) => Conflict | undefined,
    key?: string,
  ) => {
    if (!text) return;
    const clauses = clausesOf(text);
    const conflict = namedOtherwise(clauses, limits) ?? find(clauses);
    const to = elementReport(report, { field, key, quote: conflict?.words ?? text.slice(0, 120) });
    if (!conflict) to.pass('T11');
    else
      to[conflict.verdict]('T11', {
        detail: `此处写有“${conflict.words.slice(0, 60)}”，而${conflict.other}为“${given[conflict.other]?.slice(0, 20)}”。`,
      });
  };
  judge('legalLimitNote', guide.legalLimitNote, (c) => noteOtherwise(c, limits.legal, '法定办结时限'));
  judge('promiseLimitNote', guide.promiseLimitNote, (c) => noteOtherwise(c, limits.promise, '承诺办结时限'));
  judge('process', guide.process, (c) => endsLater(c, limits, true));
  judge('specialStages', guide.specialStages, () => undefined);
  for (const [i, step] of guide.steps.entries())
    judge(
      'steps',
      [step.standard, step.result].filter(Boolean).join('\n') || undefined,
      // The standard of a step likes to quote the law: a person decides.
      (c) => endsLater(c, limits, false),
      keys[i],
    );
}
