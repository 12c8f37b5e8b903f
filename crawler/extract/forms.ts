// Forms to download beside a material (空白表格、示例样表). Called by materials.ts.
import type { Material } from '../../store/schemas/guide.ts';
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { type Dictionary, foldCaption } from '../dictionary.ts';
import { addressOf, clickables, linkText } from './links.ts';
import type { El } from './tree.ts';
import type { RawMember } from './value.ts';

type Form = NonNullable<Material['blankForm']>;
export interface Forms {
  blankForm?: Form;
  sampleForm?: Form;
}

/** Words of a link that leads to a filled in example. */
export const SAMPLE = /样表|样例|示例|范本|范例|示范|样本|样张|填写|(?:怎么|怎样|如何|教[你您我])填/;
const BLANK = /空表|空白|表格|模板|表单|申请表|申请书|登记表/;
const DOWNLOAD = /^\s*[[【(（]?(?:点击|立即|附件)?下载(?:附件)?[\]】)）]?\s*$/;
const A_FORM = /(?:表|申请书|登记书|承诺书|委托书|审批单)(?:》|格式|模板|（[^（）]*）)*\s*(?:[[【].*)?$/u;
const SCRIPT = /^javascript:/i;
const NAMES_FILE = /下载|查看|样表|样例|空表|空白|附件|模板|\.(?:docx?|xlsx?|pdf|wps)/i;
const NONE = /^[\s（(]*(?:无|暂无|没有|未|不)/;
const FILE = /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|jpe?g|png|txt|ofd)$/i;

/** Name of a form: the link's text, or the file's own name where the text is only 下载. */
export function formOf(node: SnapshotNode, base: string, dictionary: Dictionary): Form | undefined {
  const url = addressOf(node, base) ?? scriptOf(node);
  if (!url) return undefined;
  const text = linkText(node);
  const generic = text === '' || dictionary.fileNames.has(foldCaption(text));
  const name = generic ? (node.attrs?.download || fileName(url) || node.attrs?.title || '').trim() : text;
  return name ? { name, url } : { url };
}

/** The script that fetches the file, where no address can be read from it: the form is there, its address is not. */
function scriptOf({ tag, attrs }: SnapshotNode): string | undefined {
  const href = attrs?.href?.trim() ?? '';
  const script = [attrs?.onclick?.trim(), href.replace(/^javascript:/i, '')].find(
    (one) => one && !/^(?:#.*|void\s*\(?0\)?;?|;)$/i.test(one),
  );
  return script || tag === 'a' || tag === 'button' ? `javascript:${script ?? ''}` : undefined;
}

function fileName(url: string): string | undefined {
  if (SCRIPT.test(url)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const candidates = [...searchParams.values(), pathname.slice(pathname.lastIndexOf('/') + 1)];
  for (const raw of candidates) {
    let decoded = raw;
    try {
      decoded = decodeURIComponent(raw);
    } catch {
      // Not an encoded name: it stays as it is.
    }
    if (FILE.test(decoded)) return decoded.slice(decoded.lastIndexOf('/') + 1);
  }
  return undefined;
}

/** Forms of one material: from the columns of that name, else from links that say so. */
export function formsOf(
  member: RawMember,
  base: string,
  dictionary: Dictionary,
  unseen: (node: SnapshotNode) => boolean,
): Forms {
  const forms: Forms = {};
  const used = new Set<SnapshotNode>();
  const linksIn = (els: readonly El[]) => els.flatMap((el) => clickables(el, unseen));
  for (const column of ['blankForm', 'sampleForm'] as const) {
    const value = member.values.get(column);
    if (!value) continue;
    const other = column === 'blankForm' ? SAMPLE : /空表|空白/;
    for (const node of linksIn([value.el])) {
      const form = used.has(node) || other.test(linkText(node)) ? undefined : formOf(node, base, dictionary);
      if (!form || forms[column]) continue;
      used.add(node);
      forms[column] = form;
    }
    // A word that scripts make clickable is a download all the same: what it fetches is not known.
    if (!forms[column] && NAMES_FILE.test(value.text) && !other.test(value.text) && !NONE.test(value.text))
      forms[column] = { url: 'javascript:' };
  }
  // 下载 beside the name of a form is that form.
  const ownForm = A_FORM.test((member.values.get('name') ?? member.title)?.text ?? '');
  const files = member.values.get('files');
  const named = linksIn(member.els).map((node) => ({ node, sure: false }));
  const listed = files ? linksIn([files.el]).map((node) => ({ node, sure: true })) : [];
  for (const { node, sure } of [...listed, ...named]) {
    if (used.has(node)) continue;
    const text = `${linkText(node)} ${node.attrs?.title ?? ''}`;
    const plain = ownForm && DOWNLOAD.test(text);
    const column = SAMPLE.test(text)
      ? 'sampleForm'
      : BLANK.test(text) || sure || plain
        ? 'blankForm'
        : undefined;
    if (!column || forms[column]) continue;
    const form = formOf(node, base, dictionary);
    // A name or a fold that opens by a script is no download unless it says so.
    if (!form || (SCRIPT.test(form.url) && !NAMES_FILE.test(text))) continue;
    used.add(node);
    forms[column] = form;
  }
  return forms;
}
