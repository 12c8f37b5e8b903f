// One cause (同一原因): the same message with the same words in many items, often one template. Called by the reports.
import { createHash } from 'node:crypto';
import type { Finding } from '../store/schemas/finding.ts';
import { fold } from '../store/schemas/member-key.ts';

export interface CauseMember {
  item: string;
  itemName: string;
  unit: string;
}

export interface Cause {
  message: string;
  field: string;
  outcome: Finding['outcome'];
  /** The words as one of the items shows them, at most 1,000 characters; `null`: missing in all of them. */
  quote: string | null;
  units: string[];
  /** Items, each once, in the order of their names. */
  members: CauseMember[];
  findings: number;
}

/** One group while it grows; it keeps no finding, so that a whole run fits into memory. */
interface Group extends Pick<Cause, 'message' | 'field' | 'outcome' | 'quote'> {
  /** Smallest finding id so far: it gives the quote, whatever the order of the findings. */
  first: string;
  members: Map<string, CauseMember>;
  n: number;
}

/** Collects findings one by one. */
export class CauseCollector {
  readonly #groups = new Map<string, Group>();

  add(f: Finding): void {
    const { message, field, outcome, quote, id } = f;
    const words = quote === null ? null : fold(quote) || quote.trim();
    const key = createHash('sha1')
      .update(JSON.stringify([message, field, outcome, words]))
      .digest('base64');
    const known = this.#groups.get(key);
    const group = known ?? {
      message,
      field,
      outcome,
      quote: clip(quote),
      first: id,
      members: new Map(),
      n: 0,
    };
    if (!known) this.#groups.set(key, group);
    if (id < group.first) Object.assign(group, { first: id, quote: clip(quote) });
    group.n += 1;
    group.members.set(f.item, { item: f.item, itemName: f.itemName, unit: f.unit });
  }

  /** Groups of two or more items that share message, element, verdict and folded quote, biggest first. */
  list(): Cause[] {
    return [...this.#groups.values()]
      .filter((group) => group.members.size > 1)
      .map(({ message, field, outcome, quote, members, n }) => ({
        message,
        field,
        outcome,
        quote,
        units: [...new Set([...members.values()].map((m) => m.unit))].sort(),
        members: [...members.values()].sort((a, b) => order(a.itemName, b.itemName) || order(a.item, b.item)),
        findings: n,
      }))
      .sort(
        (a, b) =>
          b.members.length - a.members.length ||
          order(a.message, b.message) ||
          order(a.field, b.field) ||
          order(a.outcome, b.outcome) ||
          order(a.quote ?? '', b.quote ?? ''),
      );
  }
}

/** The groups of some findings. */
export function causesOf(findings: Iterable<Finding>): Cause[] {
  const collector = new CauseCollector();
  for (const finding of findings) collector.add(finding);
  return collector.list();
}

const MAX_QUOTE = 1_000;
const clip = (quote: string | null): string | null => (quote === null ? null : quote.slice(0, MAX_QUOTE));
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
