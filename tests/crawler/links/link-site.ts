// A real server on this machine with the fixture's link farm, and a run whose guides link to it. Used by the tests of links.
import Fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { collectLinks, type LinkOptions } from '../../../crawler/links/collect.ts';
import { guardRules } from '../../../crawler/network-guard.ts';
import { Pacers } from '../../../crawler/pacer.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { farmAnswer } from '../../../fixtures/link-farm.ts';
import type { RunRecord, Store } from '../../../store/index.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';
import { folder, open } from '../../store/folder.ts';

export const profile = loadProfile('fixture');
profile.deadlines = { ...profile.deadlines, request: 2000 };

export interface Site {
  origin: string;
  /** `METHOD path`, in the order of arrival. */
  hits: string[];
}

type Special = (
  hit: number,
  method: string,
) => { status: number; body?: string | Buffer; headers?: Record<string, string> } | 'hang';

/** Serves the farm; `special` answers for paths of its own, told how often each was asked before. */
export async function serve(special: Record<string, Special> = {}): Promise<Site> {
  const app: FastifyInstance = Fastify({ forceCloseConnections: true });
  const hits: string[] = [];
  app.route({
    method: ['GET', 'HEAD'],
    url: '*',
    handler: (request, reply) => {
      const hit = `${request.method} ${request.url}`;
      const before = hits.filter((one) => one === hit).length;
      hits.push(hit);
      const own = special[request.url]?.(before, request.method);
      if (own === 'hang') return reply.hijack();
      const { status, headers, body } = own ?? farmAnswer(request.method, request.url);
      return reply
        .code(status)
        .headers({ 'content-type': 'text/html; charset=utf-8', ...headers })
        .send(body ?? '');
    },
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  return { origin, hits };
}

export const home = profile.publicOrigin;
export const farm = (name: string): string => `${home}/govPortals/links/${name}`;

/** A run with one guide a list of links. */
export function runOf(...guides: { url: string; text?: string }[][]): { store: Store; run: RunRecord } {
  const store = open(folder());
  store.units.upsert(profile.id, [{ id: 'U1', name: '市公安局', league: 'evaluated' }]);
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  for (const [i, links] of guides.entries()) {
    const item = `fixture/${i + 1}`;
    store.items.upsert(run.id, [
      {
        id: item,
        site: profile.id,
        portalId: String(i + 1),
        situationId: null,
        unit: 'U1',
        name: `事项${i + 1}`,
        situation: null,
      },
    ]);
    const guide = ServiceGuide.parse({ name: `事项${i + 1}`, links, source: 'page', reader: 'test' });
    store.guides.save({
      run: run.id,
      item,
      channel: 'pc',
      capture: null,
      url: `${home}/item/${i + 1}`,
      unit: 'U1',
      guide,
    });
  }
  return { store, run };
}

/** Asks for the links of the run on the server. */
export function collect(
  { store, run }: { store: Store; run: RunRecord },
  origin: string,
  options: Partial<LinkOptions> & { signal?: AbortSignal } = {},
): Promise<number> {
  const { signal = new AbortController().signal, ...more } = options;
  return collectLinks(
    {
      store,
      run,
      profile,
      pacers: new Pacers(1000),
      robots: { refusal: async () => null },
      signal,
      now: () => new Date(),
    },
    { rules: guardRules(profile, origin), lanes: 3, ...more },
  );
}
