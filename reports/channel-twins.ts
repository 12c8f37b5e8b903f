// One problem that stands in several channels of an item (网站、移动端): told once, with all its pages. Called by the unit's pages.
import type { Finding } from '../store/schemas/finding.ts';
import { Channel } from '../store/schemas/outcome.ts';

/** What must be equal for one telling: everything that a reader would be told, but where the page is. */
const told = (f: Finding): string =>
  JSON.stringify([
    ...[f.item, f.message, f.field, f.key, f.quote, f.detail, f.fix, f.owner],
    ...[f.outcome, f.severity, f.confirmation, f.state, f.firstSeen, f.lastSeen],
  ]);

/** The findings in their order, each with those of other channels that say the same; at most one a channel. */
export function channelTwins(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups: [Finding, ...Finding[]][] = [];
  const open = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = told(finding);
    const group = open.get(key);
    if (group && !group.some(({ channel }) => channel === finding.channel)) group.push(finding);
    else {
      const own: [Finding, ...Finding[]] = [finding];
      groups.push(own);
      open.set(key, own);
    }
  }
  for (const group of groups)
    group.sort((a, b) => Channel.options.indexOf(a.channel) - Channel.options.indexOf(b.channel));
  return groups;
}
