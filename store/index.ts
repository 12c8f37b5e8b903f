// The store: one folder with a SQLite database and its evidence. Every other room reaches the disk through openStore.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Captures, captures } from './captures.ts';
import { type ChannelLists, channelLists } from './channel-lists.ts';
import { type Clicks, clicks } from './clicks.ts';
import { type Connections, connectForReading, connectForWriting } from './connections.ts';
import { type DoorVisits, doorVisits } from './door-visits.ts';
import { translated } from './errors.ts';
import { type Evidence, evidence } from './evidence.ts';
import { type Facts, facts } from './facts.ts';
import { type Findings, findings } from './findings.ts';
import { type FormTags, formTags } from './form-tags.ts';
import { type Forms, forms } from './forms.ts';
import { type Frontier, frontier } from './frontier.ts';
import { guarded } from './guarded.ts';
import { type Guides, guides } from './guides.ts';
import { type Items, items } from './items.ts';
import { type Lanes, lanes } from './lanes.ts';
import { type Links, links } from './links.ts';
import { type Lists, lists } from './lists.ts';
import { type Lock, lock } from './lock.ts';
import { type Outcomes, outcomes } from './outcomes.ts';
import { type Paces, paces } from './paces.ts';
import { type Questions, questions } from './questions.ts';
import { type Readings, readings } from './readings.ts';
import { type Requests, requests } from './requests.ts';
import { type Retention, retention } from './retention.ts';
import { type Rulings, rulings } from './rulings.ts';
import { type Runs, runs } from './runs.ts';
import { type ServiceMaps, serviceMaps } from './service-maps.ts';
import { type Shapes, shapes } from './shapes.ts';
import { type Snapshots, snapshots } from './snapshots.ts';
import { type Units, units } from './units.ts';
import { type Visits, visits } from './visits.ts';
import { type Walks, walks } from './walks.ts';

export type { LastCapture, ReadingAges } from './captures.ts';
export { StoreError, type StoreErrorCode } from './errors.ts';
export type { FindingCount, FindingWithLife } from './findings.ts';
export type { FrontierCounts } from './frontier.ts';
export { GONE_TIMES } from './lists.ts';
export type { OutcomeCount } from './outcomes.ts';
export type { HostPace, Paces } from './paces.ts';
export { Capture, Lane } from './schemas/capture.ts';
export { RunKind, RunRecord, RunStatus, StoredGuide, Task } from './schemas/run.ts';
export type { Walk, WalkKind } from './schemas/walk.ts';
export { localStamp, localTime } from './time.ts';
export type { WalkRecord } from './walks.ts';

/** The repositories of one data folder. Everything is synchronous; each call is one short transaction of its own. */
export interface Store {
  /** Absolute path of the data folder. */
  readonly dir: string;
  readonly runs: Runs;
  readonly units: Units;
  readonly items: Items;
  readonly lists: Lists;
  readonly channelLists: ChannelLists;
  readonly frontier: Frontier;
  readonly captures: Captures;
  readonly snapshots: Snapshots;
  readonly guides: Guides;
  readonly forms: Forms;
  readonly formTags: FormTags;
  readonly links: Links;
  readonly clicks: Clicks;
  readonly lanes: Lanes;
  readonly doorVisits: DoorVisits;
  readonly outcomes: Outcomes;
  readonly findings: Findings;
  readonly serviceMaps: ServiceMaps;
  readonly shapes: Shapes;
  readonly facts: Facts;
  readonly paces: Paces;
  readonly questions: Questions;
  readonly readings: Readings;
  readonly requests: Requests;
  readonly rulings: Rulings;
  readonly visits: Visits;
  readonly walks: Walks;
  readonly evidence: Evidence;
  readonly retention: Retention;
  /** Runs `f`, which must not be async, as one transaction: all of its writes or none. May be nested. */
  transaction<T>(f: () => T): T;
  /** Closes the files and frees the lock. May be called twice. */
  close(): void;
}

export interface StoreOptions {
  dir: string;
  /** One process writes, any number read beside it. */
  mode: 'write' | 'read';
  now: () => Date;
  /** Milliseconds to wait for another writer to end; default 0. */
  wait?: number;
}

const FOLDERS = ['evidence', 'reports', 'logs'];

/** The store over open connections. Called by openStore, and by tests that need the connection itself. */
export function assemble(dir: string, connections: Connections, held: Lock | null, now: () => Date): Store {
  const { path, writer, reader } = connections;
  return {
    dir,
    runs: guarded(runs(writer, now), path),
    units: guarded(units(writer), path),
    items: guarded(items(writer), path),
    lists: guarded(lists(writer), path),
    channelLists: guarded(channelLists(writer), path),
    frontier: guarded(frontier(writer), path),
    captures: guarded(captures(writer), path),
    snapshots: guarded(snapshots(writer), path),
    guides: guarded(guides(writer, reader), path),
    forms: guarded(forms(writer), path),
    formTags: guarded(formTags(writer), path),
    links: guarded(links(writer), path),
    clicks: guarded(clicks(writer), path),
    lanes: guarded(lanes(writer), path),
    doorVisits: guarded(doorVisits(writer, now), path),
    outcomes: guarded(outcomes(writer, reader), path),
    findings: guarded(findings(writer, reader), path),
    serviceMaps: guarded(serviceMaps(writer), path),
    shapes: guarded(shapes(writer, now), path),
    facts: guarded(facts(writer, reader), path),
    paces: guarded(paces(writer), path),
    questions: guarded(questions(writer), path),
    readings: guarded(readings(writer), path),
    requests: guarded(requests(writer), path),
    rulings: guarded(rulings(writer, now), path),
    visits: guarded(visits(writer), path),
    walks: guarded(walks(writer, now), path),
    evidence: guarded(evidence(writer, dir, now), dir),
    retention: guarded(retention(writer, dir), dir),
    transaction: (f) => translated(path, () => writer.transaction(f).immediate()),
    close() {
      if (!writer.open) return;
      connections.close();
      held?.release();
    },
  };
}

/**
 * Opens the data folder. Throws StoreError: `locked` when another process writes, `newer`, `read-only`, `damaged`,
 * `disk`, and `missing` when there is nothing to read yet.
 */
export function openStore({ dir: given, mode, now, wait }: StoreOptions): Store {
  const dir = resolve(given);
  if (mode === 'read') return assemble(dir, connectForReading(dir, now()), null, now);
  translated(dir, () => {
    for (const folder of FOLDERS) mkdirSync(join(dir, folder), { recursive: true });
  });
  const held = lock(dir, now(), wait);
  try {
    return assemble(dir, connectForWriting(dir, now()), held, now);
  } catch (error) {
    held.release();
    throw error;
  }
}
