// Finds the name of another item in a guide's text (他事项内容, X12). Called by the contradiction check.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { CROSS } from '../lexicon/cross.ts';

/** Wordings that name the item of which the text speaks; the first group is the name. */
const NAMED: Readonly<Record<'applyScope' | 'conditions', RegExp>> = {
  applyScope:
    /^(?:本(?:办事|服务)?指南)?(?:主要)?适用于(?:本市|本区|本省|全市|上海市)?(?:范围内)?(?:的)?([\p{Script=Han}、（）()]{4,40}?)(?:事项)?(?:的)?(?:申请(?:与|和|及|、)?办理|审核办理|办理|申请|审批)(?:。|$)/u,
  conditions:
    /^(?:\d+[.、．])?(?:申请人)?(?:拟)?申请(?:办理)?([\p{Script=Han}]{2,16}?(?:许可证?|登记证?|备案|核准|资格认定))的?(?:，|,|应当|应|须|需|必须|单位|企业|个人)/u,
};
const HAN_PAIR = /(?=(\p{Script=Han}{2}))/gu;

const telling = (text: string): string => text.replace(CROSS.genericWords, '|');
const pairs = (text: string): Set<string> => new Set([...telling(text).matchAll(HAN_PAIR)].map((m) => m[1]!));

/** Everything that the guide says beside the text in question. */
function ownWords(guide: ServiceGuide, field: 'applyScope' | 'conditions'): string {
  const { name, authority, legalBasis, results, process, serviceObject } = guide;
  const other = field === 'applyScope' ? guide.conditions : guide.applyScope;
  const lists = [
    ...guide.materials.map((m) => m.name),
    ...guide.steps.flatMap((s) => [s.name, s.standard, s.result]),
  ];
  return [name, authority, legalBasis, results, process, serviceObject, other, ...lists].join('|');
}

/**
 * The name that the text gives its item, where no two characters of it stand anywhere else in the guide; words that
 * stand in any item's name do not count. Undefined where the text names none, or the guide's own.
 */
export function foreignItem(
  guide: ServiceGuide,
  field: 'applyScope' | 'conditions',
  text: string,
): string | undefined {
  const named = NAMED[field].exec(text.trim())?.[1];
  if (!named || !guide.name) return undefined;
  const said = pairs(named);
  if (said.size < 2) return undefined;
  const own = telling(ownWords(guide, field));
  return [...said].some((pair) => own.includes(pair)) ? undefined : named;
}
