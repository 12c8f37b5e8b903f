// Reports outcomes of one element without repeating where it stands. Used by every check.
import { observation, type ServiceGuide } from '../store/schemas/guide.ts';
import type { Outcome, Verdict } from '../store/schemas/outcome.ts';
import type { Report } from './check.ts';

type More = Pick<Outcome, 'detail' | 'expected' | 'reason' | 'quote'>;
type Say = (message: string, more?: More) => void;
export type ElementReport = Record<Verdict, Say> & {
  judge(message: string, wrong: boolean, more?: More): void;
};

/** A reporter for one element: field, key of the list member, and what the page says there. */
export function elementReport(
  report: Report,
  element: { field: string; key?: string; quote?: string },
): ElementReport {
  const say =
    (verdict: Verdict): Say =>
    (message, more = {}) =>
      report({
        message,
        verdict,
        ...element,
        ...(verdict === 'pass' || verdict === 'inapplicable' ? {} : more),
      });
  const says = {
    pass: say('pass'),
    fail: say('fail'),
    review: say('review'),
    inapplicable: say('inapplicable'),
    unobserved: say('unobserved'),
  };
  return {
    ...says,
    judge: (message, wrong, more) => (wrong ? says.fail(message, more) : says.pass(message)),
  };
}

/** A value is missing: a defect only where its section was seen completely. */
export function judgeMissing(
  guide: ServiceGuide,
  path: string,
  message: string,
  to: ElementReport,
  more: More = {},
): void {
  const seen = observation(guide, path);
  if (seen === 'complete') to.fail(message, more);
  else to.unobserved(message, { reason: seen === 'partial' ? 'not-seen-completely' : 'not-collected' });
}

/**
 * A value of a list's column is missing in one member: a defect where the column's caption is shown;
 * where a completely seen page has no such column at all, the template is the one cause, and a person decides.
 */
export function missingColumn(guide: ServiceGuide, path: string): 'defect' | 'template' | 'unobserved' {
  if (observation(guide, path) !== 'complete') return 'unobserved';
  return guide.shown.includes(path) ? 'defect' : 'template';
}
