// Attachments (附件) listed below a guide: a file that bears a material's name is its form. Called by lists.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { type Forms, formOf, SAMPLE } from './forms.ts';
import { addressOf, clickables, linkText } from './links.ts';
import type { MaterialReading } from './materials.ts';
import type { Page } from './tree.ts';

const EXTENSION = /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|jpe?g|png)$/iu;
const NUMBER = /^(?:附件\s*)?[\d一二三四五六七八九十]{0,3}\s*[、.．:：]?\s*/u;
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

const isFile = (node: SnapshotNode, url: string): boolean =>
  EXTENSION.test(linkText(node)) || EXTENSION.test(new URL(url).pathname);

/** Gives materials without forms those that the page lists elsewhere under the same name. */
export function withAttachments(
  page: Page,
  materials: readonly MaterialReading[],
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): MaterialReading[] {
  if (materials.every(({ material }) => material.blankForm && material.sampleForm)) return [...materials];
  const known = new Set(
    materials.flatMap(({ material: m }) => [m.blankForm?.url, m.sampleForm?.url].filter((url) => url)),
  );
  const found = new Map<string, Forms>();
  for (const node of clickables(page.root, unseen)) {
    const url = addressOf(node, base);
    if (!url || !/^https?:/.test(url) || known.has(url) || !isFile(node, url)) continue;
    const name = bare(linkText(node));
    const form = name ? formOf(node, base, page.dictionary) : undefined;
    if (!form) continue;
    const column = SAMPLE.test(linkText(node)) ? 'sampleForm' : 'blankForm';
    found.set(name, { [column]: form, ...found.get(name) });
  }
  return materials.map((reading) => {
    const forms = found.get(bare(reading.material.name));
    return forms ? { ...reading, material: { ...forms, ...reading.material } } : reading;
  });
}
