// Stores the guides of a records file as a run of their own. Called by pipeline.ts.

import type { OptionsByCheck } from '../../checks/frame/judge.ts';
import { regionOptions } from '../../checks/index.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import type { RunRecord, Store } from '../../store/index.ts';

export interface ImportSummary {
  guides: number;
  /** Options of the checks that hang on the source (its city's area code), kept so that the run can be judged again. */
  options: OptionsByCheck;
  /** What the reader of a table had to leave out (formulas, merged cells), Chinese. */
  notices: string[];
  /** Lines that could not be read, with the reason. */
  problems: { line: number; problem: string }[];
}

const BATCH = 200;
const PROBLEMS_KEPT = 1000;

/** Reads the file through its mapping; a damaged line is a problem of its own, the others go on. */
export async function importRecords(
  store: Store,
  file: string,
  mappingName: string | undefined,
  onStart: (run: RunRecord, title: string) => void,
  signal?: AbortSignal,
): Promise<{ run: RunRecord; summary: ImportSummary }> {
  const { mapping, records, notices } = await readRecords(file, { mapping: mappingName });
  const run = store.runs.start({ site: mapping.id, kind: 'records' });
  onStart(run, mapping.title);
  const options: OptionsByCheck = mapping.region ? regionOptions(mapping.region) : {};
  const summary: ImportSummary = { guides: 0, options, notices, problems: [] };
  let batch: (() => void)[] = [];
  const flush = () => {
    store.transaction(() => {
      for (const save of batch) save();
    });
    batch = [];
  };
  const take = async () => {
    for await (const read of records) {
      if (signal?.aborted) break;
      if ('problem' in read) {
        if (summary.problems.length < PROBLEMS_KEPT) summary.problems.push(read);
        continue;
      }
      const { unit, item, url, guide } = read;
      batch.push(() => {
        store.units.upsert(run.site, [unit]);
        store.items.upsert(run.id, [item]);
        store.guides.save({
          run: run.id,
          item: item.id,
          channel: mapping.channel,
          capture: null,
          url,
          unit: unit.id,
          guide,
        });
      });
      summary.guides++;
      if (batch.length === BATCH) flush();
    }
    flush();
  };
  try {
    await take();
  } catch (error) {
    // The file went away or changed while it was read: half of it is no run.
    store.runs.finish(run.id, { status: 'failed', summary });
    throw error;
  }
  return { run, summary };
}
