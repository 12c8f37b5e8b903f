// Facts of the fixture's links without a portal: the planted answers through the judgement of asked ones. Called by truth.ts.
import { addressFact } from '../../crawler/links/address.ts';
import { readLinkedPage } from '../../crawler/links/page.ts';
import { type LinkReply, type LinkRequest, probe } from '../../crawler/links/probe.ts';
import { PUBLIC_ORIGIN } from '../../fixtures/fixture-guide.ts';
import { farmAnswer } from '../../fixtures/link-farm.ts';
import { type LinkFact, TWICE } from '../../store/schemas/link-fact.ts';

function reply({ method, url }: LinkRequest): LinkReply {
  const { origin, pathname, search } = new URL(url);
  if (origin !== PUBLIC_ORIGIN)
    return { kind: 'failure', verdict: 'unclear', cause: 'not-allowed', certain: true };
  const { status, headers, body } = farmAnswer(method, pathname + search);
  const page = method === 'GET' && headers['content-type']?.includes('html') ? readLinkedPage(body) : null;
  return { kind: 'answer', status, headers, page, milliseconds: 0 };
}

const known = new Map<string, LinkFact>();

/** What a run on the portal would find at the address. */
export function fixtureLinkFact(url: string): LinkFact {
  const at = known.get(url) ?? addressFact(url) ?? asked(url);
  known.set(url, at);
  return at;
}

function asked(url: string): LinkFact {
  const steps = probe(url);
  let step = steps.next();
  while (!step.done) step = steps.next(reply(step.value));
  const fact = step.value;
  return TWICE.includes(fact.verdict) ? { ...fact, attempts: 2 } : fact;
}
