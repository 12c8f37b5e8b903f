// The fact of a form from the bytes that came: pure, so that planted forms are read exactly like downloaded ones.
// Called by download.ts and by the accuracy command.
import { createHash } from 'node:crypto';
import * as cheerio from 'cheerio';
import type { FormFact, FormKind, FormProblem } from '../../store/schemas/form-fact.ts';
import { charsetOf } from '../http.ts';
import { mistakenIdentity } from '../identity-guard.ts';
import { factWithout } from './address.ts';
import { contentOf } from './content.ts';
import { identityNumbers, mobilesIn, withoutNumbers } from './identity.ts';
import { formKind } from './kind.ts';
import { officeText } from './office.ts';
import { ZipError } from './zip.ts';

export interface FormAnswer {
  url: string;
  finalUrl: string;
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
}

type Reading = Pick<
  FormFact,
  'opens' | 'content' | 'identityNumbers' | 'mobiles' | 'editable' | 'scanned' | 'problem'
>;

const EDITABLE: readonly FormKind[] = ['doc', 'xls', 'docx', 'xlsx', 'rtf', 'text'];
/** Bytes of a binary document in which numbers are looked for. */
const MOST_SCANNED = 8 * 1024 * 1024;

/** Bytes of a header that were UTF-8 but were read as Latin-1, as Node reads them; others stay as they are. */
function fromLatin1(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}

const decodedUri = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The name under which a browser would save it. */
export function fileNameOf({ headers, finalUrl }: Pick<FormAnswer, 'headers' | 'finalUrl'>): string | null {
  const disposition = fromLatin1(headers['content-disposition'] ?? '');
  const extended = /filename\*\s*=\s*([\w-]*)'[^']*'([^;]+)/i.exec(disposition)?.[2];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const given = extended ? decodedUri(extended.trim()) : (plain?.[1] ?? plain?.[2])?.trim();
  const path = URL.canParse(finalUrl) ? new URL(finalUrl).pathname : '';
  const last = decodedUri(path.slice(path.lastIndexOf('/') + 1));
  const name = given || (/\.\w{2,5}$/.test(last) ? last : '');
  return name ? withoutNumbers(name).slice(0, 200) : null;
}

/** Numbers in a binary document, whichever way its text is stored. */
function numbersIn(bytes: Buffer): Pick<Reading, 'identityNumbers' | 'mobiles'> {
  const part = bytes.subarray(0, MOST_SCANNED);
  const texts = [part.toString('latin1'), part.toString('utf16le'), part.subarray(1).toString('utf16le')];
  const found = new Map(texts.flatMap(identityNumbers).map((one) => [one.masked, one]));
  // What is not valid may be any number of the file's own.
  return { identityNumbers: [...found.values()].filter(({ valid }) => valid), mobiles: 0 };
}

function readOffice(bytes: Buffer, kind: 'docx' | 'xlsx'): Reading {
  const plain = { editable: true, scanned: null, identityNumbers: [], mobiles: 0, content: null };
  try {
    const text = officeText(bytes, kind);
    const all = text.rows.map((cells) => cells.join('\n')).join('\n');
    return {
      ...plain,
      opens: true,
      problem: null,
      content: contentOf(text),
      identityNumbers: identityNumbers(all),
      mobiles: mobilesIn(all),
    };
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return {
      ...plain,
      opens: error.code === 'damaged' ? false : null,
      problem: error.code === 'limits' ? 'too-large' : null,
    };
  }
}

/** A PDF is opened by its end; its text is packed and is not read. */
function readPdf(bytes: Buffer): Reading {
  const text = bytes.toString('latin1');
  const whole = text.includes('startxref') || text.includes('%%EOF');
  // Objects inside packed streams are not seen: then nothing is said of pictures.
  const seen = !text.includes('/ObjStm') && !text.includes('/Encrypt');
  const scanned = seen && !/\/Font\b/.test(text) && /\/Subtype\s*\/Image\b/.test(text);
  return {
    opens: whole,
    problem: null,
    content: null,
    identityNumbers: [],
    mobiles: 0,
    editable: scanned ? false : null,
    scanned: seen ? scanned : null,
  };
}

const MISTAKEN: Partial<Record<string, FormProblem>> = {
  'logged-out': 'login',
  blocked: 'blocked',
  timeout: 'server-error',
  'no-guide': 'error-page',
};

/** Word's own pages (.doc saved as 网页) open in Word like any document. */
const OFFICE_PAGE = /urn:schemas-microsoft-com:office|xmlns:[ovwx]=/i;

/** A page that came instead of a file: a log-in, a wall, an error, or something that a person must look at. */
function pageProblem({ url, finalUrl, status, headers, bytes }: FormAnswer): FormProblem | null {
  const html = new TextDecoder(charset(headers, bytes)).decode(bytes.subarray(0, 200_000));
  if (OFFICE_PAGE.test(html)) return null;
  const $ = cheerio.load(html);
  $('script,style').remove();
  const text = $('body').text().replace(/\s+/g, ' ').trim();
  if ($('input[type=password]').length > 0) return 'login';
  const mistaken = mistakenIdentity({ url, finalUrl, status, title: $('title').text(), text });
  if (!mistaken) return 'not-a-file';
  // A page without text may be a viewer that draws the file by scripts.
  if (text.length < 10 && mistaken.reason === 'timeout') return 'not-a-file';
  return MISTAKEN[mistaken.reason] ?? 'not-a-file';
}

function charset(headers: Record<string, string>, bytes: Buffer): string {
  const named = charsetOf(headers['content-type'], bytes);
  try {
    new TextDecoder(named);
    return named;
  } catch {
    return 'utf-8';
  }
}

/** An interface's answer instead of a file ({"code":404,"msg":"文件不存在"}). */
const INTERFACE = /^\s*[{[]/;
const NO_FILE =
  /(?:文件|附件|资源|file)[^"]{0,10}(?:不存在|已删除|未找到|not (?:found|exist))|"(?:code|status)"\s*:\s*"?404/i;

function read(answer: FormAnswer, kind: FormKind): Reading {
  const { bytes } = answer;
  const nothing: Reading = {
    opens: null,
    problem: null,
    content: null,
    identityNumbers: [],
    mobiles: 0,
    editable: EDITABLE.includes(kind) ? true : kind === 'image' ? false : null,
    scanned: null,
  };
  if (kind === 'docx' || kind === 'xlsx') return readOffice(bytes, kind);
  if (kind === 'pdf') return readPdf(bytes);
  if (kind === 'html') return { ...nothing, problem: pageProblem(answer) };
  if (kind === 'doc' || kind === 'xls') return { ...nothing, ...numbersIn(bytes) };
  if (kind === 'text') {
    const text = bytes.subarray(0, 100_000).toString('utf8');
    if (INTERFACE.test(text))
      return { ...nothing, problem: NO_FILE.test(text) ? 'error-page' : 'not-a-file' };
  }
  return nothing;
}

const STATUS: readonly [min: number, max: number, problem: FormProblem][] = [
  [401, 401, 'login'],
  [404, 404, 'gone'],
  [410, 410, 'gone'],
  [408, 408, 'timeout'],
  [400, 499, 'blocked'],
  [500, 599, 'server-error'],
];

/** What came, told by status, headers and bytes alone. The bytes are not kept. */
export function formFact(answer: FormAnswer): FormFact {
  const { url, finalUrl, status, headers, bytes } = answer;
  const common = { status, finalUrl, contentType: headers['content-type'] ?? null };
  const bad = STATUS.find(([min, max]) => status >= min && status <= max);
  if (bad) return factWithout(url, bad[2], common);
  const kind = formKind(bytes);
  return factWithout(url, null, {
    ...common,
    fileName: fileNameOf(answer),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    kind,
    ...read(answer, kind),
  });
}
