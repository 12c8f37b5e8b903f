// Gives a browser's context the session storage of a log-in; cookies and local storage it takes by itself. Called by the logged-in
// lane and by journeys.
import type { BrowserContext } from 'playwright';
import type { SessionState } from './session-state.ts';

/** Only where the page has none of its own: what it writes later stays. */
export async function restoreSessionStorage(
  context: BrowserContext,
  { sessionStorage }: Pick<SessionState, 'sessionStorage'>,
): Promise<void> {
  if (sessionStorage.length === 0) return;
  await context.addInitScript({
    content: `for (const { origin, entries } of ${JSON.stringify(sessionStorage)}) if (origin === location.origin && !sessionStorage.length) for (const { name, value } of entries) sessionStorage.setItem(name, value);`,
  });
}
