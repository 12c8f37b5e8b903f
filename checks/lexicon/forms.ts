// Words about forms to download (空表、样表), which evaluators may extend without code, with their schema. Read by the checks of forms.
import { z } from 'zod';
import forms from './forms.json' with { type: 'json' };

const patterns = z.array(z.string().transform((source) => new RegExp(source, 'iu'))).min(1);

export const FORM_WORDS = z
  .object({
    /** Names of application forms (申请书). */
    applications: patterns,
    /** Names of papers that mostly, but not always, have a form to fill in. */
    fillable: patterns,
    /** Papers in which one promises or entrusts something. */
    pledges: patterns,
    /** Copies and papers that have passed an office already. */
    copies: patterns,
    /** Papers that somebody else makes out, unless the name is of an application for one. */
    issued: patterns,
    governmentSources: patterns,
    genericFileNames: patterns,
    garbledFileNames: patterns,
    /** Names of files that hold the blank form and the sample together. */
    bothForms: patterns,
    /** Names of authorities that no longer exist. */
    formerAuthorities: patterns,
  })
  .parse(forms);
