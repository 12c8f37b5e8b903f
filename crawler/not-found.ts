// The portal's own page for what does not exist, known also when served with 200 (soft 404). The comparison is pure.
// Learned by learn-not-found.ts; compared by capture.ts.

/** What a person sees of a page. */
export interface Seen {
  title: string;
  text: string;
}

/** No portal has such an item; the same for every run, so that caches and logs tell it from real ones. */
export const IMPOSSIBLE_ID = 'guide-audit-no-such-item-0';

/** Share of the not-found page's lines that the page must show. */
const ALIKE = 0.8;

/** Lines without their digits and the asked id, which such pages like to repeat. */
const linesOf = ({ title, text }: Seen): Set<string> =>
  new Set(
    `${title}\n${text}`
      .split('\n')
      .map((line) =>
        line
          .replaceAll(IMPOSSIBLE_ID, '')
          .replace(/[\w-]*\d[\w-]*/g, '')
          .replace(/\s+/g, ''),
      )
      .filter(Boolean),
  );

/**
 * Whether a page is the portal's not-found page: it shows nearly all of its lines, and none beside them. A single line of its
 * own (a name, a value) makes it a guide, however little that may hold.
 */
export function isNotFoundPage(page: Seen, notFound: Seen): boolean {
  const [own, other] = [linesOf(page), linesOf(notFound)];
  return own.size > 0 && [...own].every((line) => other.has(line)) && own.size >= other.size * ALIKE;
}
