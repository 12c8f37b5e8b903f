// A conversation with online help: writes a line and waits for what is said. Called by visit-help.ts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright';
import { findChatBox, linesShown, markNamed } from './in-page.ts';
import { HELP_WORDS } from './words.ts';

const BOX = '[data-guide-audit-chat]';
const SEND = 'data-guide-audit-send';
const PERSON = 'data-guide-audit-person';
const LOOK_MS = 200;
const ACT_MS = 5000;

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

export class Chat {
  private constructor(private readonly frame: Frame) {}

  /** The frame that has a field to write in; null where none has. */
  static async in(page: Page): Promise<Chat | null> {
    for (const frame of page.frames())
      if (await ask<boolean>(frame, findChatBox, HELP_WORDS.box.source).catch(() => false))
        return new Chat(frame);
    return null;
  }

  /** Writes a line, sends it, and waits for another one than it. */
  async say(line: string, wait: number): Promise<Said> {
    const before = await this.lines();
    await this.frame.fill(BOX, line, { timeout: ACT_MS });
    await this.frame.press(BOX, 'Enter', { timeout: ACT_MS, noWaitAfter: true });
    await sleep(LOOK_MS);
    if (
      (await this.written()) === line &&
      (await ask<boolean>(this.frame, markNamed, HELP_WORDS.send.source, SEND))
    )
      await this.frame.click(`[${SEND}]`, { timeout: ACT_MS, noWaitAfter: true });
    const heard = await this.hear(before, line, wait);
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
      return { ...(await this.say(HELP_WORDS.askPerson, wait)), by: 'words' };
    const before = await this.lines();
    await this.frame.click(`[${PERSON}]`, { timeout: ACT_MS, noWaitAfter: true });
    return { ...(await this.hear(before, HELP_WORDS.askPerson, wait)), by: 'control', sent: true };
  }

  private lines = (): Promise<string[]> => ask<string[]>(this.frame, linesShown);

  /** Lines that were not there before, without what was asked and what is no answer. */
  private async hear(before: readonly string[], asked: string, wait: number): Promise<Omit<Said, 'sent'>> {
    const begun = performance.now();
    const seconds = () => Math.round((performance.now() - begun) / 100) / 10;
    while (seconds() < wait) {
      const left = [...before];
      const fresh = (await this.lines()).filter((line) => {
        const at = left.indexOf(line);
        if (at >= 0) left.splice(at, 1);
        return at < 0 && !line.includes(asked) && !HELP_WORDS.waiting.test(line);
      });
      if (fresh.length > 0) return { lines: fresh, seconds: seconds() };
      await sleep(LOOK_MS);
    }
    return { lines: [], seconds: seconds() };
  }
}
