// What a request of the browser belongs to: its page, and whether it would take the page elsewhere. Used by the contexts that judge requests.
import type { Page, Request } from 'playwright';

export const isMainNavigation = (request: Request): boolean => {
  if (!request.isNavigationRequest()) return false;
  try {
    return request.frame().parentFrame() === null;
  } catch {
    // A window that has no page yet: a pop-up.
    return true;
  }
};

/** Null where the window has no page yet. */
export function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}
