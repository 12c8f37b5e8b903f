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
  /** One entry a finding: an item may stand here twice until the list is made. */
  members: CauseMember[];
}

/** Collects findings one by one; most groups stay alone, so a group is kept small and items are shared. */
export class CauseCollector {
  readonly #groups = new Map<string, Group>();
  readonly #items = new Map<string, CauseMember>();

  add(f: Finding): void {
    const { message, field, outcome, quote, id } = f;
    const words = quote === null ? null : fold(quote) || quote.trim();
    const key = createHash('sha1')
      .update(JSON.stringify([message, field, outcome, words]))
      .digest('base64');
    const known = this.#groups.get(key);
    const group = known ?? { message, field, outcome, quote: clip(quote), first: id, members: [] };
    if (!known) this.#groups.set(key, group);
    if (id < group.first) Object.assign(group, { first: id, quote: clip(quote) });
    group.members.push(this.#member(f));
  }

  /** Groups of two or more items that share message, element, verdict and folded quote, biggest first. */
  list(): Cause[] {
    const causes: Cause[] = [];
    for (const { message, field, outcome, quote, members } of this.#groups.values()) {
      const items = [...new Set(members)];
      if (items.length < 2) continue;
      items.sort((a, b) => order(a.itemName, b.itemName) || order(a.item, b.item));
      const units = [...new Set(items.map((m) => m.unit))].sort();
      causes.push({ message, field, outcome, quote, units, members: items, findings: members.length });
    }
    return causes.sort(
      (a, b) =>
        b.members.length - a.members.length ||
        order(a.message, b.message) ||
        order(a.field, b.field) ||
        order(a.outcome, b.outcome) ||
        order(a.quote ?? '', b.quote ?? ''),
    );
  }

  #member({ item, itemName, unit }: Finding): CauseMember {
    const known = this.#items.get(item);
    if (known) return known;
    const member = { item, itemName, unit };
    this.#items.set(item, member);
    return member;
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
