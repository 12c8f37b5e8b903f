// What a walk through the entrances says, place by place, for its history. Pure; called by scripts/entry/keep-entry.ts.
import { type EntryWalk, WAY } from '../../store/schemas/entry-walk.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { JudgedWalk } from '../entry/entry-row.ts';
import { PORTAL_OPERATOR } from '../visits/operator.ts';
import type { Said } from './walk-history.ts';

const unitNames = ({ items }: EntryWalk): Map<string, string> =>
  new Map(items.map(({ unit, unitName }) => [unit, unitName]));

/** A place is known by the check's own key, else by unit and name: two units may offer items of one name. */
export const entrySaid = (judged: readonly JudgedWalk[]): Said[] =>
  judged.flatMap(({ walk, outcomes }) => {
    const names = unitNames(walk);
    return outcomes.map(
      ({ subject, unit, picture: _, ...outcome }): Said => ({
        outcome: { ...outcome, key: outcome.key ?? (unit ? `${unit}：${subject}` : subject) },
        ...{ item: `${walk.site}/@entry`, itemName: subject, channel: walk.channel },
        unit: unit ? { id: unit, name: names.get(unit) ?? unit } : PORTAL_OPERATOR,
        ...{ url: walk.home.url, evidence: [] },
      }),
    );
  });

/** The page on which a dead entry stood was opened, and has no entry of that name any more. */
export function isEntryGone(judged: readonly JudgedWalk[]): (finding: Finding) => boolean {
  const pages = judged.flatMap(({ walk: { channel, menu } }) =>
    menu.opened
      .filter(({ entries }) => entries.length > 0)
      .map(({ path, entries }) => ({ channel, way: path.map((name) => name + WAY).join(''), entries })),
  );
  return ({ channel, field, key, message }) => {
    if (message !== 'N07' || field !== 'menu' || key === null) return false;
    const own = pages.filter((page) => page.channel === channel && key.startsWith(page.way));
    const parent = own.find(({ way }) => !key.slice(way.length).includes(WAY));
    return parent !== undefined && !parent.entries.includes(key.slice(parent.way.length));
  };
}
