// A written journey while it leads: what it says of the page at hand, and how far it has come. Called by explore.ts.

import type { Scan } from './in-page/scan.ts';
import type { FileStep, JourneyFile } from './journey-file.ts';
import { bareName, isNeverPressed, unmarked } from './words.ts';

export interface Script {
  /** What is written for the page at hand, by a field's name. */
  answers: ReadonlyMap<string, string>;
  /** Reads on up to the next page's end; a Chinese sentence where the page is not as it is written. */
  read(scan: Scan): string | null;
  /** The page has given way: what comes is for the next one. */
  advance(): void;
  /** The button that leads on from the page at hand, where it is written. */
  next(): string | undefined;
  /** The journey is to end here. */
  stops(): boolean;
  /** A Chinese sentence where something is written for pages that are not to come. */
  left(): string | null;
  /** What is written for the guide and not there; as `read`. */
  guide(scan: Scan): string | null;
  /** Address and name of the button at the guide, where they are written. */
  opening: { open: string | undefined; apply: string | undefined; line: number | undefined };
}

const PAGE_END = new Set(['next', 'apply']);
/** Words that want something of the page. */
const ASKING = new Set(['find', 'choose', 'fill', 'upload', 'expect']);

/**
 * The field that an answer is for: by its name; where a recording knows the answer alone (`家庭经营: 家庭经营`), the only one that has such
 * an option.
 */
function fieldOf(name: string, answer: string, { fields }: Scan): Scan['fields'][number] | undefined {
  const named = fields.find(({ label }) => label === name);
  if (named || name !== answer) return named;
  const having = fields.filter(({ options }) => options.some((option) => unmarked(option.text) === answer));
  return having.length === 1 ? having[0] : undefined;
}

function missing({ word, line, text, answers }: FileStep, scan: Scan): string | null {
  const page = scan.lines.join('\n');
  const say = (what: string) => `旅程文件第${line}行：页面上没有“${what}”。`;
  if (word === 'expect') return page.includes(text!) ? null : say(text!);
  if (word === 'next') {
    if (isNeverPressed(text!)) return `旅程文件第${line}行：“${text}”像是提交，程序从不点按。`;
    return scan.controls.some(({ name }) => bareName(name) === bareName(text!)) ? null : say(text!);
  }
  if (word === 'find') {
    const there = scan.controls.some(({ name }) => bareName(name).includes(bareName(text!)));
    return there || page.includes(text!) ? null : say(text!);
  }
  const given = Object.entries(answers ?? {});
  const lost = given.find(([name, answer]) => !fieldOf(name, answer, scan));
  if (lost) return say(lost[0]);
  if (word !== 'choose') return null;
  for (const [name, wanted] of given) {
    const field = fieldOf(name, wanted, scan)!;
    if (field.options.length > 0 && !field.options.some((option) => unmarked(option.text) === wanted))
      return `旅程文件第${line}行：“${name}”中没有“${wanted}”，可选的有：${field.options.map((o) => o.text).join('、')}。`;
  }
  return null;
}

export function scriptOf({ steps }: JourneyFile): Script {
  const first = steps.findIndex(({ word }) => word === 'apply');
  const before = first < 0 ? [] : steps.slice(0, first);
  let at = first < 0 ? 0 : first + 1;
  /** The steps of the page at hand. */
  const end = (): number => {
    const found = steps.findIndex(({ word }, i) => i >= at && PAGE_END.has(word));
    return found < 0 ? steps.length : found;
  };
  const page = (): FileStep[] => steps.slice(at, end());
  const answers = new Map<string, string>();
  return {
    answers,
    read(scan) {
      answers.clear();
      const onward = steps[end()];
      for (const step of onward?.text ? [...page(), onward] : page()) {
        const wrong = missing(step, scan);
        if (wrong) return wrong;
        for (const [name, value] of Object.entries(step.answers ?? {}))
          answers.set(fieldOf(name, value, scan)!.label, value);
      }
      return null;
    },
    advance() {
      at += page().length + 1;
    },
    next: () => steps[end()]?.text,
    stops: () => page().some(({ word }) => word === 'stop'),
    left() {
      const unused = steps.slice(end()).find(({ word }) => ASKING.has(word));
      return unused ? `旅程文件第${unused.line}行：已到提交前的最后一页，这一行没有用到。` : null;
    },
    guide(scan) {
      const asked = before.filter(({ word }) => ASKING.has(word));
      return asked.map((step) => missing(step, scan)).find((wrong) => wrong !== null) ?? null;
    },
    opening: {
      open: before.find(({ word }) => word === 'open')?.text,
      apply: first < 0 ? undefined : steps[first]!.text,
      line: steps[first]?.line,
    },
  };
}
