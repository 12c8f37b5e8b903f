// One look at a page with a log-in: facts for the checks, without secrets and persons; and a picture. Called by enter-door.ts.
import type { Page } from 'playwright';
import type { DoorEntry, Look } from '../../store/schemas/door-visit.ts';
import { inPage, settle } from '../open-panels.ts';
import type { SiteProfile } from '../profile.ts';
import { cleanAddress } from './clean-address.ts';
import { hidePersons, type Seen, see } from './in-page/see.ts';
import type { LoginProfile } from './login-profile.ts';
import { isSameName, maskedName, namesIn, PERSONAL, withoutPersons } from './personal.ts';

const ASK_MS = 10_000;
const LONGEST_TEXT = 400;
/** Pages that move on by script are followed so often. */
const MOVES = 5;

/** The log-in's name, and what may be told of pages. */
export interface LookContext {
  profile: SiteProfile;
  login: LoginProfile;
  name: string;
}

const call = (f: { toString(): string }, ...given: unknown[]): string =>
  `(() => { globalThis.__name ??= (f) => f; return JSON.stringify((${f.toString()})(${given.map((value) => JSON.stringify(value)).join(',')}) ?? null); })()`;

/** Calls a function of in-page/ in the page. @throws DeadlineError when the page is dead */
export const inside = async <T>(page: Page, f: { toString(): string }, ...given: unknown[]): Promise<T> =>
  JSON.parse(await inPage<string>(page, call(f, ...given), ASK_MS, '读取页面')) as T;

const movedOn = (error: unknown): boolean => /context was destroyed|navigat/i.test(String(error));

/** Waits until the page is quiet and stays where it is. */
export async function quiet(page: Page, { profile }: Pick<LookContext, 'profile'>): Promise<void> {
  for (let moves = 0; moves < MOVES; moves++) {
    const before = page.url();
    try {
      await settle(page, profile.deadlines.quiet);
      if (page.url() === before) return;
    } catch (error) {
      // It moved on while it was asked.
      if (!movedOn(error)) throw error;
      await page.waitForLoadState('domcontentloaded').catch(() => undefined);
    }
  }
}

/** Reads a quiet page; once more where it moved on by script while it was read: a page on the way is often quiet for a moment. */
export async function whenQuiet<T>(
  page: Page,
  looking: Pick<LookContext, 'profile'>,
  read: () => Promise<T>,
): Promise<T> {
  for (let moves = 1; ; moves++) {
    await quiet(page, looking);
    try {
      return await read();
    } catch (error) {
      if (moves === MOVES || !movedOn(error)) throw error;
      await page.waitForLoadState('domcontentloaded').catch(() => undefined);
    }
  }
}

const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');

export async function lookAt(
  page: Page,
  status: number | null,
  entry: DoorEntry,
  { login, name }: LookContext,
): Promise<Look> {
  const seen = await inside<Seen>(page, see);
  const shown = namesIn(seen.text);
  const persons = [name, ...shown];
  const tell = (text: string) => withoutPersons(text, persons);
  const { host } = new URL(page.url());
  return {
    url: cleanAddress(page.url(), entry.page),
    host,
    status,
    title: tell(seen.title),
    headings: seen.headings.map(tell),
    text: tell(seen.text.replace(/\s+/gu, ' ').trim()).slice(0, LONGEST_TEXT),
    length: seen.text.replace(/\s/gu, '').length,
    passwords: seen.passwords,
    fields: seen.fields.map(tell),
    controls: seen.controls.map(tell),
    onIdentity: login.identityHosts.includes(host),
    itemShown: folded(seen.text).includes(folded(entry.item)),
    names: shown.map((one) => ({ shown: maskedName(one), same: isSameName(one, name) })),
  };
}

/** The window as it is seen, persons hidden (who is logged in, where somebody is, and whom the page addresses); undefined where they could not be hidden. The page is spoilt afterwards. */
export async function pictureOf(page: Page, { name }: { name: string | null }): Promise<Buffer | undefined> {
  try {
    const text = await inPage<string>(page, 'document.body?.innerText ?? ""', ASK_MS, '读取页面');
    const known = [...(name ? [name] : []), ...namesIn(text)];
    const names = [...new Set(known)].sort((a, b) => b.length - a.length);
    if (!(await inside<boolean>(page, hidePersons, PERSONAL, names))) return undefined;
    return await page.screenshot({
      type: 'jpeg',
      quality: 60,
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      timeout: ASK_MS,
    });
  } catch {
    return undefined;
  }
}
