// A recording of a person's own walk (Playwright codegen) as a written journey (旅程文件). Pure; called by the journey command.
import { stringify } from 'yaml';
import { unmarked, wordsOf } from './words.ts';

/** One line of the recording: where (`role`, `name`), what was done, with which value. */
interface Act {
  /** button, link, radio, checkbox, textbox, combobox, or label, placeholder, text; locator where the page names nothing. */
  by: string;
  name: string;
  verb: string;
  value: string;
}

const TEXT = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`;
const ACT = /^(?:await\s+)?page\d*\.(?!goto\()/;
const BY_ROLE = new RegExp(String.raw`\.getByRole\('(\w+)',\s*\{[^}]*?name:\s*${TEXT}[^}]*\}\)`);
const BY_OTHER = new RegExp(String.raw`\.(?:getBy)?(Label|Placeholder|Text|locator)\(${TEXT}[^)]*\)`);
const VERB = new RegExp(
  String.raw`\.(click|fill|check|press|selectOption|setInputFiles)\((?:\[?\s*${TEXT})?[^)]*\)\s*;?\s*$`,
);
const EXTENSION = /\.([a-z0-9]{2,4})$/i;

const plain = (text: string | undefined): string => (text ?? '').replace(/\\(.)/g, '$1').trim();

function actOf(line: string): Act | null {
  const verb = VERB.exec(line);
  const role = BY_ROLE.exec(line);
  const found = role ?? BY_OTHER.exec(line);
  if (!verb || !found) return null;
  return {
    by: found[1]!.toLowerCase(),
    name: unmarked(plain(found[2] ?? found[3])),
    verb: verb[1]!,
    value: plain(verb[2] ?? verb[3]),
  };
}

type Step = 'apply' | 'next' | { [word in 'fill' | 'choose' | 'upload']?: Record<string, string> };
/** What an act means: a step, the log-in's button, what submits, or nothing that a journey says. */
type Meaning = Step | 'sign-in' | 'submits' | 'nothing' | null;

const PRESSED = new Set(['button', 'link', 'text']);
const CHOSEN = new Set(['radio', 'checkbox']);

/** Null: a journey has no word for it. A select that the page does not name is known by its answer alone. */
function meaningOf({ by, name, verb, value }: Act): Meaning {
  if (verb === 'press') return 'nothing';
  if (verb === 'selectOption') return { choose: { [by === 'locator' ? value : name]: value } };
  if (by === 'locator') return null;
  if (verb === 'fill') return { fill: { [name]: value } };
  if (verb === 'setInputFiles') {
    const kind = EXTENSION.exec(value)?.[1]?.toLowerCase();
    return kind ? { upload: { [name]: kind } } : null;
  }
  if (CHOSEN.has(by) || verb === 'check') return { choose: { [name]: name } };
  // A click into a field before it is filled in.
  if (!PRESSED.has(by)) return 'nothing';
  if (wordsOf('never').test(name)) return 'submits';
  if (wordsOf('signIn').test(name)) return 'sign-in';
  if (wordsOf('apply').test(name)) return 'apply';
  return wordsOf('next').test(name) ? 'next' : null;
}

export interface Recorded {
  /** The journey file, YAML. */
  yaml: string;
  /** How many steps it has. */
  steps: number;
  /** Lines of the recording that a journey has no word for, from 1, without what was typed: it may be a secret. */
  left: { line: number; text: string }[];
}

const isPageEnd = (step: Step): boolean => typeof step === 'string';
const withoutValue = (line: string): string => line.replace(/\.(fill|press)\(.*$/, '.$1(…)');

/**
 * Turns the script that `playwright codegen` wrote into a journey of this item and channel. What stands between 立即办理 and the log-in's
 * button is the program's own part; a list that was gone through by keys passes its options one by one, the last holds. It ends before
 * whatever submits.
 */
export function journeyOfRecording(script: string, o: { item: string; channel: string }): Recorded {
  let steps: { step: Step; of: string }[] = [];
  let left: Recorded['left'] = [];
  for (const [i, raw] of script.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (!ACT.test(line)) continue;
    const act = actOf(line);
    const meaning = act && meaningOf(act);
    if (meaning === 'submits') break;
    if (meaning === 'nothing') continue;
    const page = steps.findLastIndex(({ step }) => isPageEnd(step)) + 1;
    if (meaning === 'sign-in') steps = steps.slice(0, page);
    else if (meaning) {
      const of = line.slice(0, line.lastIndexOf(`.${act!.verb}(`)) + act!.verb;
      const again = (one: { step: Step; of: string }, at: number) =>
        at >= page && !isPageEnd(one.step) && one.of === of;
      steps = [...steps.filter((one, at) => !again(one, at)), { step: meaning, of }];
    } else left = [...left, { line: i + 1, text: withoutValue(line) }];
  }
  const journey = { item: o.item, channel: o.channel, steps: steps.map(({ step }) => step) };
  return { yaml: stringify(journey, { lineWidth: 0 }), steps: steps.length, left };
}
