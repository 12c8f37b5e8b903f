// Forms that a former run downloaded: asked for with their validators, and kept where the site says that they are unchanged. Called by collect.ts.
import type { FormFact } from '../../store/schemas/form-fact.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { condition } from '../unchanged/condition.ts';
import { isTurn } from '../unchanged/due.ts';

/** Changes with whatever fact.ts makes of a file. */
export const FORM_READER = 'forms/1';

export interface KnownForm {
  fact: FormFact;
  /** Headers of the question whether it changed. */
  condition: Record<string, string>;
}

type Context = Pick<CrawlContext, 'store' | 'run' | 'profile'> & Partial<Pick<CrawlContext, 'incremental'>>;

const nightOf = ({ run }: Context): string => run.startedAt.slice(0, 10);

/** Null where nothing is known, or where the form's turn to be downloaded anew has come. */
export function knownForm(context: Context, url: string): KnownForm | null {
  const { store, profile, incremental } = context;
  const tag = incremental ? store.formTags.get(profile.id, url) : undefined;
  if (!tag || tag.reader !== FORM_READER || isTurn(url, tag.night, nightOf(context), incremental!.every))
    return null;
  const fact = store.forms.get(tag.run, url);
  return fact ? { fact, condition: condition(tag) } : null;
}

/** Stores a fact; `headers`: of the answer that brought the file, null where it was found unchanged. */
export function saveForm(context: Context, fact: FormFact, headers: Record<string, string> | null): void {
  const { store, run, profile } = context;
  const { url } = fact;
  store.transaction(() => {
    store.forms.save(run.id, fact);
    const former = headers ? undefined : store.formTags.get(profile.id, url);
    const { etag = null, 'last-modified': lastModified = null } = headers ?? {};
    if (former) store.formTags.save({ ...former, run: run.id });
    else if (fact.problem === null && fact.finalUrl === url && (etag || lastModified))
      store.formTags.save({
        ...{ site: profile.id, url, run: run.id, night: nightOf(context), reader: FORM_READER },
        ...{ etag, lastModified },
      });
    else store.formTags.forget(profile.id, url);
  });
}
