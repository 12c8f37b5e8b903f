// Makes a finding of an outcome: what, where, why, how to mend it, who must. Called by the pipeline through history.ts.
import type { CheckMeta, Message } from '../checks/frame/check.ts';
import { type Confirmation, type Finding, findingId } from '../store/schemas/finding.ts';
import type { Element, ServiceGuide } from '../store/schemas/guide.ts';
import type { Channel, Outcome } from '../store/schemas/outcome.ts';
import type { Unit } from '../store/schemas/unit.ts';
import { ownerOf } from './owner.ts';

/** Message id → what it means and which check gives it. Made from the checks' metadata. */
export type MessageIndex = ReadonlyMap<string, { message: Message; check: CheckMeta }>;

/** Index of all messages; a message id that two checks claim is a mistake of ours and throws. */
export function messageIndex(checks: Iterable<CheckMeta>): MessageIndex {
  const index = new Map<string, { message: Message; check: CheckMeta }>();
  for (const check of checks)
    for (const message of check.messages) {
      if (index.has(message.id)) throw new Error(`检查项编号重复：${message.id}`);
      index.set(message.id, { message, check });
    }
  return index;
}

export interface FindingContext {
  run: string;
  unit: Pick<Unit, 'id' | 'name'>;
  item: string;
  itemName: string;
  channel: Channel;
  url: string | null;
  guide: ServiceGuide | null;
  confirmation: Confirmation;
  /** ISO time with +08:00 at which the guide was read. */
  at: string;
}

/** A finding as if it were seen for the first time; history.ts gives it its life. Only for fail and review. */
export function findingOf(
  outcome: Outcome,
  message: Message,
  check: Pick<CheckMeta, 'id'>,
  context: FindingContext,
): Finding {
  if (outcome.verdict !== 'fail' && outcome.verdict !== 'review')
    throw new Error(`判定为 ${outcome.verdict} 的结果不构成问题：${outcome.message}`);
  const { run, unit, item, itemName, channel, url, guide, confirmation, at } = context;
  const { field } = outcome;
  const key = outcome.key ?? null;
  return {
    id: findingId({ message: outcome.message, item, channel, field, key }),
    run,
    unit: unit.id,
    owner: ownerOf({ field, key }, guide, unit.name),
    item,
    itemName,
    channel,
    field,
    key,
    check: check.id,
    message: outcome.message,
    severity: message.severity,
    outcome: outcome.verdict,
    confirmation,
    state: 'new',
    quote: outcome.quote ?? null,
    expected: outcome.expected ?? null,
    detail: outcome.detail ?? message.text,
    fix: message.fix,
    basis: message.basis,
    url,
    dom: elementOf(guide?.elements ?? [], field, key)?.dom ?? null,
    evidence: [],
    firstSeen: at,
    lastSeen: at,
  };
}

/** The shown value that a finding speaks of; `undefined` where it is missing or cannot be told apart. */
export function elementOf(
  elements: readonly Element[],
  field: string,
  key: string | null,
): Element | undefined {
  const same = elements.filter((e) => e.field === field && (e.key ?? null) === key);
  if (same.length > 0) return same[0];
  const loose = elements.filter((e) => e.field === field && (key === null || e.key === undefined));
  return loose.length === 1 ? loose[0] : undefined;
}
