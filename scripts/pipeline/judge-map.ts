// Judges the rows of a run's service map (政务服务地图) and gives each finding its life. Called by pipeline.ts after the guides were judged.

import type { OptionsByCheck } from '../../checks/frame/judge.ts';
import { guideOfHall, judgeHall, usualColumns } from '../../checks/map/hall.ts';
import { MAP_MESSAGES } from '../../checks/parts/on-map.ts';
import { districtNamed } from '../../checks/text/district.ts';
import { findingOf, type MessageIndex } from '../../reports/finding.ts';
import { historyOf, unseen } from '../../reports/history.ts';
import { isOpen } from '../../reports/labels.ts';
import { outcomeOfHall } from '../../reports/map/hall-outcomes.ts';
import { PORTAL_OPERATOR } from '../../reports/visits/operator.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Hall } from '../../store/schemas/hall.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import type { HallBook } from './hall-book.ts';
import { countsOf, keepFindings } from './keep-findings.ts';

export interface MapSummary {
  halls: number;
  fails: number;
  reviews: number;
}

const NOT_GONE = { times: 0, enough: 1 };

/** How a row is named where items are. */
export const hallItem = (site: string, hall: string): string => `${site}/@map/${hall}`;

/** What the guides say against the row. */
function saidByGuides(book: HallBook, hall: Hall, itemName: (item: string) => string): Outcome[] {
  return [...book.said(hall.id)].map(([part, { agree, differ }]) =>
    outcomeOfHall({
      ...{ message: MAP_MESSAGES[part], field: `places.${part}`, key: fold(hall.name) },
      ...{ onMap: hall[part]!, agree },
      others: [...differ.values()].map(({ part: { said, verdict }, guides, items }) => ({
        ...{ said, guides, example: itemName([...items].sort()[0]!) },
        verdict: verdict === 'fail' ? 'fail' : 'review',
      })),
    }),
  );
}

/** All that is said of one row, passes included. */
export const outcomesOfHall = (
  book: HallBook,
  hall: Hall,
  options: OptionsByCheck,
  itemName: (item: string) => string,
): Outcome[] => [
  ...judgeHall(hall, usualColumns(book.map), options).outcomes,
  ...saidByGuides(book, hall, itemName),
];

/**
 * A row that a whole map no longer has is withdrawn with its findings; where the map was not read, all stay as they were.
 * The row belongs to its district among the site's units, else to the portal's operator.
 */
export function judgeMap(
  {
    store,
    run,
    messages,
    options,
  }: { store: Store; run: RunRecord; messages: MessageIndex; options: OptionsByCheck },
  book: HallBook | undefined,
): MapSummary {
  const known = new Map<string, Finding[]>();
  for (const finding of store.findings.before(run.id))
    if (finding.channel === 'map') known.set(finding.item, [...(known.get(finding.item) ?? []), finding]);
  const earlier = new Set<string>();
  for (const { id, channel } of store.findings.iterate(run.id)) if (channel === 'map') earlier.add(id);
  const units = store.units.list(run.site);
  const map = book?.map;
  const columns = map ? usualColumns(map) : [];
  const at = run.startedAt;
  const findings: Finding[] = [];
  for (const hall of map?.halls ?? []) {
    const item = hallItem(run.site, hall.id);
    const district = districtNamed(hall.name) ?? districtNamed(hall.address ?? '');
    const unit = units.find(({ name }) => name === district) ?? PORTAL_OPERATOR;
    const guide = guideOfHall(hall, columns);
    const outcomes = outcomesOfHall(book!, hall, options, (id) => store.items.get(id)?.name ?? id);
    findings.push(
      ...historyOf({
        ...{ outcomes, guide, item, channel: 'map', run: run.id, at },
        previous: known.get(item) ?? [],
        closed: (id) => store.findings.lastRow(id, run.id, 'before'),
        build: (outcome) => {
          const { message, check } = messages.get(outcome.message)!;
          return findingOf(outcome, message, check, {
            ...{ run: run.id, unit, item, itemName: hall.name, channel: 'map', url: hall.url, guide, at },
            confirmation: 'not-possible',
          });
        },
      }),
    );
    known.delete(item);
  }
  for (const finding of [...known.values()].flat())
    if (isOpen(finding))
      findings.push(
        map?.whole && map.halls.length > 0 ? { ...finding, state: 'withdrawn' } : unseen(finding, NOT_GONE),
      );
  keepFindings(store, run, findings, earlier);
  const open = findings.filter((finding) => isOpen(finding) && finding.lastSeen === at);
  return { halls: map?.halls.length ?? 0, ...countsOf(open) };
}
