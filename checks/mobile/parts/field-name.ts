// What a field is called: by its markup, else by the text that stands left of it or above. Used by the checks of fields.
import type { Field, PageVisit, TextRun } from '../../../store/schemas/page-visit.ts';

const LONGEST = 20;
const LEFT = 200;
const ABOVE = 16;

function isBeside({ box }: TextRun, field: Field): boolean {
  const middle = box.y + box.height / 2;
  const sameRow = middle >= field.box.y && middle <= field.box.y + field.box.height;
  const toLeft = field.box.x - (box.x + box.width);
  if (sameRow && toLeft >= -1 && toLeft <= LEFT) return true;
  const above = field.box.y - (box.y + box.height);
  const shared = Math.min(box.x + box.width, field.box.x + field.box.width) - Math.max(box.x, field.box.x);
  return above >= -1 && above <= ABOVE && shared > 0;
}

/** A text that may stand for a label; a person sees it, a screen reader does not. Empty when there is none. */
export function textBeside(field: Field, { texts }: Pick<PageVisit, 'texts'>): string {
  const found = texts.filter(
    (text) => text.length <= LONGEST && /[\p{L}]/u.test(text.text) && isBeside(text, field),
  );
  return found.at(-1)?.text ?? '';
}

/** Without marks: `* 手机号码：` is 手机号码. */
export const bareName = (name: string): string =>
  name.replace(/[（(][^）)]*[）)]/g, '').replace(/[*＊✱:：\s]|必填|选填/g, '');

/** The field's name by whatever means, at last by its placeholder. */
export const nameOf = (field: Field, visit: Pick<PageVisit, 'texts'>): string =>
  bareName(field.name || textBeside(field, visit)) ||
  bareName(field.placeholder.replace(/^请(?:输入|填写|选择)/, ''));

/** A search box: one field, whose purpose its place and its icon tell. */
export const isSearch = ({ type, placeholder, name }: Field): boolean =>
  type === 'search' || /^(?:请输入)?(?:搜索|搜一搜|查找|查询)|搜索$/.test(name || placeholder);

/** Fields into which one writes. */
export const isWritten = ({ type }: Field): boolean =>
  !/^(?:checkbox|radio|file|range|color|select)$/.test(type);
