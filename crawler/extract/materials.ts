// Materials (申请材料): a member's columns become a Material. Called by lists.ts.
import type { Material } from '../../store/schemas/guide.ts';
import { captionEntry, type Dictionary } from '../dictionary.ts';
import type { Forms } from './forms.ts';
import { type El, filled, type Page, size, textOf } from './tree.ts';
import { formOfText } from './unlabelled.ts';
import type { RawMember, Value } from './value.ts';

const ORDINAL =
  /^(?:(?:材料|附件)[一二三四五六七八九十\d]{1,3}[:：、.．]?\s*|\d{1,2}(?:[.．]\d{1,2})+[、.．]?(?!\d|寸|米)\s*|[(（]?\d{1,3}[)）、.．]\s*|[(（][一二三四五六七八九十]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|[①-⑳]\s*|第[一二三四五六七八九十\d]+[项份][:：]?\s*|\d{1,2}\s+(?=\p{Script=Han}))/u;
const KIND = /^(?:原件|复印件)(?:[和或与及、/／](?:原件|复印件))?$/u;
const BOTH = /原件[^\d一二三四五六七八九十]{0,4}(\d+)\s*(份?)[^原]*?复印件[^\d]{0,4}(\d+)\s*(份?)/u;
const COPY_FIRST = /复印件[^\d]{0,4}(\d+)\s*(份?)[^复]*?原件[^\d]{0,4}(\d+)\s*(份?)/u;
const PAIR = /^(\d+)\s*(?:份)?\s*[/／]\s*(\d+)\s*(?:份)?$/;

/** 居民身份证（原件1份、复印件1份，纸质）: counts and forms in brackets behind a name, nothing else in them. */
const COUNTS_BEHIND =
  /^(.{2,}?)\s*[（(]((?:(?:(?:原件|复印件)\s*\d+\s*份|纸质(?:版|件)?|电子(?:版|件)?)[、，,；;和及或\s]*)+)[)）]\s*$/u;
const FORM_BEHIND = /纸质(?:版|件)?|电子(?:版|件)?/gu;

/** 毕业证书 over 高校毕业生须提供: when the material is needed, on a line of its own under its name. */
const WHEN = /^[^，,；;：:\d]{2,30}(?:须|需|应当?|时|的)(?:提供|提交|出具)[。）)]?$/u;

/** Columns that are kept as they stand. */
const COLUMNS = [
  'kind',
  'originals',
  'copies',
  'form',
  'necessity',
  'condition',
  'source',
  'issuer',
] as const;

/** Text that gives both counts, wherever it stands in a row (材料要求：原件1份 复印件0份). */
export const namesCounts = (text: string): boolean => BOTH.test(text) || COPY_FIRST.test(text);

export interface MaterialReading {
  material: Material;
  /** Values by column as they stand on the page, for the elements. */
  values: Map<string, Value>;
}

export const withoutOrdinal = (text: string): string =>
  text
    .replace(ORDINAL, '')
    .replace(/[；;]$/u, '')
    .trim() || text;

/** Undefined for a row that names no material (小计, 无, an empty row). */
export function readMaterial(page: Page, member: RawMember, forms: Forms): MaterialReading | undefined {
  const { dictionary } = page;
  const values = new Map(member.values);
  const title = values.get('name')?.text ? values.get('name') : member.title;
  if (!title?.text) return undefined;
  const head = readName(page, title, member.title);
  if (member.line) {
    head.name = head.name.replace(/。$/u, '');
    const counted = COUNTS_BEHIND.exec(head.name);
    if (counted && /\d/.test(counted[2]!)) {
      head.name = counted[1]!;
      for (const [, kind, n] of counted[2]!.matchAll(COUNTED))
        values.set(kind === '原件' ? 'originals' : 'copies', { ...title, label: kind!, text: n! });
      const forms = counted[2]!.match(FORM_BEHIND) ?? [];
      if (forms.length > 0) values.set('form', { ...title, label: '', text: forms.join('、') });
    }
  }
  if (!head.name || /^(?:无|暂无(?:数据|材料)?|-+|—+)$/u.test(head.name)) return undefined;
  const [first, when, more] = textOf(page, title.first, title.last).split('\n');
  if (first && when && more === undefined && WHEN.test(when) && !values.get('condition')?.text) {
    head.name = withoutOrdinal(first);
    values.set('condition', { ...title, text: when });
  }
  values.set('name', { ...title, text: head.name });
  for (const column of COLUMNS) if (!values.get(column)?.text) values.delete(column);
  for (const column of ['necessity', 'kind'] as const)
    if (head[column] && !values.has(column)) values.set(column, { ...title, text: head[column] });
  kindWithCount(values);
  if (!member.line) formsInText(page, member, values);
  splitCount(values);
  if (!member.line && !values.has('originals') && !values.has('copies')) countsInText(page, member, values);
  const material: Material = { name: head.name };
  for (const column of COLUMNS) {
    const text = values.get(column)?.text;
    if (text) material[column] = text;
  }
  const exempt = exemption(values.get('exempt')?.text, dictionary) ?? (head.exempt ? true : undefined);
  if (exempt !== undefined) material.exempt = exempt;
  return { material: { ...material, ...forms }, values };
}

function exemption(text: string | undefined, dictionary: Dictionary): boolean | undefined {
  if (!text) return undefined;
  const { yes, no } = dictionary.data.residue;
  if (yes.includes(text)) return true;
  if (no.includes(text)) return false;
  return /^(?:不|否|无需免|需)/u.test(text) ? false : /^(?:是|免|可)/u.test(text) ? true : undefined;
}

/** The name without ordinal, and the badges that stand in its box (免, 必要). */
function readName(
  page: Page,
  value: Value,
  title: Value | undefined,
): { name: string; exempt: boolean; necessity?: string; kind?: string } {
  const { exempt, necessity, name: handling } = page.dictionary.data.residue.badges;
  const badges: string[] = [];
  const inBrackets = (text: string) => text.replace(/^[(（[【](.*)[)）\]】]$/u, '$1');
  const isBadge = (text: string, kid: El) =>
    exempt.includes(text) ||
    necessity.includes(inBrackets(text)) ||
    // 告知承诺 says how the item is handled, and nothing of the material.
    (kid.first > value.first && handling.includes(inBrackets(text))) ||
    // 原件 may be a caption elsewhere in the box; in the name itself it is a badge.
    (kid.first > value.first && kid.last <= value.last && KIND.test(inBrackets(text)));
  const skip = new Set<number>();
  if (value.last - value.first > 1 && /^\d{1,3}$/.test(page.runs[value.first]!.text)) skip.add(value.first);
  const visit = (el: El): void => {
    for (const kid of filled(el)) {
      const text = textOf(page, kid.first, kid.last);
      const whole = kid.first <= value.first && kid.last >= value.last;
      if (!whole && text.length <= 6 && isBadge(text, kid)) {
        badges.push(exempt.includes(text) ? text : inBrackets(text));
        for (let i = kid.first; i < kid.last; i++) skip.add(i);
      } else if (size(kid) > 1 || kid.kids.length > 0) visit(kid);
    }
  };
  let box: El = value.el;
  const around = title ?? value;
  for (let up = 0; up < 2 && box.parent && size(box) <= around.last - around.first && box.tag !== 'td'; up++)
    box = box.parent;
  visit(box);
  let name = textOf(page, value.first, value.last, (_, i) => skip.has(i)) || value.text;
  const inText = /^[【[（(]?免(?:交|提交)?[】\]）)]\s*|\s*[【[（(]免(?:交|提交)?[】\]）)]$/u;
  const flagged = inText.test(name);
  name = name.replace(inText, '');
  const need = badges.find((b) => necessity.includes(b));
  const kind = badges.find((b) => KIND.test(b));
  return {
    name: withoutOrdinal(name.replace(/\s*\n\s*/g, ' ')),
    exempt: flagged || badges.some((b) => exempt.includes(b)),
    ...(need && { necessity: need }),
    ...(kind && { kind }),
  };
}

/** 份数 alone means originals, or copies where the kind is 复印件; `原件1份，复印件2份` and `1/2` name both. */
function splitCount(values: Map<string, Value>): void {
  const count =
    values.get('count') ??
    [values.get('originals'), values.get('copies')].find(
      (v) => v && (BOTH.test(v.text) || COPY_FIRST.test(v.text)),
    );
  if (!count?.text) {
    values.delete('count');
    return;
  }
  const { text } = count;
  values.delete('count');
  const set = (column: string, n: string) => values.set(column, { ...count, text: n });
  const both = BOTH.exec(text);
  const reversed = COPY_FIRST.exec(text);
  const pair = /复印/.test(count.label) ? PAIR.exec(text) : null;
  if (both) {
    set('originals', both[1]! + both[2]!);
    set('copies', both[3]! + both[4]!);
  } else if (reversed) {
    set('originals', reversed[3]! + reversed[4]!);
    set('copies', reversed[1]! + reversed[2]!);
  } else if (pair) {
    set('originals', pair[1]!);
    set('copies', pair[2]!);
  } else {
    const only = /^(?:纸质)?(原件|复印件)[:：（(]?\s*(\d+\s*份?)[)）]?(?:[（(][^\d（()）]*[)）])?$/u.exec(
      text,
    );
    const column = only
      ? only[1] === '原件'
        ? 'originals'
        : 'copies'
      : /^复印件/.test(values.get('kind')?.text ?? '')
        ? 'copies'
        : 'originals';
    if (!values.has(column)) set(column, only ? only[2]! : text);
  }
}

/** 材料类型及份数 | 原件（1份）: one value of two columns. */
function kindWithCount(values: Map<string, Value>): void {
  const kind = values.get('kind');
  const parts = kind && /^(原件|复印件)\s*[:：（(]?\s*(\d+\s*份?)[)）]?$/u.exec(kind.text);
  if (!kind || !parts) return;
  values.set('kind', { ...kind, text: parts[1]! });
  if (!values.has('count')) values.set('count', { ...kind, text: parts[2]! });
}

/** 纸质, 必要, 原件 in a box of the member without a caption of its own: each says itself what it is. */
function formsInText(page: Page, member: RawMember, values: Map<string, Value>): void {
  const known = [...values.values(), ...member.values.values()];
  for (const el of member.els) {
    if (size(el) > LARGEST_BOX) continue;
    for (let i = el.first; i < el.last; i++) {
      const run = page.runs[i]!;
      if (run.dead || run.caption || CAPTIONS.has(run.el.tag)) continue;
      // Neither in a value of its own nor the caption right before one.
      const caption = captionEntry(page.dictionary, run.text) !== undefined;
      if (known.some((v) => i >= (caption ? v.first - 1 : v.first) && i < v.last && v.last > v.first))
        continue;
      for (const part of run.text.split(PART)) {
        const column = formOfText(part);
        if (column && !values.get(column)?.text)
          values.set(column, { ...values.get('name')!, label: '', text: part });
      }
    }
  }
}

const CAPTIONS = new Set(['dt', 'th', 'label']);
const PART = /\s*[|｜·•，,；;]\s*/u;

const COUNTED = /(原件|复印件)[^\d原复，,；;。]{0,4}(\d+\s*份)/gu;

/** 要求：原件 1 份: counts in a text of the member's own box, other than its name. */
function countsInText(page: Page, member: RawMember, values: Map<string, Value>): void {
  const name = values.get('name')!;
  for (const el of member.els) {
    if (size(el) > LARGEST_BOX) continue;
    const text = textOf(page, el.first, el.last, (_, i) => i >= name.first && i < name.last);
    for (const [, kind, n] of text.matchAll(COUNTED)) {
      const column = kind === '原件' ? 'originals' : 'copies';
      if (!values.has(column)) values.set(column, { ...name, label: kind!, text: n! });
    }
  }
}

/** Runs of a box that is one member's. */
const LARGEST_BOX = 40;
