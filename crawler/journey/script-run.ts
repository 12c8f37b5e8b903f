// A written journey while it leads: what it says of the page at hand, and how far it has come. Called by explore.ts.

import type { Scan } from './in-page/scan.ts';
import type { FileStep, JourneyFile } from './journey-file.ts';
import { bareName } from './words.ts';

export interface Script {
  /** What is written for the page at hand, by a field's name. */
  answers: ReadonlyMap<string, string>;
  /** Reads on up to the next page's end; a Chinese sentence where the page is not as it is written. */
  read(scan: Scan): string | null;
  /** The page has given way: what comes is for the next one. */
  advance(): void;
  /** The journey is to end here. */
  stops(): boolean;
  /** Address and name of the button at the guide, where they are written. */
  opening: { open: string | undefined; apply: string | undefined; line: number | undefined };
}

const PAGE_END = new Set(['next', 'apply']);

function missing({ word, line, text, answers }: FileStep, scan: Scan): string | null {
  const page = scan.lines.join('\n');
  const say = (what: string) => `旅程文件第${line}行：页面上没有“${what}”。`;
  if (word === 'expect') return page.includes(text!) ? null : say(text!);
  if (word === 'find') {
    const there = scan.controls.some(({ name }) => bareName(name).includes(bareName(text!)));
    return there || page.includes(text!) ? null : say(text!);
  }
  const lost = Object.keys(answers ?? {}).find((name) => !scan.fields.some(({ label }) => label === name));
  if (lost) return say(lost);
  if (word !== 'choose') return null;
  for (const [name, wanted] of Object.entries(answers!)) {
    const field = scan.fields.find(({ label }) => label === name)!;
    if (field.options.length > 0 && !field.options.some((option) => option.text === wanted))
      return `旅程文件第${line}行：“${name}”中没有“${wanted}”，可选的有：${field.options.map((o) => o.text).join('、')}。`;
  }
  return null;
}

export function scriptOf({ steps }: JourneyFile): Script {
  const first = steps.findIndex(({ word }) => word === 'apply');
  const before = first < 0 ? [] : steps.slice(0, first);
  let at = first < 0 ? 0 : first + 1;
  /** The steps of the page at hand. */
  const page = (): FileStep[] => {
    const end = steps.findIndex(({ word }, i) => i >= at && PAGE_END.has(word));
    return steps.slice(at, end < 0 ? undefined : end);
  };
  const answers = new Map<string, string>();
  return {
    answers,
    read(scan) {
      answers.clear();
      for (const step of page()) {
        const wrong = missing(step, scan);
        if (wrong) return wrong;
        for (const [name, value] of Object.entries(step.answers ?? {})) answers.set(name, value);
      }
      return null;
    },
    advance() {
      at += page().length + 1;
    },
    stops: () => page().some(({ word }) => word === 'stop'),
    opening: {
      open: before.find(({ word }) => word === 'open')?.text,
      apply: first < 0 ? undefined : steps[first]!.text,
      line: steps[first]?.line,
    },
  };
}
