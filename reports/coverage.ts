// Coverage (覆盖情况): guides listed, seen and not seen, with reasons, a unit. One pass over the store. Called by report.ts.
import type { Store } from '../store/index.ts';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { Unseen } from './labels.ts';

export interface Coverage {
  /** Items in the run's lists, and items that came without a list (records). */
  listed: number;
  /** Of these, items with at least one guide that was read. */
  seen: number;
  /** Of these, items without a guide, by reason; the last attempt counts. */
  unseen: Partial<Record<Unseen, number>>;
}

/** What the reports need of a whole run beside its findings; small enough for memory (about 0.3 KB an item). */
export interface Survey {
  units: Map<string, Coverage>;
  /** Item → code as its guide prints it. */
  codes: Map<string, string>;
  /** Items with a guide. */
  seen: Set<string>;
}

/** The most precise code that a guide prints: 业务办理项编码, 实施编码, 基本编码. */
export const codeOf = (guide: ServiceGuide): string | undefined =>
  guide.handlingItemCode ?? guide.implementationCode ?? guide.basicCode;

export function surveyOf(store: Pick<Store, 'items' | 'captures' | 'guides'>, run: string): Survey {
  const unitOf = new Map<string, string>();
  for (const item of store.items.ofRun(run)) unitOf.set(item.id, item.unit);
  const seen = new Set<string>();
  const codes = new Map<string, string>();
  for (const { item, unit, guide } of store.guides.iterate(run)) {
    if (!unitOf.has(item)) unitOf.set(item, unit);
    seen.add(item);
    const code = codeOf(guide);
    if (code && !codes.has(item)) codes.set(item, code);
  }
  const problems = new Map<string, Unseen>();
  for (const { item, problem } of store.captures.ofRun(run)) if (problem) problems.set(item, problem);

  const units = new Map<string, Coverage>();
  for (const [item, unit] of unitOf) {
    const coverage = units.get(unit) ?? emptyCoverage();
    units.set(unit, coverage);
    coverage.listed += 1;
    if (seen.has(item)) coverage.seen += 1;
    else {
      const reason = problems.get(item) ?? 'not-captured';
      coverage.unseen[reason] = (coverage.unseen[reason] ?? 0) + 1;
    }
  }
  return { units, codes, seen };
}

export const emptyCoverage = (): Coverage => ({ listed: 0, seen: 0, unseen: {} });

/** The coverage of several units together. */
export function addCoverage(all: Iterable<Coverage>): Coverage {
  const sum = emptyCoverage();
  for (const c of all) {
    sum.listed += c.listed;
    sum.seen += c.seen;
    for (const [reason, n] of Object.entries(c.unseen) as [Unseen, number][])
      sum.unseen[reason] = (sum.unseen[reason] ?? 0) + n;
  }
  return sum;
}
