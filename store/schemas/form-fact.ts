// Form fact (表格事实): what a form to download (空表, 样表) turned out to be, once a run. Made by crawler/forms, read by the
// checks. The file itself is not kept, and no identity number ever is: only its masked writing.
import { z } from 'zod';

/** What a file is by its bytes, whatever it is called. */
export const FormKind = z.enum([
  'doc',
  'xls',
  'docx',
  'xlsx',
  'rtf',
  'pdf',
  'ofd',
  'image',
  'html',
  'text',
  'zip',
  'rar',
  'empty',
  'unknown',
]);
export type FormKind = z.infer<typeof FormKind>;

/** Why there is no file, or none that may be judged. The first four are the portal's; the others are no defect by themselves. */
export const FormProblem = z.enum([
  /** The address was made of a missing value (`…/null`, `download('undefined')`). */
  'null-address',
  /** An address inside a private network, which nobody outside can open. */
  'internal-address',
  /** 404 or 410, asked twice. */
  'gone',
  /** A page that says that the file does not exist, served as if it were the file. */
  'error-page',
  /** A page that is no form and no clear error: a preview, a page of links, an answer of an interface. */
  'not-a-file',
  'login',
  'blocked',
  'timeout',
  'server-error',
  'too-large',
  'redirects',
  /** Outside of what this crawl may reach. */
  'refused-address',
  /** Opened by a script of the page: no address to ask. */
  'script-address',
]);
export type FormProblem = z.infer<typeof FormProblem>;

/** An identity number (居民身份证号码) as it may be kept. `made`: it looks made up (serial 000, 123, birth on New Year's Day). */
export const IdentityNumber = z.object({
  masked: z.string().regex(/^\d{3}\*{11}\d{3}[\dX]$/),
  valid: z.boolean(),
  made: z.boolean(),
});
export type IdentityNumber = z.infer<typeof IdentityNumber>;

/** What stands in a document whose text was read. */
export const FormContent = z.object({
  /** The heading, in one line. */
  title: z.string().nullable(),
  /** Captions that ask for a value (姓名, 联系电话 …), and how many of them have one. */
  fields: z.number().int(),
  answered: z.number().int(),
  /** Signs of a filled-in form. */
  signs: z.array(z.enum(['person', 'date', 'phone', 'identity', 'example'])),
  /** Bodies named in the text (…局, …委员会), at most twenty. */
  organs: z.array(z.string()),
  /** The latest year of a date of signing or applying. */
  year: z.number().int().nullable(),
  /** Characters of text; a document of pictures has next to none. */
  characters: z.number().int(),
  pictures: z.boolean(),
});
export type FormContent = z.infer<typeof FormContent>;

export const FormFact = z.object({
  url: z.string(),
  status: z.number().int().nullable(),
  problem: FormProblem.nullable(),
  finalUrl: z.string().nullable(),
  contentType: z.string().nullable(),
  /** By the answer's Content-Disposition, else by the address. */
  fileName: z.string().nullable(),
  bytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  kind: FormKind.nullable(),
  /** Whether its programs can open it, as far as its structure tells; null: cannot be told. */
  opens: z.boolean().nullable(),
  /** Null where the text of this kind is not read. */
  content: FormContent.nullable(),
  identityNumbers: z.array(IdentityNumber),
  /** Mobile numbers that are not of an example (13800138000, 139****1234). */
  mobiles: z.number().int(),
  /** Null: cannot be told (a PDF may hold fields). */
  editable: z.boolean().nullable(),
  /** A PDF of pictures only; null for other files. */
  scanned: z.boolean().nullable(),
});
export type FormFact = z.infer<typeof FormFact>;
