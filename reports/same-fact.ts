// One fact in one guide (同一事实): messages that different checks give for the same contradiction. Called by the unit's pages; a fact is deducted once.
import type { Finding } from '../store/schemas/finding.ts';
import { isOpen } from './labels.ts';

/** Facts that several messages speak of, with the message's own field where the fact is the element itself. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  到现场: ['V03', 'V04', 'V05', 'V06', 'V09', 'F10', 'X01', 'X01-none', 'X03', 'X03-depth'],
  网上办理入口: ['X02', 'X02-home'],
};
/** Messages on what channels say differently: the fact is the element, whatever the channel. */
const BETWEEN_CHANNELS = new Set(['X08', 'A09', 'MT12', 'V10', 'M43', 'A09-map', 'X08-map']);
export const isBetweenChannels = (message: string): boolean => BETWEEN_CHANNELS.has(message);

const factByMessage = new Map(
  Object.entries(FACTS).flatMap(([fact, messages]) => messages.map((message) => [message, fact] as const)),
);

/** What a finding speaks of, equal for findings of one fact in one item; findings without such a fact stand for themselves. */
export function factOf({ id, item, message, field, channel }: Finding): string {
  if (BETWEEN_CHANNELS.has(message)) return JSON.stringify([item, '多渠道', field]);
  const fact = factByMessage.get(message);
  return fact ? JSON.stringify([item, channel, fact]) : id;
}

/** For each finding that shares its fact with others: those others, in the order given. */
export function sameFacts(findings: readonly Finding[]): Map<string, Finding[]> {
  const facts = new Map<string, Finding[]>();
  for (const finding of findings.filter(isOpen)) {
    const fact = factOf(finding);
    facts.set(fact, [...(facts.get(fact) ?? []), finding]);
  }
  const others = new Map<string, Finding[]>();
  for (const group of facts.values())
    if (group.length > 1)
      for (const finding of group)
        others.set(
          finding.id,
          group.filter(({ id }) => id !== finding.id),
        );
  return others;
}
