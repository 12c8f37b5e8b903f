// The record of one step, from a look at its page. Pure; called by the runner's parts, which add what they do and meet.
import type { AskedField, JourneyStep, StepKind } from '../../store/schemas/journey.ts';
import { isCaptcha, isFilled } from './fill-page.ts';
import type { Scan, ScanField } from './in-page/scan.ts';
import { aboutOf, type Persona } from './persona.ts';
import { pickControl } from './pick-control.ts';
import { formatsOf } from './upload-file.ts';
import { wordsOf } from './words.ts';

const MOST = 20;
const LONGEST_NAME = 40;
/** Words with which a line begins that does not name its material. */
const EXEMPT_START = /^(?:已?免(?:予)?(?:交|提交|于提交)|(?=无需))[，：:\s]*/;
const PAPER_START = /^(?=请|须|需|应|提交)/;

const linesWith = (scan: Scan, kind: 'downloadFirst' | 'captcha'): string[] =>
  scan.lines.filter((line) => line.length <= 100 && wordsOf(kind).test(line)).slice(0, MOST);

/** The words of such a line, led by the material: where the line itself does not name it, the line before does. */
function materialLines({ lines }: Scan, kind: 'exempt' | 'paper', start: RegExp): string[] {
  const found = lines.flatMap((line, i) => {
    if (line.length > 100 || !wordsOf(kind).test(line)) return [];
    const words = line.replace(start, '').replace(/[，。；、\s]*无需(?:上传|提交)[。\s]*$/, '');
    const name = lines[i - 1] ?? '';
    const named = start.test(line) && name !== '' && name.length <= LONGEST_NAME && !wordsOf(kind).test(name);
    return [named ? `${name.replace(/^[*＊]\s*/, '')}${words ? `：${words}` : ''}` : line];
  });
  return [...new Set(found)].slice(0, MOST);
}

function fieldRecord(field: ScanField, persona: Persona, askedBefore: ReadonlySet<string>): AskedField {
  const { label, type, required, marked, box, readOnly } = field;
  const about = aboutOf(label, persona);
  const prefilled = readOnly || isFilled(field);
  return {
    ...{ label, type, about, prefilled, marked, box },
    required: required || marked,
    again: !prefilled && about !== null && askedBefore.has(about),
    lost: null,
  };
}

/** 联系地址所在区 stands beside 联系地址. */
const partOf = (label: string): string => label.replace(/(?:所在|的)?(?:省|市|区|县|街道)$/, '');

/** One entry a field: a choice and a line beside it that ask for one thing are one question. */
function askedFields(scan: Scan, persona: Persona, askedBefore: ReadonlySet<string>): AskedField[] {
  const found: AskedField[] = [];
  for (const field of scan.fields) {
    if (field.type === 'file' || field.type === 'password' || isCaptcha(field)) continue;
    const made = fieldRecord(field, persona, askedBefore);
    const twin = found.find(({ label }) => label !== '' && partOf(label) === partOf(made.label));
    if (!twin) found.push(made);
    else {
      if (made.label.length < twin.label.length)
        Object.assign(twin, { label: made.label, about: made.about });
      twin.prefilled &&= made.prefilled;
      twin.marked ||= made.marked;
      twin.required ||= made.required;
    }
  }
  return found;
}

export function captchaOf(scan: Scan): string | null {
  const field = scan.fields.find(isCaptcha);
  if (field) return field.label || '验证码';
  return linesWith(scan, 'captcha').find((line) => /滑块|拼图|点选|人机/.test(line)) ?? null;
}

/** What must be downloaded first: said in words, with something to download beside it. */
function downloadFirst(scan: Scan): string | null {
  const there = scan.controls.some(({ name }) => wordsOf('download').test(name));
  return there ? (linesWith(scan, 'downloadFirst')[0] ?? null) : null;
}

export function stepRecord(
  { scan, name, kind }: { scan: Scan; name: string; kind: StepKind },
  {
    persona,
    asked,
    publish,
  }: { persona: Persona; asked: ReadonlySet<string>; publish(text: string): string },
): JourneyStep {
  const { title, heading, address, width } = scan;
  const form = kind === 'situation' || kind === 'form' || kind === 'upload';
  return {
    ...{ name, kind, title, heading, width },
    address: publish(address).replace(/[?#].*$/s, ''),
    screenshot: null,
    touched: null,
    done: [],
    fields: form ? askedFields(scan, persona, asked) : [],
    uploads: scan.fields
      .filter(({ type }) => type === 'file')
      .map((field) => ({
        material: field.label,
        formats: formatsOf(field),
        required: field.required || field.marked,
        given: null,
        box: field.box,
      })),
    exempt: form ? materialLines(scan, 'exempt', EXEMPT_START) : [],
    papers: kind === 'upload' ? materialLines(scan, 'paper', PAPER_START) : [],
    messages: [],
    downloadFirst: form ? downloadFirst(scan) : null,
    downloads: [],
    captcha: form ? captchaOf(scan) : null,
    guarded: false,
    back: null,
    pressed: [],
    help: scan.controls
      .filter(({ name: text }) => wordsOf('help').test(text))
      .map(({ name: text }) => text)
      .slice(0, MOST),
    ...{ presses: 0, typed: 0, work: 0, waited: 0, sign: null, signAfter: null },
  };
}

/** Whether a way to the step before stands on the page. */
export const hasBack = (scan: Scan): boolean => pickControl(scan, 'back') !== undefined;
