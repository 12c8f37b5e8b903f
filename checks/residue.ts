// Judges every text of a guide for leftovers of programs: null, &nbsp;, tags, garbled characters, fillers (X11).
import { z } from 'zod';
import { SCALAR_FIELDS, type ServiceGuide } from '../store/schemas/guide.ts';
import { memberKeys } from '../store/schemas/member-key.ts';
import type { GuideCheck } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { RESIDUE } from './lexicon/cross.ts';
import { residueMessages } from './messages/residue.ts';

const LISTS = ['places', 'materials', 'steps'] as const;
/** Fields whose own checks judge placeholders. */
const JUDGED = new Set([
  ...[
    'name',
    'authority',
    'conditions',
    'legalBasis',
    'visits',
    'visitReason',
    'consult',
    'complaint',
    'process',
  ],
  ...['places.address', 'places.hours', 'places.phone', 'legalLimit', 'promiseLimit'],
  ...['source', 'issuer', 'kind', 'form', 'originals', 'copies', 'condition'].map(
    (part) => `materials.${part}`,
  ),
]);
const FILLERS = new Set(RESIDUE.fillers);
/** One look at most texts; only what it finds is looked at closely. */
const SUSPECT = /[&<[\\${\u00c2-\u00f4\ufffd锟烫屯锛鈥銆鐨]|null|undefined|NaN|1970|0001/u;

/** What is left over in a text, a Chinese sentence. */
function leftoverOf(text: string, field: string): string | undefined {
  if (text.length <= 12 && !JUDGED.has(field) && FILLERS.has(text.trim().toLowerCase()))
    return `“${text.trim()}”是占位词，没有实际内容。`;
  if (!SUSPECT.test(text)) return undefined;
  const kinds = [
    ['网页代码', RESIDUE.markup],
    ['程序残留', RESIDUE.empties],
    ['乱码', RESIDUE.garbled],
  ] as const;
  for (const [kind, words] of kinds) {
    const found = words.exec(text)?.[0];
    if (found) return `含${kind}“${found.slice(0, 40)}”。`;
  }
  return undefined;
}

type See = (group: string, field: string, key: string | undefined, text: string) => void;

/** Shows all texts of the guide with the group in which they are told together. */
function eachText(guide: ServiceGuide, see: See): void {
  for (const field of SCALAR_FIELDS) {
    const text = guide[field];
    if (text !== undefined && field !== 'applyUrl') see('', field, undefined, text);
  }
  for (const text of guide.handleForms) see('', 'handleForms', undefined, text);
  const keys = memberKeys(guide);
  for (const list of LISTS)
    guide[list].forEach((member: Readonly<Record<string, unknown>>, i) => {
      for (const part in member) {
        const text = member[part];
        if (typeof text === 'string') see(list, `${list}.${part}`, keys[list][i], text);
      }
    });
}

export const residue: GuideCheck = {
  meta: { id: 'residue', title: '文本残留', messages: residueMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const groups = new Map<string, boolean>();
    eachText(guide, (group, field, key, text) => {
      const detail = leftoverOf(text, field);
      if (detail === undefined) {
        if (!groups.has(group)) groups.set(group, true);
        return;
      }
      groups.set(group, false);
      elementReport(report, { field, key, quote: text }).fail('X11', { detail });
    });
    for (const [group, clean] of groups) if (clean) elementReport(report, { field: group }).pass('X11');
  },
};
