// Whether a page shows who is logged in, by the profile's probe. Called by log-in.ts and lane.ts.
import type { Page } from 'playwright';
import { inPage } from '../open-panels.ts';
import { SessionError } from './session-error.ts';

const ASK_MS = 5000;

/** The name that the page shows, or null for a stranger. @throws SessionError `two-names`, `bad-selector`; DeadlineError */
export async function nameOn(page: Page, selector: string): Promise<string | null> {
  const expression = `JSON.stringify([...document.querySelectorAll(${JSON.stringify(selector)})]
    .filter((e) => e.getClientRects().length > 0).map((e) => (e.innerText || '').replace(/\\s+/g, ' ').trim()).filter(Boolean))`;
  const found = await inPage<string>(page, expression, ASK_MS, '读取登录姓名').catch((error) => {
    if (/not a valid selector/.test(String(error))) throw new SessionError('bad-selector', selector);
    throw error;
  });
  const shown = JSON.parse(found) as string[];
  const names = [...new Set(shown)];
  if (names.length > 1) throw new SessionError('two-names');
  return names[0] ?? null;
}
