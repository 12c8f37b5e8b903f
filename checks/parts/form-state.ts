// What can be said of a downloaded form: there, dead, behind a log-in, doubtful, or not known. Shared by the checks of blank forms and samples.
import type { FormFact, FormKind } from '../../store/schemas/form-fact.ts';
import type { FormFile } from '../../store/schemas/guide.ts';
import type { UnobservedReason } from '../../store/schemas/outcome.ts';

export type FormState =
  | { is: 'file'; fact: FormFact }
  | { is: 'dead'; detail: string }
  | { is: 'login' }
  | { is: 'doubt'; detail: string }
  | { is: 'unknown'; reason: UnobservedReason };

const DEAD: Partial<Record<NonNullable<FormFact['problem']>, string>> = {
  'null-address': '下载地址中没有文件（为空值），点击后得不到文件。',
  'internal-address': '下载地址是内部网络地址，公众无法打开。',
  'error-page': '两次下载，得到的都是“文件不存在”等出错页面，不是文件。',
};

const UNKNOWN: Partial<Record<NonNullable<FormFact['problem']>, UnobservedReason>> = {
  blocked: 'blocked',
  redirects: 'blocked',
  timeout: 'timeout',
  'server-error': 'timeout',
  'too-large': 'not-seen-completely',
};

export function formState({ fact }: FormFile): FormState {
  if (!fact) return { is: 'unknown', reason: 'not-collected' };
  const { problem, status } = fact;
  if (problem === 'gone')
    return { is: 'dead', detail: `两次下载，网站都答复文件不存在（状态码${status}）。` };
  if (problem && DEAD[problem]) return { is: 'dead', detail: DEAD[problem] };
  if (problem === 'login') return { is: 'login' };
  if (problem === 'not-a-file')
    return { is: 'doubt', detail: '下载得到的是网页，不是文件，请核对是否为预览页或出错页。' };
  if (problem) return { is: 'unknown', reason: UNKNOWN[problem] ?? 'not-collected' };
  if (fact.kind === 'empty') return { is: 'dead', detail: '下载得到的文件是空的（0字节）。' };
  return { is: 'file', fact };
}

type Family = 'word' | 'sheet' | 'pdf' | 'ofd' | 'image' | 'text' | 'page' | 'archive';

/** Programs that open a file, by its extension: inside a family the extension does not matter. */
const EXTENSIONS: Record<string, Family> = {
  ...Object.fromEntries(['doc', 'docx', 'docm', 'dot', 'dotx', 'wps', 'wpt', 'rtf'].map((e) => [e, 'word'])),
  ...Object.fromEntries(['xls', 'xlsx', 'xlsm', 'xlt', 'xltx', 'et', 'ett'].map((e) => [e, 'sheet'])),
  ...Object.fromEntries(['jpg', 'jpeg', 'png', 'gif', 'bmp', 'tif', 'tiff', 'webp'].map((e) => [e, 'image'])),
  ...Object.fromEntries(['zip', 'rar', '7z'].map((e) => [e, 'archive'])),
  pdf: 'pdf',
  ofd: 'ofd',
  txt: 'text',
  htm: 'page',
  html: 'page',
  mht: 'page',
};

const KINDS: Partial<Record<FormKind, Family>> = {
  doc: 'word',
  docx: 'word',
  rtf: 'word',
  xls: 'sheet',
  xlsx: 'sheet',
  pdf: 'pdf',
  ofd: 'ofd',
  image: 'image',
  html: 'page',
  text: 'text',
  zip: 'archive',
  rar: 'archive',
};

const KIND_NAMES: Partial<Record<FormKind, string>> = {
  doc: 'Word文档',
  docx: 'Word文档',
  rtf: 'RTF文档',
  xls: 'Excel表格',
  xlsx: 'Excel表格',
  pdf: 'PDF文件',
  ofd: 'OFD文件',
  image: '图片',
  html: '网页',
  text: '文本',
  zip: '压缩包',
  rar: '压缩包',
};

/** Word and Excel open pages and texts under their own extensions, after asking. */
const OPENED_ANYWAY: readonly (Family | undefined)[] = ['page', 'text'];

const extensionOf = (name: string | null | undefined): string | undefined =>
  /\.([a-z\d]{2,5})$/iu.exec(name?.trim() ?? '')?.[1]?.toLowerCase();

/** Whether the file can be opened by the programs that its name promises. */
export function opening(
  fact: FormFact,
  name: string | undefined,
): { verdict: 'pass' | 'fail' | 'review'; detail?: string } {
  if (fact.opens === false) return { verdict: 'fail', detail: '文件已损坏或不完整，无法打开。' };
  const extension = extensionOf(fact.fileName) ?? extensionOf(name);
  const promised = extension === undefined ? undefined : EXTENSIONS[extension];
  const is = fact.kind ? KINDS[fact.kind] : undefined;
  if (is === undefined) return { verdict: 'review', detail: '文件内容不是常见的文档格式，请核对能否打开。' };
  if (promised === undefined || promised === is) return { verdict: 'pass' };
  const what = `扩展名是“.${extension}”，内容却是${KIND_NAMES[fact.kind!]}。`;
  return { verdict: OPENED_ANYWAY.includes(is) ? 'review' : 'fail', detail: what };
}
