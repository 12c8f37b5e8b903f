// As tell.ts, for what was tried on a page: where nothing was tried, nothing is said. Used by the checks of taps and keys.
import type { PageVisit } from '../../../store/schemas/page-visit.ts';
import type { Tried } from '../../../store/schemas/tried.ts';
import type { ReportOnVisit } from '../../frame/check.ts';
import { tell, type Wrong } from './tell.ts';

export function tellTried<T>(
  report: ReportOnVisit,
  message: string,
  { tried }: PageVisit,
  of: (tried: Tried) => readonly T[],
  judge: (thing: T) => Wrong | null,
): void {
  if (tried) tell(report, message, 'tried', of(tried), judge);
}
