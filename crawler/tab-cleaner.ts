// Leaves nothing of a page behind in the tab that goes on to the next one. Made by browser-pool.ts, one for each tab.
import type { Page } from 'playwright';

export interface TabCleaner {
  /** Takes away the page and all that it stored. @throws where the page does not answer: then the context has to go */
  clean(): Promise<void>;
}

/** A tab costs far less to clean than to open anew. Remembers every origin that the tab meets: each may have stored something. */
export async function tabCleaner(page: Page): Promise<TabCleaner> {
  const context = page.context();
  const origins = new Set<string>();
  page.on('framenavigated', (frame) => {
    if (/^https?:/.test(frame.url())) origins.add(new URL(frame.url()).origin);
  });
  const session = await context.newCDPSession(page);
  return {
    async clean() {
      // Older browsers clear session storage only from within. What a page stores when it is left is cleared below.
      session
        .send('Runtime.evaluate', { expression: 'try { sessionStorage.clear() } catch {}' })
        .catch(() => undefined);
      await page.goto('about:blank', { waitUntil: 'commit' });
      // Here, where no script of the page can hinder it; once it is answered, the page has been unloaded too.
      await session.send('Runtime.evaluate', { expression: 'name = "-"; name = ""' });
      await Promise.all([
        ...[...origins].map((origin) =>
          session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }),
        ),
        context.clearCookies(),
        session.send('Page.resetNavigationHistory'),
        ...context.pages().map((other) => (other === page ? undefined : other.close())),
      ]);
      origins.clear();
    },
  };
}
