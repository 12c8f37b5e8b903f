// Stores what a part of an audit found today, in place of what an earlier audit of the same run found; and counts what is open. Called by
// the parts that judge lists, visits and the service map.
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';

/** `earlier`: ids of the same part that the run has already; those which are not found again are forgotten. */
export function keepFindings(
  store: Pick<Store, 'findings'>,
  run: RunRecord,
  findings: readonly Finding[],
  earlier: ReadonlySet<string>,
): void {
  store.findings.save(
    run.id,
    findings.map((finding) => ({ ...finding, run: run.id })),
  );
  const found = new Set(findings.map(({ id }) => id));
  store.findings.forget(
    run.id,
    [...earlier].filter((id) => !found.has(id)),
  );
}

export interface Told {
  fails: number;
  reviews: number;
}

/** Of findings that are open today. */
export function countsOf(open: readonly Finding[]): Told {
  const count = (outcome: Finding['outcome']) => open.filter((one) => one.outcome === outcome).length;
  return { fails: count('fail'), reviews: count('review') };
}
