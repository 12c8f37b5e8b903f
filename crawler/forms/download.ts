// Downloads one form and says what came. Never throws for what a site does, only NotNow. Called by collect.ts and tests.
import type { FormFact, FormProblem } from '../../store/schemas/form-fact.ts';
import { AddressRefused } from '../connect.ts';
import { AnswerRefused, type HttpClient, RequestRefused } from '../http.ts';
import { NotNow } from '../not-now.ts';
import { addressProblem, factWithout } from './address.ts';
import { formFact } from './fact.ts';
import type { KnownForm } from './known.ts';

export interface Downloader {
  http: HttpClient;
  /** Hosts of a portal that may live on this machine. */
  own: ReadonlySet<string>;
  /** What the site thinks of the pace. */
  answered?: (url: string, status: number, headers: Record<string, string>) => void;
}

/** One bad answer may be chance: only what comes twice is believed. */
const ATTEMPTS = 2;
const AGAIN: readonly (FormProblem | null)[] = ['gone', 'error-page', 'server-error', 'timeout'];

function problemOf(error: unknown): FormProblem {
  if (error instanceof AddressRefused || error instanceof RequestRefused) return 'refused-address';
  if (error instanceof AnswerRefused) return error.code;
  // Names that are not resolved and broken connections may be our own network's.
  return 'timeout';
}

/** `headers`: of the answer that brought the fact; null where the site calls the form unchanged. */
interface Downloaded {
  fact: FormFact;
  headers: Record<string, string> | null;
}

async function ask(
  { http, answered }: Downloader,
  url: string,
  known: KnownForm | null,
): Promise<Downloaded> {
  try {
    const answer = await http.get(url, known?.condition);
    answered?.(answer.url, answer.status, answer.headers);
    if (known && answer.status === 304) return { fact: known.fact, headers: null };
    return { fact: formFact({ ...answer, url, finalUrl: answer.url }), headers: answer.headers };
  } catch (error) {
    if (error instanceof NotNow) throw error;
    return { fact: factWithout(url, problemOf(error)), headers: {} };
  }
}

/** What the form at the address is: asked once, and once more where the answer was bad; `known`: what a former run made of it. */
export async function downloadForm(
  downloader: Downloader,
  url: string,
  known: KnownForm | null = null,
): Promise<Downloaded> {
  const problem = addressProblem(url, downloader.own);
  if (problem) return { fact: factWithout(url, problem), headers: {} };
  let found = await ask(downloader, url, known);
  for (let attempt = 1; attempt < ATTEMPTS && AGAIN.includes(found.fact.problem); attempt++)
    found = await ask(downloader, url, null);
  return found;
}
