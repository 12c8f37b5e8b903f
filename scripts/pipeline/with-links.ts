// Joins what stands behind the links of a guide to the guide that is judged: checks know no store. Called by judge-run.ts and the accuracy command.
import { addressFact, linkFact } from '../../crawler/links/address.ts';
import type { ClickFact } from '../../store/schemas/click-fact.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LinkFact } from '../../store/schemas/link-fact.ts';

/** What a click tells of a link by script, or undefined where it tells nothing. */
export function factOfClick(click: ClickFact | undefined): LinkFact | undefined {
  if (!click?.effect) return undefined;
  return linkFact(click.url, click.effect === 'none' ? 'no-effect' : 'script', { attempts: click.attempts });
}

/**
 * The guide with a fact beside each address that has one, by what was asked or by the address itself; the given guide
 * stays as it is. `text`: what the link shows, empty for the apply button. `pageUrl`: where the guide was read.
 */
export function withLinks(
  guide: ServiceGuide,
  factOf: (url: string, text: string) => LinkFact | undefined,
  pageUrl: string | null,
): ServiceGuide {
  const { applyUrl, links } = guide;
  if (applyUrl === undefined && links.length === 0) return guide;
  const known = (url: string, text = '') => factOf(url, text) ?? addressFact(url) ?? undefined;
  const applyFact = applyUrl === undefined ? undefined : known(applyUrl);
  return {
    ...guide,
    ...(pageUrl !== null && { pageUrl }),
    ...(applyFact && { applyFact }),
    links: links.map((link) => {
      const fact = known(link.url, link.text);
      return fact ? { ...link, fact } : link;
    }),
  };
}
