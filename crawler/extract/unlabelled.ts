// Cards without captions: a material or a hall whose values say themselves what they are (原件 1份, 周一至周五 9:00 …).
// Called by lists.ts when a section has neither table nor captions.
import type { ListKind } from '../dictionary.ts';
import { type El, filled, type Page, size } from './tree.ts';
import { type RawMember, readValue, type Value } from './value.ts';

/** What a line is, by its own form; the first line that is none of these is the name. */
const FORMS: Record<'materials' | 'places', [column: string, form: RegExp][]> = {
  materials: [
    ['originals', /^原件[:：\s]*\d+\s*份?$/u],
    ['copies', /^复印件[:：\s]*\d+\s*份?$/u],
    ['count', /原件\D{0,4}\d+.*复印件\D{0,4}\d+|^\d+\s*份$/u],
    ['necessity', /^(?:非?必[要需](?:材料)?|可?容缺(?:后补)?|选交|必交)$/u],
    ['kind', /^(?:原件|复印件)(?:[和或与及/、]?(?:原件|复印件))?$/u],
    ['form', /^(?:纸质|电子)(?:化|版|件|材料)?(?:[/／和或与及、]?(?:纸质|电子)(?:化|版|件|材料)?)?$/u],
    ['source', /^(?:申请人自备|政府部门核发|中介机构(?:出具|产生)?|其他)$/u],
    ['exempt', /^(?:免|免交|免提交|可免交)$/u],
  ],
  places: [
    ['phone', /^[（(]?0\d{2,3}[）)]?[-—\s]?\d{7,8}(?:\D.*)?$|^\d{7,8}$|^1\d{4}$/u],
    ['hours', /(?:周|星期|工作日|每天|每日|上午)[\s\S]*\d{1,2}[:：点]|^24小时/u],
    ['address', /(?:路|街|道|弄|巷|公路|大道|镇|区)[\s\S]*\d+(?:号|弄|室)|\d+号/u],
    ['distance', /^(?:距(?:离?您|您?)?)?\s*\d+(?:\.\d+)?\s*(?:km|公里|千米|m|米)$/iu],
    ['window', /^(?:\S{0,6}\d+号?窗口|\S{1,8}窗口)$/u],
  ],
};
const DECORATION = /^[^\p{Script=Han}\d(（]+|\s*[|｜]\s*$/gu;

function linesIn(page: Page, el: El, kind: 'materials' | 'places'): Value[] {
  const starts: number[] = [];
  const tags = tagStarts(page, el, kind);
  for (let i = el.first; i < el.last; i++)
    if (!page.runs[i]!.dead && (i === el.first || page.runs[i]!.before === '\n' || tags.includes(i)))
      starts.push(i);
  return starts
    .map((start, i) => {
      const end = starts[i + 1] ?? el.last;
      const numbered = end - start > 1 && /^\d{1,3}[.、．]?$/.test(page.runs[start]!.text);
      return readValue(page, numbered ? start + 1 : start, end, '', page.runs[start]!.el);
    })
    .flatMap((value) => barred(value))
    .map((value) => ({ ...value, text: value.text.replace(DECORATION, '') }))
    .filter((value) => value.text);
}

/** Kind, form or necessity that a text is, and nothing else; 其他 may be anything's. */
export function formOfText(text: string): string | undefined {
  return FORMS.materials.find(
    ([column, form]) => ALONE.has(column) && text !== '其他' && form.test(text),
  )?.[0];
}

const ALONE = new Set(['kind', 'form', 'necessity', 'source']);

/** `原件1份 | 纸质 | 申请人自备` is three lines. */
const barred = (value: Value): Value[] =>
  value.text.split(/\s*[|｜]\s*|\s+[·•]\s+/u).map((text) => ({ ...value, text }));

/** Tags beside a name (必要, 原件), each in a box of its own, as lines of their own. */
function tagStarts(page: Page, el: El, kind: 'materials' | 'places'): number[] {
  const starts: number[] = [];
  for (let i = el.first + 1; i < el.last; i++) {
    const run = page.runs[i]!;
    if (run.dead || !run.whole || size(run.el) !== 1 || run.before === '\n') continue;
    if (FORMS[kind].some(([, form]) => form.test(run.text))) starts.push(i);
  }
  return starts;
}

/** 原件1份 in the column of originals is 1份. */
const countOf = (column: string, text: string): string =>
  column === 'originals' || column === 'copies' ? text.replace(/^\D+/u, '') : text;

function readCard(page: Page, el: El, kind: 'materials' | 'places'): RawMember | undefined {
  const member: RawMember = { values: new Map(), els: [el] };
  const rest: Value[] = [];
  for (const line of linesIn(page, el, kind)) {
    const column = FORMS[kind].find(([name, form]) => !member.values.has(name) && form.test(line.text))?.[0];
    if (column && !(kind === 'materials' && rest.length === 0))
      member.values.set(column, { ...line, text: countOf(column, line.text) });
    else rest.push(line);
  }
  member.values.delete('distance');
  // 城东派出所户籍窗口 over an address: a name that heads the card is its hall.
  const window = member.values.get('window');
  if (kind === 'places' && rest.length === 0 && window && !/\d/.test(window.text)) {
    member.values.delete('window');
    rest.push(window);
  }
  const name = rest.find((line) => !/^\d{1,3}[.、．]?$/.test(line.text));
  if (!name || member.values.size < (kind === 'places' ? 2 : 1)) return undefined;
  member.values.set(kind === 'materials' ? 'name' : 'hall', name);
  return member;
}

/** Cards in a section's text; empty when the text has no such form. */
export function readUnlabelled(page: Page, section: Value, kind: ListKind): RawMember[] {
  let at = section.el;
  if (kind === 'steps') return [];
  // The title stands in the same box as the cards.
  const beside = at.first < section.first || at.last > section.last;
  if (!beside)
    for (let only = filled(at); only.length === 1 && only[0]!.block; only = filled(at)) at = only[0]!;
  const kids = filled(at).filter((kid) => kid.first >= section.first && kid.last <= section.last);
  const alike = kids.length >= 2 && kids.every((kid) => kid.block && kid.tag === kids[0]!.tag);
  const cards = alike ? kids.map((kid) => readCard(page, kid, kind)) : [];
  if (cards.length > 0 && cards.every((card) => card !== undefined)) return cards;
  const whole = beside ? undefined : readCard(page, at, kind);
  return whole ? [whole] : [];
}
