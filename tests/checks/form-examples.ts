// Forms in the examples of the checks' pages: `食品经营许可申请书.docx｜标题=设立登记表｜已填=3`, with the fact of the file.
import { factWithout } from '../../crawler/forms/address.ts';
import type { FormContent, FormFact, FormKind } from '../../store/schemas/form-fact.ts';
import type { FormFile, Material } from '../../store/schemas/guide.ts';

const PROBLEMS: Record<string, FormFact['problem']> = {
  两次404: 'gone',
  空地址: 'null-address',
  内网地址: 'internal-address',
  出错页: 'error-page',
  预览页: 'not-a-file',
  登录页: 'login',
  被拦截: 'blocked',
};
const SIGNS: Record<string, FormContent['signs'][number]> = {
  姓名: 'person',
  日期: 'date',
  电话: 'phone',
  证件号: 'identity',
};
const READ: readonly FormKind[] = ['docx', 'xlsx'];

function fact(
  column: 'blankForm' | 'sampleForm',
  material: string,
  shown: string,
  parts: string[],
): FormFact {
  const values = new Map(parts.map((part) => part.split('=') as [string, string | undefined]));
  const given = [...values.keys()];
  const problem = given.map((key) => PROBLEMS[key]).find(Boolean);
  if (problem)
    return factWithout('http://a.example/1.docx', problem, { status: problem === 'gone' ? 404 : 200 });
  const kind = (values.get('内容') ?? 'docx') as FormKind;
  const sample = column === 'sampleForm';
  const content: FormContent = {
    title: values.get('标题') ?? material,
    fields: 4,
    answered: Number(values.get('已填') ?? (sample ? 4 : 0)),
    signs: values.has('已填') ? given.flatMap((key) => SIGNS[key] ?? []) : sample ? ['person'] : [],
    organs: [values.get('机关')].filter((organ) => organ !== undefined),
    year: values.has('日期年') ? Number(values.get('日期年')) : null,
    characters: 100,
    pictures: false,
  };
  const number = values.get('身份证');
  return factWithout('http://a.example/1.docx', null, {
    status: 200,
    kind,
    bytes: kind === 'empty' ? 0 : 100,
    sha256: values.get('散列') ?? column,
    fileName: shown,
    opens: !given.includes('损坏'),
    content: READ.includes(kind) ? content : null,
    identityNumbers: number
      ? [{ masked: '310***********0428', valid: number !== '校验位错误', made: number === '像编造' }]
      : [],
    mobiles: Number(values.get('手机') ?? 0),
    scanned: kind === 'pdf' ? given.includes('扫描') : null,
  });
}

const formOf = (
  column: 'blankForm' | 'sampleForm',
  material: string,
  text: string | undefined,
): FormFile | undefined => {
  const [name, ...parts] = (text ?? '').split('｜');
  return name
    ? { name, url: 'http://a.example/1.docx', fact: fact(column, material, name, parts) }
    : undefined;
};

/** One material with its forms. */
export function materialOf(name: string, blank: string | undefined, sample: string | undefined): Material {
  const [blankForm, sampleForm] = [formOf('blankForm', name, blank), formOf('sampleForm', name, sample)];
  return { name, ...(blankForm && { blankForm }), ...(sampleForm && { sampleForm }) };
}
