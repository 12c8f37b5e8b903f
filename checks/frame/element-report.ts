// Reports outcomes of one element without repeating where it stands. Used by every check.
import { observation, type ServiceGuide } from '../../store/schemas/guide.ts';
import type { Outcome, Verdict } from '../../store/schemas/outcome.ts';
import type { Report } from './check.ts';

type More = Pick<Outcome, 'detail' | 'expected' | 'reason'>;
/** What is said beside the verdict; a function where saying it costs something, for most elements are right. */
type Said = More | (() => More);

/** Methods, not functions made anew, and outcomes of one shape: a guide has a thousand elements to report on. */
export class ElementReport {
  private readonly report: Report;
  private readonly field: string;
  private readonly key: string | undefined;
  private readonly quote: string | undefined;

  constructor(report: Report, { field, key, quote }: { field: string; key?: string; quote?: string }) {
    this.report = report;
    this.field = field;
    this.key = key;
    this.quote = quote;
  }

  private plain(message: string, verdict: Verdict): void {
    const { field, key, quote } = this;
    this.report({ message, verdict, field, key, quote });
  }

  private explained(message: string, verdict: Verdict, said: Said | undefined): void {
    if (said === undefined) {
      this.plain(message, verdict);
      return;
    }
    const { field, key, quote } = this;
    const { detail, expected, reason } = typeof said === 'function' ? said() : said;
    this.report({ message, verdict, field, key, quote, detail, expected, reason });
  }

  pass(message: string, _said?: Said): void {
    this.plain(message, 'pass');
  }

  fail(message: string, said?: Said): void {
    this.explained(message, 'fail', said);
  }

  review(message: string, said?: Said): void {
    this.explained(message, 'review', said);
  }

  inapplicable(message: string, _said?: Said): void {
    this.plain(message, 'inapplicable');
  }

  unobserved(message: string, said?: Said): void {
    this.explained(message, 'unobserved', said);
  }

  judge(message: string, wrong: boolean, said?: Said): void {
    if (wrong) this.fail(message, said);
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
