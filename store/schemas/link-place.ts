// Places of a guide at which an address stands that a reader can follow. Called by the crawler, the check of links and the list of links.
import type { ServiceGuide } from './guide.ts';
import type { LinkFact } from './link-fact.ts';
import { fold } from './member-key.ts';

export interface LinkPlace {
  field: 'applyUrl' | 'links';
  /** Content of the link, as findings name it; absent for the apply button. */
  key?: string;
  /** What the page shows; empty where that is not known. */
  text: string;
  url: string;
  fact?: LinkFact;
}

/** Addresses for which no page is asked: telephones, mail, messages. */
const CONTACT = /^\s*(?:tel|sms|mailto|weixin|alipays?|callto|fax):/i;

/**
 * The apply button and the links of a guide. Forms (空表, 样表) are left out: they are downloaded and have facts of their own;
 * so are links that repeat the apply button.
 */
export function linkPlaces(guide: ServiceGuide): LinkPlace[] {
  const forms = new Set<string | undefined>();
  for (const { blankForm, sampleForm } of guide.materials) forms.add(blankForm?.url).add(sampleForm?.url);
  const { applyUrl } = guide;
  const places: LinkPlace[] = [];
  if (applyUrl !== undefined)
    places.push({
      field: 'applyUrl',
      text: guide.elements.find(({ field, text }) => field === 'applyUrl' && text !== applyUrl)?.text ?? '',
      url: applyUrl,
      ...(guide.applyFact && { fact: guide.applyFact }),
    });
  for (const { text, url, fact } of guide.links) {
    if (url === applyUrl || forms.has(url) || CONTACT.test(url)) continue;
    places.push({
      field: 'links',
      key: fold(text ?? url),
      text: text ?? url,
      url,
      ...(fact && { fact }),
    });
  }
  return places;
}
