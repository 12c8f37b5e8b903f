// Downloads the forms (空表, 样表) that the guides of a run name, each address once a run whatever channel shows it. Called by crawl.ts.

import type { CrawlContext } from '../crawl-context.ts';
import { inLanes } from '../in-lanes.ts';
import { NotNow } from '../not-now.ts';
import { permissionProblem } from '../permission.ts';
import { downloadForm } from './download.ts';
import { knownForm, saveForm } from './known.ts';

/** What this part of a crawl needs. */
export type FormContext = Pick<
  CrawlContext,
  'store' | 'run' | 'http' | 'profile' | 'pacers' | 'signal' | 'now'
> &
  Partial<Pick<CrawlContext, 'incremental'>>;

/** So many answers in a row that turn us away: the site does not want us. */
const BLOCKED_IN_A_ROW = 10;

/** Addresses of forms that the run has no fact of yet, in the order of the guides. */
function missing({ store, run }: FormContext): string[] {
  const known = store.forms.known(run.id);
  const urls = new Set<string>();
  for (const { guide } of store.guides.iterate(run.id))
    for (const { blankForm, sampleForm } of guide.materials)
      for (const url of [blankForm?.url, sampleForm?.url]) if (url && !known.has(url)) urls.add(url);
  return [...urls];
}

/**
 * Stores a fact for every form of the run; an aborted run goes on with those that are left. Returns how many were
 * asked for. @throws StoreError
 */
export async function collectForms(context: FormContext, lanes: number): Promise<number> {
  const { http, profile, pacers, signal, now } = context;
  const own = profile.loopback ? new Set([new URL(profile.publicOrigin).host]) : new Set<string>();
  const downloader = {
    http,
    own,
    answered: (url: string, status: number, headers: Record<string, string>) =>
      pacers.of(url).answered(status, headers),
  };
  let done = 0;
  let blocked = 0;
  const one = async (url: string): Promise<void> => {
    if (signal.aborted || blocked >= BLOCKED_IN_A_ROW || permissionProblem(profile, now())) return;
    const found = await downloadForm(downloader, url, knownForm(context, url)).catch((error: unknown) => {
      if (error instanceof NotNow) return null;
      throw error;
    });
    if (!found) return;
    const { fact, headers } = found;
    blocked = fact.problem === 'blocked' ? blocked + 1 : 0;
    if (signal.aborted) return;
    saveForm(context, fact, headers);
    done++;
  };
  await inLanes(missing(context), lanes, one);
  return done;
}
