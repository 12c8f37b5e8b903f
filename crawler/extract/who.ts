// 谁可以办 answered with qualifications: the guide's conditions, not the kinds of its applicants. Called by extract.ts.
import type { Pair } from './pairs.ts';

const WHO = /谁|(?:什么|哪些|哪类|哪种)(?:样的)?人/u;
/** Words of a qualification; kinds of applicants (自然人、企业法人) have none of them. */
const QUALIFIES = /以上|以下|以内|满|应当|必须|符合|具[备有]|之一|条件/u;
const CLAUSE_END = /[。；;]\s*(?:\n|$)/gu;
const FEWEST_CLAUSES = 2;

const qualifies = (text: string): boolean =>
  (text.match(CLAUSE_END)?.length ?? 0) >= FEWEST_CLAUSES && QUALIFIES.test(text);

/** The pairs with the answer where it belongs; unchanged on a guide that has conditions of its own. */
export function conditionsOfWho(pairs: readonly Pair[]): readonly Pair[] {
  if (pairs.some((pair) => pair.path === 'conditions')) return pairs;
  return pairs.map((pair) =>
    pair.path === 'serviceObject' && WHO.test(pair.mark.label) && qualifies(pair.value.text)
      ? { ...pair, path: 'conditions' }
      : pair,
  );
}
