// Attachments (附件) listed below a guide: a file that bears a material's name is its form. Called by lists.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { type Forms, formOf, SAMPLE } from './forms.ts';
import { addressOf, clickables, linkText } from './links.ts';
import type { MaterialReading } from './materials.ts';
import { ancestor, elementOf, type Page } from './tree.ts';

const EXTENSION = /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|jpe?g|png)$/iu;
const NUMBER =
  /^(?:附件\s*[\d一二三四五六七八九十]{0,3}\s*[、.．:：]?|[\d一二三四五六七八九十]{1,3}\s*[、.．:：])\s*/u;
/** What kind of form it is, behind the name. */
const KIND =
  /[（(【[]?(?:填写)?(?:空白?表格?|空表|样表|样例|样本|示例|范本|范例|模板|式样|格式文本)(?:下载)?[）)】\]]?$/u;

/** 《某申请表》（填写示例）.pdf: the name alone. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(EXTENSION, '')
    .replace(NUMBER, '')
    .replace(KIND, '')
    .replace(/[《》“”"\s]/gu, '');

const isFile = (text: string, url: string): boolean =>
  EXTENSION.test(text) || (NUMBERED.test(text) && EXTENSION.test(new URL(url).pathname));

const NUMBERED = /^\s*附件/u;
/** 申请表 alone may be another item's. */
const SHORTEST = 6;
/** What comes of the item, not what is handed in: its sample is the result's. */
const RESULT = /(?:证|证书|执照|批文|批复|决定书|通知书)$/u;
const ASIDE = /^(?:footer|nav|aside|header)$/;

/** Forms by the bare name that their link bears; none where two files bear one name. */
function formsByName(
  page: Page,
  base: string,
  unseen: (node: SnapshotNode) => boolean,
  known: ReadonlySet<string | undefined>,
): Map<string, Forms> {
  const found = new Map<string, Forms>();
  const doubtful = new Set<string>();
  for (const node of clickables(page.root, unseen)) {
    // Most links of a page are a menu's: their addresses need not be read.
    const text = linkText(node);
    if (!EXTENSION.test(text) && !NUMBERED.test(text)) continue;
    const url = addressOf(node, base);
    if (!url || !/^https?:/.test(url) || known.has(url) || !isFile(text, url)) continue;
    const el = elementOf(page, node);
    if (el && ancestor(el, ({ tag }) => ASIDE.test(tag))) continue;
    const name = bare(text);
    const form = name.length >= SHORTEST ? formOf(node, base, page.dictionary) : undefined;
    const column = SAMPLE.test(text) ? 'sampleForm' : 'blankForm';
    if (!form || (column === 'sampleForm' && RESULT.test(name))) continue;
    const other = found.get(name)?.[column];
    if (other && other.url !== form.url) doubtful.add(name);
    found.set(name, { ...found.get(name), [column]: form });
  }
  for (const name of doubtful) found.delete(name);
  return found;
}

/** Gives materials without forms those that the page lists elsewhere under the same name. */
export function withAttachments(
  page: Page,
  materials: readonly MaterialReading[],
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): MaterialReading[] {
  if (materials.every(({ material }) => material.blankForm && material.sampleForm)) return [...materials];
  const known = new Set(materials.flatMap(({ material: m }) => [m.blankForm?.url, m.sampleForm?.url]));
  const found = formsByName(page, base, unseen, known);
  return materials.map((reading) => {
    const forms = found.get(bare(reading.material.name));
    return forms ? { ...reading, material: { ...forms, ...reading.material } } : reading;
  });
}
