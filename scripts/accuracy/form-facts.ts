// Facts of the fixture's forms without a portal: the planted bytes through the reader of downloaded ones. Called by truth.ts.
import { addressProblem, factWithout } from '../../crawler/forms/address.ts';
import { formFact } from '../../crawler/forms/fact.ts';
import { answerOf, type ServedForm } from '../../fixtures/files/served.ts';
import type { FormFact } from '../../store/schemas/form-fact.ts';

/** What a download from the portal would find at the address; undefined for a form that is not the fixture's. */
export function fixtureFact(url: string, form: ServedForm | undefined): FormFact | undefined {
  const problem = addressProblem(url);
  if (problem) return factWithout(url, problem);
  if (!form) return undefined;
  const { redirect, ...answer } = answerOf(form);
  return formFact({ ...answer, url, finalUrl: redirect ? new URL(redirect, url).href : url });
}
