// A conversation with online help: writes a line and waits for what is said. Called by visit-help.ts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright';
import { type Fields, type FieldWords, linesShown, lookAtFields, markNamed } from './in-page.ts';
import { isReply, personOf } from './reply.ts';
import { HELP_WORDS } from './words.ts';

const BOX = '[data-guide-audit-chat]';
const SEND = 'data-guide-audit-send';
const PERSON = 'data-guide-audit-person';
const LOOK_MS = 200;
const ACT_MS = 5000;

const FIELD_WORDS: FieldWords = {
  box: HELP_WORDS.box.source,
  notBox: HELP_WORDS.notBox.source,
  personal: HELP_WORDS.personal.source,
};

const ask = async <T>(frame: Frame, f: { toString(): string }, ...given: unknown[]): Promise<T> =>
  JSON.parse(
    (await frame.evaluate(
      `(() => { globalThis.__name ??= (f) => f; return JSON.stringify((${f.toString()})(${given.map((one) => JSON.stringify(one)).join(',')}) ?? null); })()`,
    )) as string,
  ) as T;

/** Said after something was done; empty: nothing within the wait. */
export interface Said {
  lines: string[];
  seconds: number;
  /** False where what was written still stands in the field: nobody has read it. */
  sent: boolean;
}

type Enough = (lines: readonly string[]) => boolean;

/** “正在为您转接” may come before what matters. */
const isTold: Enough = (lines) => personOf(lines) !== 'none';

interface Heard {
  before: readonly string[];
  asked: string;
  enough: Enough;
}

/** What the page has before its help is opened: none of it is a chat. */
export interface Before {
  frames: ReadonlySet<Frame>;
  fields: readonly string[];
}

const fieldsOf = (frame: Frame, known: readonly string[] | null): Promise<Fields> =>
  ask<Fields>(frame, lookAtFields, FIELD_WORDS, known).catch(() => ({ shown: [], found: 'none' }));

export async function before(page: Page): Promise<Before> {
  const frames = page.frames();
  const looks = await Promise.all(frames.map((frame) => fieldsOf(frame, null)));
  return { frames: new Set(frames), fields: looks.flatMap(({ shown }) => shown) };
}

export class Chat {
  private constructor(private readonly frame: Frame) {}

  /** The frame that has a field to write in, new frames first; `personal`: it asks for a person's data; null: there is none. */
  static async in(page: Page, { frames, fields }: Before): Promise<Chat | 'personal' | null> {
    const all = page.frames();
    const fresh = all.filter((frame) => !frames.has(frame));
    let personal = false;
    for (const frame of [...fresh, ...all.filter((one) => frames.has(one))]) {
      const { found } = await fieldsOf(frame, fields);
      if (found === 'box') return new Chat(frame);
      personal ||= found === 'personal';
    }
    return personal ? 'personal' : null;
  }

  /** Writes a line, sends it, and waits for a reply that is `enough`. */
  async say(line: string, wait: number, enough: Enough = () => true): Promise<Said> {
    const before = await this.lines();
    await this.frame.fill(BOX, line, { timeout: ACT_MS });
    await this.frame.press(BOX, 'Enter', { timeout: ACT_MS, noWaitAfter: true });
    await sleep(LOOK_MS);
    if (
      (await this.written()) === line &&
      (await ask<boolean>(this.frame, markNamed, HELP_WORDS.send.source, SEND))
    )
      await this.frame.click(`[${SEND}]`, { timeout: ACT_MS, noWaitAfter: true });
    const heard = await this.hear({ before, asked: line, enough }, wait);
    const sent = heard.lines.length > 0 || (await this.written()) !== line;
    return { ...heard, sent };
  }

  /** Without the line break that Enter makes in a large field. */
  private async written(): Promise<string> {
    const text = await this.frame
      .inputValue(BOX, { timeout: ACT_MS })
      .catch(() => this.frame.textContent(BOX).catch(() => ''));
    return (text ?? '').trim();
  }

  /** Asks for a person, by a control where there is one. */
  async askPerson(wait: number): Promise<Said & { by: 'control' | 'words' }> {
    if (!(await ask<boolean>(this.frame, markNamed, HELP_WORDS.person.source, PERSON)))
      return { ...(await this.say(HELP_WORDS.askPerson, wait, isTold)), by: 'words' };
    const before = await this.lines();
    await this.frame.click(`[${PERSON}]`, { timeout: ACT_MS, noWaitAfter: true });
    const asked = HELP_WORDS.askPerson;
    return { ...(await this.hear({ before, asked, enough: isTold }, wait)), by: 'control', sent: true };
  }

  private lines = (): Promise<string[]> => ask<string[]>(this.frame, linesShown);

  /** Lines that were not there before, without what was asked and what is no reply. */
  private async hear({ before, asked, enough }: Heard, wait: number): Promise<Omit<Said, 'sent'>> {
    const begun = performance.now();
    const seconds = () => Math.round((performance.now() - begun) / 100) / 10;
    let lines: string[] = [];
    let begins: number | null = null;
    while (seconds() < wait) {
      const left = [...before];
      const fresh = (await this.lines()).filter((line) => {
        const at = left.indexOf(line);
        if (at >= 0) left.splice(at, 1);
        return at < 0 && !line.includes(asked) && isReply(line);
      });
      // It began to answer when its first words came.
      if (fresh.length > 0) begins ??= seconds();
      if (fresh.length > 0) lines = fresh;
      if (begins !== null && enough(lines)) break;
      await sleep(LOOK_MS);
    }
    return { lines, seconds: begins ?? seconds() };
  }
}
