// The overview that opens from a USB stick: one page a unit as they come, index and messages at the end. Called by report.ts.
import { join } from 'node:path';
import type { ReadingAges, RunRecord } from '../../store/index.ts';
import type { ServiceMap } from '../../store/schemas/hall.ts';
import { CauseCollector } from '../causes.ts';
import type { MessageIndex } from '../finding.ts';
import type { UpdateTimes } from '../newer-channel.ts';
import type { UnitReport } from '../unit-report.ts';
import type { PhonePages } from '../visits/aspects.ts';
import { DifferenceCollector, writeChannelsPage } from './channels-page.ts';
import { copyCrops } from './crops.ts';
import { type UnitLine, writeIndexPage } from './index-page.ts';
import { HallProblems, writeMapPage } from './map-page.ts';
import { inOrder, type MessageCount, writeMessagesPage } from './messages-page.ts';
import { writeUnitPages } from './unit-page.ts';

export interface OverviewInput {
  run: RunRecord;
  /** How old the run's readings are. */
  ages: ReadingAges;
  messages: MessageIndex;
  codes: ReadonlyMap<string, string>;
  /** What the operator is asked about this run, Chinese sentences. */
  questions: readonly string[];
  /** Channel and message of each question (`pc A05`): one cause each. */
  causes: ReadonlySet<string>;
  /** What the run was limited to, a Chinese sentence; empty: all units. */
  scope: string;
  phone: PhonePages;
  /** The service map that the run read. */
  map: ServiceMap | undefined;
  /** When the channels' lists say that an item was changed. */
  times: UpdateTimes;
  /** Data folder with the evidence. */
  dir: string;
  /** Folder of index.html. */
  out: string;
}

/** Collects what the index needs while the units pass by, one in memory at a time. */
export class Overview {
  readonly #input: OverviewInput;
  readonly #lines: UnitLine[] = [];
  readonly #counts = new Map<string, MessageCount>();
  readonly #causes: CauseCollector;
  readonly #differences = new DifferenceCollector();
  readonly #halls = new HallProblems();

  constructor(input: OverviewInput) {
    this.#input = input;
    this.#causes = new CauseCollector(input.causes);
  }

  /** Writes the unit's pages and crops. `name` is its file name, `workbook` its workbook's address or null. */
  async add(report: UnitReport, name: string, workbook: string | null): Promise<string[]> {
    const { dir, out } = this.#input;
    const { crops, files } = await copyCrops(report.problems, dir, out);
    const pages = await writeUnitPages({ ...this.#input, report, crops, name, workbook });
    const { unit, coverage, severities, points, clean, life } = report;
    this.#lines.push({
      ...{ unit, coverage, severities, points, clean, life, workbook },
      page: `units/${name}.html`,
    });
    this.#count(report);
    return [...pages, ...files];
  }

  async finish(): Promise<{ index: string; files: string[] }> {
    const { run, ages, messages, out, questions, phone, scope, map, times } = this.#input;
    const counts = inOrder([...this.#counts.values()], messages);
    const shared = { counts, messages, run, out };
    const list = await writeMessagesPage(shared);
    const differences = this.#differences.list();
    const channels = await writeChannelsPage({ differences, times, run, out });
    const halls = await writeMapPage({ map, problems: this.#halls, messages, run, out });
    const index = await writeIndexPage({
      ...shared,
      ages,
      questions,
      scope,
      phone,
      differences: differences.length,
      halls: halls.length > 0 ? map!.halls.length : 0,
      lines: this.#lines,
      causes: this.#causes.list(),
    });
    return { index: join(out, 'index.html'), files: [...index, ...list, ...channels, ...halls] };
  }

  #count({ problems, unit }: UnitReport): void {
    const here = new Set<string>();
    for (const finding of problems) {
      this.#causes.add(finding);
      this.#differences.add(finding, unit.name);
      this.#halls.add(finding);
      const { message, outcome } = finding;
      const count = this.#counts.get(message) ?? { message, fail: 0, review: 0, units: 0 };
      this.#counts.set(message, count);
      count[outcome] += 1;
      if (!here.has(message)) count.units += 1;
      here.add(message);
    }
  }
}
