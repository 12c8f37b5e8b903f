// Known items that today's list no longer holds: which they are, and what their own page says. Pure; called by crawl.ts and tasks/missing.ts.
import type { AbsentPage } from '../store/schemas/drift.ts';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { Item } from '../store/schemas/unit.ts';
import type { PageCapture } from './capture.ts';
import { isHome } from './identity-guard.ts';

/** Expected items of which neither the item nor the row that held it as a situation is listed. */
export const missingItems = (expected: readonly Item[], listed: ReadonlySet<string>): Item[] =>
  expected.filter(({ portalId }) => !listed.has(portalId));

/** Page under which the item was found: a situation has one of its own. */
export const pageOf = ({ situationId, portalId }: Item): string => situationId ?? portalId;

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname.replace(/\/$/, '') : url);

/**
 * `gone` only where the page says so itself: 404, 410, a page that calls the item removed, or the way to another page
 * (home, another item). Walls, errors and downloads are `unknown`: they say nothing of the item.
 */
export function pageSays(captured: PageCapture, guide: ServiceGuide | null): AbsentPage {
  const { url, finalUrl, status, problem, snapshot } = captured;
  const moved = pathOf(url) !== pathOf(finalUrl);
  if (guide) return moved ? 'gone' : 'there';
  if (problem?.reason !== 'no-guide' || snapshot) return 'unknown';
  if (status === 404 || status === 410) return 'gone';
  return status === 200 && (!moved || isHome(new URL(finalUrl).pathname)) ? 'gone' : 'unknown';
}
