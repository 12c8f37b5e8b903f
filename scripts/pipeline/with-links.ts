// Joins what stands behind the links of a guide to the guide that is judged: checks know no store. Called by judge-run.ts and the accuracy command.
import { addressFact } from '../../crawler/links/address.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LinkFact } from '../../store/schemas/link-fact.ts';

/**
 * The guide with a fact beside each address that has one, by what was asked or by the address itself; the given guide
 * stays as it is. `pageUrl`: where the guide was read.
 */
export function withLinks(
  guide: ServiceGuide,
  factOf: (url: string) => LinkFact | undefined,
  pageUrl: string | null,
): ServiceGuide {
  const { applyUrl, links } = guide;
  if (applyUrl === undefined && links.length === 0) return guide;
  const known = (url: string) => factOf(url) ?? addressFact(url) ?? undefined;
  const applyFact = applyUrl === undefined ? undefined : known(applyUrl);
  return {
    ...guide,
    ...(pageUrl !== null && { pageUrl }),
    ...(applyFact && { applyFact }),
    links: links.map((link) => {
      const fact = known(link.url);
      return fact ? { ...link, fact } : link;
    }),
  };
}
