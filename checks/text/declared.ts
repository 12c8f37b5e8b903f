// What a field of 中介服务 or 特殊环节 declares as a whole: none, just "yes", or something by name. Used by the special-stage check.
import { anyOf } from '../lexicon/patterns.ts';
import { SPECIAL } from '../lexicon/special-stage.ts';
import { remembered } from './memo.ts';
import { isPlaceholder } from './wording.ts';

/**
 * `none` (无, 不涉及), `contradicted` (无；需公示7日), `present` (有, and no more), `named` (anything definite),
 * `blank` (--, 待定), `code` (a bare number of the source's own code list, which says nothing here).
 */
export type Declared = 'none' | 'contradicted' | 'present' | 'named' | 'blank' | 'code';

/** What both fields of a guide declare; undefined where the field is not there. */
export interface DeclaredFields {
  intermediary: Declared | undefined;
  specialStages: Declared | undefined;
}

const EDGES = /^[\s“”"'（(【[]+|[\s。．.；;，,）)】\]“”"']+$/gu;
/** The field's own caption, where it stands in the value again. */
const CAPTION = /^(?:特[殊别](?:环节|程序)|中介服务)[:：]\s*/u;
const NEED =
  /(?:还?需要?|须|应当?|必须|另需|另行)[^，,。；;、]{0,12}$|(?:\d|[一二三四五六七八九十])+个?(?:工作日|自然日|日|天)/u;
/** The law's own formula, and what is only needed now and then, contradict nothing. */
const NOT_ALWAYS = /依法(?:需要?|应当)|如需|若需|确需|必要时|视情|如有|如果|若/u;
const NEGATED = /(?:无需|不需|无须|不涉及|不含|不包括|除外|没有|不进行|不必|未涉及)/u;

function needsSome(rest: string): boolean {
  const words = [...SPECIAL.kinds, ...SPECIAL.services];
  return rest.split(/[。；;，,）)]/u).some((clause) => {
    if (NEGATED.test(clause) || NOT_ALWAYS.test(clause)) return false;
    const all = words.map((p) => p.exec(clause)).filter((found) => found !== null);
    const [found] = all;
    if (!found || new Set(all.map(([word]) => word)).size > 2) return false;
    return NEED.test(clause.slice(0, found.index)) || NEED.test(clause.slice(found.index));
  });
}

export const readDeclared = remembered((value): Declared => {
  const text = value.replace(CAPTION, '').replace(EDGES, '');
  if (/^\d{1,3}$/u.test(text)) return 'code';
  if (anyOf(SPECIAL.none, text)) return 'none';
  if (isPlaceholder(value)) return 'blank';
  const head = SPECIAL.noneHead.map((p) => p.exec(text)).find(Boolean);
  if (head) return needsSome(text.slice(head[0].length)) ? 'contradicted' : 'none';
  return anyOf(SPECIAL.present, text) ? 'present' : 'named';
});
