// All addresses that the guides of a run lead to, forms included: what stands behind each, and every place on which it stands. Called by the links command.
import { addressFact, linkFact } from '../../crawler/links/address.ts';
import type { Store } from '../../store/index.ts';
import type { FormFact, FormProblem } from '../../store/schemas/form-fact.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LinkCause, LinkFact, LinkVerdict } from '../../store/schemas/link-fact.ts';
import { linkPlaces } from '../../store/schemas/link-place.ts';
import { memberKeys } from '../../store/schemas/member-key.ts';
import { factOfClick } from '../pipeline/with-links.ts';

export interface Place {
  item: string;
  itemName: string;
  channel: string;
  /** Page of the guide. */
  page: string | null;
  field: string;
  key: string | null;
  text: string;
}

export interface Target extends LinkFact {
  /** Came later than SLOW_MS; a remark, no finding. */
  slow: boolean;
  at: Place[];
}

export const SLOW_MS = 5000;

/** What a download says, in the words of links. */
const OF_FORM: Record<FormProblem, [LinkVerdict, LinkCause?]> = {
  'null-address': ['no-effect'],
  'internal-address': ['internal'],
  gone: ['dead', 'gone'],
  'error-page': ['soft-dead'],
  'not-a-file': ['alive'],
  login: ['login'],
  blocked: ['unclear', 'blocked'],
  timeout: ['unclear', 'timeout'],
  'server-error': ['unclear', 'server-error'],
  'too-large': ['alive'],
  redirects: ['loop'],
  'refused-address': ['unclear', 'not-allowed'],
  'script-address': ['script'],
};

function factOfForm({ url, problem, status, finalUrl }: FormFact): LinkFact {
  const [verdict, cause = null] = problem ? OF_FORM[problem] : (['alive'] as const);
  return linkFact(url, verdict, { cause, status, finalUrl, attempts: 2 });
}

type At = Pick<Place, 'field' | 'key' | 'text'> & { url: string };

function placesOf(guide: ServiceGuide): { links: At[]; forms: At[] } {
  const keys = memberKeys(guide).materials;
  return {
    links: linkPlaces(guide).map(({ field, key, text, url }) => ({ field, key: key ?? null, text, url })),
    forms: guide.materials.flatMap(({ blankForm, sampleForm }, i) =>
      Object.entries({ blankForm, sampleForm }).flatMap(([part, form]) =>
        form
          ? [{ field: `materials.${part}`, key: keys[i]!, text: form.name ?? form.url, url: form.url }]
          : [],
      ),
    ),
  };
}

const ORDER: readonly LinkVerdict[] = [
  'dead',
  'soft-dead',
  'loop',
  'internal',
  'home',
  'other-item',
  'no-effect',
  'login',
  'unclear',
  'script',
  'alive',
];

/** Targets of a run; those that were not asked are `unclear`. The worst first, the most shown first among like ones. */
export function targetsOf(store: Store, run: string): Target[] {
  const asked = store.links.ofRun(run);
  const targets = new Map<string, Target>();
  /** `name`: what tells targets of one address apart; links by script share theirs. */
  const add = (
    fact: LinkFact | null,
    { url, ...at }: At,
    place: Omit<Place, keyof At>,
    name: string = url,
  ): void => {
    const known = targets.get(name);
    if (known) known.at.push({ ...place, ...at });
    else {
      const found = fact ?? linkFact(url, 'unclear', { cause: 'not-allowed' });
      targets.set(name, { ...found, slow: (found.milliseconds ?? 0) > SLOW_MS, at: [{ ...place, ...at }] });
    }
  };
  for (const { item, channel, url: page, unit, guide } of store.guides.iterate(run)) {
    const place = { item, itemName: guide.name ?? store.items.get(item)?.name ?? item, channel, page };
    const { links, forms } = placesOf(guide);
    for (const at of links) {
      const clicked = factOfClick(store.clicks.get(run, { channel, unit, text: at.text, url: at.url }));
      if (clicked) add(clicked, at, place, `${clicked.verdict} ${at.text} ${at.url}`);
      else add(asked.get(at.url) ?? addressFact(at.url), at, place);
    }
    for (const at of forms) {
      const fact = store.forms.get(run, at.url);
      add(fact ? factOfForm(fact) : null, at, place);
    }
  }
  return [...targets.values()].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.at.length - a.at.length,
  );
}
