// Downloads one form and says what came. Never throws for what a site does. Called by collect.ts and tests.
import type { FormFact, FormProblem } from '../../store/schemas/form-fact.ts';
import { AddressRefused } from '../connect.ts';
import { AnswerRefused, type HttpClient, RequestRefused } from '../http.ts';
import { addressProblem, factWithout } from './address.ts';
import { formFact } from './fact.ts';

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

async function ask({ http, answered }: Downloader, url: string): Promise<FormFact> {
  try {
    const answer = await http.get(url);
    answered?.(answer.url, answer.status, answer.headers);
    return formFact({ ...answer, url, finalUrl: answer.url });
  } catch (error) {
    return factWithout(url, problemOf(error));
  }
}

/** What the form at the address is: asked once, and once more where the answer was bad. */
export async function downloadForm(downloader: Downloader, url: string): Promise<FormFact> {
  const problem = addressProblem(url, downloader.own);
  if (problem) return factWithout(url, problem);
  let fact = await ask(downloader, url);
  for (let attempt = 1; attempt < ATTEMPTS && AGAIN.includes(fact.problem); attempt++)
    fact = await ask(downloader, url);
  return fact;
}
