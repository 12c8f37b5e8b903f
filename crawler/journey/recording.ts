// A recording of a person's own walk (Playwright codegen) as a written journey (旅程文件). Pure; called by the journey command.
import { wordsOf } from './words.ts';

/** One line of the recording: where (`role`, `name`), what was done, with which value. */
interface Act {
  /** button, link, radio, checkbox, textbox, combobox, or label, placeholder, text. */
  by: string;
  name: string;
  verb: string;
  value: string;
}

const TEXT = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`;
const GOTO = new RegExp(String.raw`\.goto\(${TEXT}\)`);
const BY_ROLE = new RegExp(String.raw`\.getByRole\('(\w+)',\s*\{[^}]*?name:\s*${TEXT}[^}]*\}\)`);
const BY_OTHER = new RegExp(String.raw`\.getBy(Label|Placeholder|Text)\(${TEXT}[^)]*\)`);
const VERB = new RegExp(
  String.raw`\.(click|fill|check|selectOption|setInputFiles)\((?:\[?\s*${TEXT})?[^)]*\)\s*;?\s*$`,
);

const plain = (text: string | undefined): string => (text ?? '').replace(/\\(.)/g, '$1').trim();
/** A label as the journey's own look reads it: without the marks of a needed field. */
const unmarked = (name: string): string =>
  name.replace(/^[*＊\s]+|[*＊\s:：]+$/g, '').replace(/[（(]必填[)）]$/, '');
const EXTENSION = /\.([a-z0-9]{2,4})$/i;

function actOf(line: string): Act | null {
  const verb = VERB.exec(line);
  if (!verb) return null;
  const role = BY_ROLE.exec(line);
  const other = role ? null : BY_OTHER.exec(line);
  const found = role ?? other;
  if (!found) return null;
  return {
    by: role ? role[1]! : other![1]!.toLowerCase(),
    name: plain(found[2] ?? found[3]),
    verb: verb[1]!,
    value: plain(verb[2] ?? verb[3]),
  };
}

/** What one act is in the vocabulary of journeys; null: nothing that a journey says (a click into a field). */
function stepOf({ by, name, verb, value }: Act): string | null {
  const said = JSON.stringify(unmarked(name));
  if (verb === 'fill') return `fill: { ${said}: ${JSON.stringify(value)} }`;
  if (verb === 'selectOption') return `choose: { ${said}: ${JSON.stringify(value)} }`;
  if (verb === 'setInputFiles') {
    const kind = EXTENSION.exec(value)?.[1]?.toLowerCase();
    return kind ? `upload: { ${said}: ${kind} }` : null;
  }
  if (by === 'radio' || by === 'checkbox' || verb === 'check') return `choose: { ${said}: ${said} }`;
  if (by !== 'button' && by !== 'link' && by !== 'text') return null;
  if (wordsOf('never').test(name)) return 'stop';
  if (wordsOf('apply').test(name)) return 'apply';
  return wordsOf('next').test(name) ? 'next' : null;
}

export interface Recorded {
  /** The journey file, YAML. */
  yaml: string;
  /** How many steps it has. */
  steps: number;
  /** Lines of the recording that a journey has no word for, from 1. */
  left: { line: number; text: string }[];
}

/** The log-in is the program's own part of a journey, so what was typed there is left out: it may be a secret. */
const SECRET = /密码|口令|验证码|password|passwd|captcha/i;

/** Turns the script that `playwright codegen` wrote into a journey of this item and channel. It ends before whatever submits. */
export function journeyOfRecording(script: string, o: { item: string; channel: string }): Recorded {
  const steps: string[] = [];
  const left: Recorded['left'] = [];
  for (const [i, raw] of script.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (!/^(?:await\s+)?page\d*\./.test(line) || GOTO.test(line)) continue;
    const act = actOf(line);
    const step = act && !SECRET.test(act.name) ? stepOf(act) : null;
    if (step === 'stop') break;
    if (step) steps.push(step);
    // A click into a field before it is filled in says nothing.
    else if (!act || !(act.verb === 'click' && /textbox|combobox|label|placeholder/.test(act.by)))
      left.push({ line: i + 1, text: act && SECRET.test(act.name) ? `“${act.name}”（不保存内容）` : line });
  }
  const lines = [`item: ${JSON.stringify(o.item)}`, `channel: ${o.channel}`, 'steps:'];
  return {
    yaml: `${[...lines, ...steps.map((step) => `  - ${step}`)].join('\n')}\n`,
    steps: steps.length,
    left,
  };
}
