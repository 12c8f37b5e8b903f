// Reports outcomes of one element without repeating where it stands. Used by every check.
import { observation, type ServiceGuide } from '../../store/schemas/guide.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import type { Report } from './check.ts';

type More = Pick<Outcome, 'detail' | 'expected' | 'reason' | 'quote'>;

/** Methods, not functions made anew: a guide has a thousand elements to report on. */
export class ElementReport {
  private readonly report: Report;
  private readonly element: { field: string; key?: string; quote?: string };

  constructor(report: Report, element: { field: string; key?: string; quote?: string }) {
    this.report = report;
    this.element = element;
  }

  pass(message: string, _more?: More): void {
    this.report({ message, verdict: 'pass', ...this.element });
  }

  fail(message: string, more?: More): void {
    this.report({ message, verdict: 'fail', ...this.element, ...more });
  }

  review(message: string, more?: More): void {
    this.report({ message, verdict: 'review', ...this.element, ...more });
  }

  inapplicable(message: string, _more?: More): void {
    this.report({ message, verdict: 'inapplicable', ...this.element });
  }

  unobserved(message: string, more?: More): void {
    this.report({ message, verdict: 'unobserved', ...this.element, ...more });
  }

  judge(message: string, wrong: boolean, more?: More): void {
    if (wrong) this.fail(message, more);
    else this.pass(message);
  }
}

/** A reporter for one element: field, key of the list member, and what the page says there. */
export const elementReport = (
  report: Report,
  element: { field: string; key?: string; quote?: string },
): ElementReport => new ElementReport(report, element);

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
