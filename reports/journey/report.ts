// Writes the report on journeys: an index, a page a unit and a journey, a list of obstacles (workbook, CSV), the formula. Called by the journey command.
import { join } from 'node:path';
import type { JudgedJourney, ObstacleMeta } from '../../store/schemas/journey-verdict.ts';
import { writeChunks } from '../atomic.ts';
import { csvLine } from '../csv.ts';
import { SEVERITY_NAMES, VERDICT_NAMES } from '../labels.ts';
import { mendsOf } from './first.ts';
import { indexPage, type Links } from './index-page.ts';
import { channelName } from './names.ts';
import { storyPage } from './story-page.ts';
import { unitPage } from './unit-page.ts';
import { writeObstacleWorkbook } from './workbook.ts';

export interface JourneyReport {
  judged: readonly JudgedJourney[];
  obstacles: readonly ObstacleMeta[];
  /** Published beside the pages. */
  formula: unknown;
  dir: string;
  /** File name of a journey without its ending. */
  nameOf(judged: JudgedJourney): string;
}

const TITLES = ['单位', '服务', '渠道', '步骤', '障碍', '严重程度', '判定', '位置', '说明', '怎么改', '依据'];

function* csvOf({ judged, obstacles }: JourneyReport): Generator<string> {
  const index = new Map(obstacles.map((meta) => [meta.id, meta]));
  yield `\ufeff${csvLine(TITLES)}`;
  for (const one of judged) {
    const { item, channel } = one.journey;
    for (const { where, kind, severity, verdict, spot, detail, fix, basis } of mendsOf(one, index))
      yield csvLine([
        ...[item.unit, item.name, channelName(channel), where, kind],
        ...[SEVERITY_NAMES[severity], VERDICT_NAMES[verdict], spot, detail, fix, basis],
      ]);
  }
}

/** Paths from the folder: the index page, and all pages without their ending. The pictures lie in the folder already. */
export async function writeJourneyReport(report: JourneyReport): Promise<{ path: string; pages: string[] }> {
  const { judged, obstacles, formula, dir, nameOf } = report;
  const index = new Map(obstacles.map((meta) => [meta.id, meta]));
  const units = [...new Set(judged.map(({ journey }) => journey.item.unit))];
  const links: Links = {
    page: (one) => `${nameOf(one)}.html`,
    unit: (name) => `unit-${units.indexOf(name) + 1}.html`,
  };
  for (const unit of units)
    await writeChunks(join(dir, links.unit(unit)), [unitPage(unit, judged, index, links)]);
  for (const one of judged) await writeChunks(join(dir, `${nameOf(one)}.html`), [storyPage(one, index)]);
  await writeChunks(join(dir, 'obstacles.csv'), csvOf(report));
  await writeObstacleWorkbook(join(dir, 'obstacles.xlsx'), judged, index);
  await writeChunks(join(dir, 'formula.json'), [`${JSON.stringify(formula, null, 2)}\n`]);
  const path = join(dir, 'index.html');
  await writeChunks(path, [indexPage(judged, index, links)]);
  const pages = ['index', ...units.map((unit) => links.unit(unit)), ...judged.map((one) => links.page(one))];
  return { path, pages: pages.map((name) => name.replace(/\.html$/, '')) };
}
