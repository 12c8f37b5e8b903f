// Writes the reports of a run: overview, a workbook a unit, CSV, JSON lines. Called by the commands `run` and `report`.
import { join } from 'node:path';
import type { OutcomeCount, RunRecord, Store } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import type { Unit } from '../store/schemas/unit.ts';
import { writeChunks } from './atomic.ts';
import type { ListRow } from './columns.ts';
import { emptyCoverage, type Survey, surveyOf } from './coverage.ts';
import { coverageCsv } from './coverage-csv.ts';
import { csvOf } from './csv.ts';
import { driftSentences } from './drift/sentence.ts';
import { fileName, slug, uniqueNames } from './file-names.ts';
import type { MessageIndex } from './finding.ts';
import { findingLines } from './findings-json.ts';
import { UpdateTimes } from './newer-channel.ts';
import { Overview } from './overview/overview.ts';
import { questionSentences } from './questions.ts';
import { asksFor, scopeSentence } from './scope.ts';
import { shareTexts } from './share-texts.ts';
import { type Points, unitReportOf } from './unit-report.ts';
import { phonePages, pointsOfPages } from './visits/aspects.ts';
import { PORTAL_OPERATOR } from './visits/operator.ts';
import { writeWorkbook } from './workbook.ts';

export const FORMATS = ['html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof FORMATS)[number];

export interface ReportOptions {
  store: Pick<
    Store,
    | 'dir'
    | 'runs'
    | 'units'
    | 'items'
    | 'captures'
    | 'snapshots'
    | 'guides'
    | 'outcomes'
    | 'findings'
    | 'shapes'
    | 'questions'
    | 'visits'
    | 'serviceMaps'
    | 'channelLists'
  >;
  run: string;
  /** Folder to write into; made when missing. */
  out: string;
  /** Ids of the units to report; default all. */
  units?: readonly string[];
  /** Names of FORMATS, default all; an unknown one is a RangeError. */
  formats?: readonly string[];
  messages: MessageIndex;
}

export interface ReportResult {
  /** Path of index.html; empty without the format `html`. */
  overview: string;
  /** Number of workbooks written. */
  workbooks: number;
  files: string[];
}

/**
 * Writes the reports, one unit in memory at a time, each file whole or not at all. Throws RangeError for an
 * unknown run, unit or format, StoreError (`disk`, `read-only`) when the disk takes no more.
 */
export async function writeReports(options: ReportOptions): Promise<ReportResult> {
  const { store, out, messages } = options;
  const wanted = formatsOf(options.formats);
  const run = store.runs.get(options.run);
  if (!run) throw new RangeError(`没有批次 ${options.run}，可用 guide-audit report --help 查看用法`);
  const survey = surveyOf(store, run.id);
  const units = unitsOf(store, run, survey, options.units);
  const points = pointsOf(store.outcomes.counts(run.id));
  const phone = phonePages(store.visits.ofRun(run.id), messages);
  points.set(PORTAL_OPERATOR.id, pointsOfPages(phone));
  const asked = store.questions.of(run.id);
  const causes = new Set(asked.map(({ channel, message }) => `${channel} ${message}`));
  const titleOf = (id: string) => messages.get(id)?.message.title ?? id;
  const scope = scopeSentence(
    run,
    units.flatMap(({ id, name }) => (id === PORTAL_OPERATOR.id ? [] : [name])),
  );
  const overview = new Overview({
    ages: store.captures.ages(run.id),
    ...{ run, messages, codes: survey.codes, phone, dir: store.dir, out },
    map: store.serviceMaps.of(run.id),
    times: new UpdateTimes(run.site, store.channelLists.ofRun(run.id)),
    questions: [...questionsOf(store, run, units), ...questionSentences(asked, titleOf, run.site)],
    causes,
    scope,
  });
  const pages = uniqueNames(
    units.map((unit) => unit.id),
    slug,
    '-',
  );
  const books = uniqueNames(
    units.map((unit) => unit.name),
    fileName,
    '_',
  );
  const files: string[] = [];
  let workbooks = 0;
  for (const [i, unit] of units.entries()) {
    const report = unitReportOf({
      run,
      unit,
      coverage: survey.units.get(unit.id) ?? emptyCoverage(),
      findings: shareTexts(store.findings.iterate(run.id, { unit: unit.id }), 'id'),
      points: points.get(unit.id) ?? { pass: 0, fail: 0, review: 0 },
      seen: survey.seen,
      questions: causes,
    });
    const name = `${books[i]}-问题清单.xlsx`;
    if (wanted.has('xlsx')) {
      const path = join(out, 'workbooks', name);
      await writeWorkbook(path, { report, run, messages, codes: survey.codes, dir: store.dir });
      files.push(path);
      workbooks += 1;
    }
    if (wanted.has('html'))
      files.push(
        ...(await overview.add(
          report,
          pages[i]!,
          wanted.has('xlsx') ? `workbooks/${encodeURIComponent(name)}` : null,
        )),
      );
  }
  // A limited run carries open findings of units that it did not ask for.
  const told = options.units || scope ? new Set(units.map(({ id }) => id)) : undefined;
  const listed = () => findingsOf(store, run.id, told);
  if (wanted.has('csv')) {
    const path = join(out, 'findings.csv');
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    await writeChunks(path, csvOf(rowsOf(listed(), run, names, survey.codes), messages));
    files.push(path);
    if (run.kind === 'crawl') {
      const pages = join(out, 'coverage.csv');
      await writeChunks(pages, coverageCsv(store, run.id, names));
      files.push(pages);
    }
  }
  if (wanted.has('json')) {
    const path = join(out, 'findings.jsonl');
    await writeChunks(path, findingLines(listed()));
    files.push(path);
  }
  if (!wanted.has('html')) return { overview: '', workbooks, files };
  const end = await overview.finish();
  return {
    overview: end.index,
    workbooks,
    files: [...new Set([end.index, ...files, ...end.files])],
  };
}

/** What the drift guard asks the operator about these units. */
function questionsOf(store: ReportOptions['store'], run: RunRecord, units: readonly Unit[]): string[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const waiting = store.shapes
    .suspicions(run.id)
    .filter(({ accepted, unit }) => !accepted && names.has(unit));
  return driftSentences(run.id, waiting, (id) => names.get(id)!);
}

function formatsOf(given: readonly string[] = FORMATS): Set<ReportFormat> {
  const known: readonly string[] = FORMATS;
  const unknown = given.filter((format) => !known.includes(format));
  if (unknown.length > 0) throw new RangeError(`没有格式 ${unknown.join('、')}，可用：${FORMATS.join('、')}`);
  return new Set(given as readonly ReportFormat[]);
}

/** The units that the run asked for: the site's in its order, then those that only the guides name (records). */
function unitsOf(
  store: ReportOptions['store'],
  run: RunRecord,
  survey: Survey,
  ids?: readonly string[],
): Unit[] {
  const known = store.units.list(run.site);
  const names = new Set(known.map((unit) => unit.id));
  const others = [...survey.units.keys()].filter((id) => !names.has(id)).sort();
  const every = [...known, ...others.map((id): Unit => ({ id, name: id, league: 'other' }))];
  const all = every.filter(asksFor(run, survey.units));
  // Only where there is something to mend.
  for (const _ of store.findings.iterate(run.id, { unit: PORTAL_OPERATOR.id })) {
    all.push(PORTAL_OPERATOR);
    break;
  }
  if (!ids) return all;
  const unknown = ids.filter((id) => !all.some((unit) => unit.id === id));
  if (unknown.length > 0) {
    const unasked = unknown.every((id) => every.some((unit) => unit.id === id));
    throw new RangeError(
      unasked
        ? `批次 ${run.id} 没有检查单位 ${unknown.join('、')}`
        : `没有单位 ${unknown.join('、')}，请检查单位代码`,
    );
  }
  return all.filter((unit) => ids.includes(unit.id));
}

function pointsOf(counts: readonly OutcomeCount[]): Map<string, Points> {
  const units = new Map<string, Points>();
  for (const { unit, verdict, n } of counts) {
    const points = units.get(unit) ?? { pass: 0, fail: 0, review: 0 };
    units.set(unit, points);
    if (verdict === 'pass' || verdict === 'fail' || verdict === 'review') points[verdict] += n;
  }
  return units;
}

function* findingsOf(
  store: ReportOptions['store'],
  run: string,
  units?: ReadonlySet<string>,
): Generator<Finding> {
  for (const finding of store.findings.iterate(run)) if (!units || units.has(finding.unit)) yield finding;
}

function* rowsOf(
  findings: Iterable<Finding>,
  run: RunRecord,
  names: ReadonlyMap<string, string>,
  codes: ReadonlyMap<string, string>,
): Generator<ListRow> {
  let n = 0;
  for (const finding of findings) {
    n += 1;
    yield {
      n,
      finding,
      unitName: names.get(finding.unit) ?? finding.unit,
      code: codes.get(finding.item),
      run,
    };
  }
}
