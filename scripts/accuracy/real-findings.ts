// Outcomes of the checks on real guides that a person ruled one by one (labels/findings.jsonl). Called by real.ts.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks } from '../../checks/index.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import type { Verdict } from '../../store/schemas/outcome.ts';
import { DATA } from './label-texts.ts';
import type { RealCase } from './real-values.ts';

const LABELS = new URL('./labels/findings.jsonl', import.meta.url);

/** A ruled outcome: what is said of one element of one guide, and whether it has this defect. */
interface FindingLabel {
  /** File of the shared data. */
  file: string;
  item: string;
  message: string;
  field: string;
  key?: string;
  defect: boolean;
}

const placeOf = (l: { item: string; message: string; field: string; key?: string | undefined }): string =>
  JSON.stringify([l.item, l.message, l.field, l.key ?? null]);

/** What the checks say today of every element of a file's guides that is not a pass. */
async function verdictsOf(file: URL): Promise<Map<string, Verdict>> {
  const { mapping, records } = await readRecords(fileURLToPath(file), { mapping: undefined });
  const options = resolveOptions(guideChecks, mapping.region ? { phone: { region: mapping.region } } : {});
  const verdicts = new Map<string, Verdict>();
  for await (const read of records) {
    if ('problem' in read) continue;
    for (const o of judgeGuide(read.guide, guideChecks, options).outcomes)
      if (o.verdict !== 'pass' && o.verdict !== 'inapplicable')
        verdicts.set(placeOf({ ...o, item: read.item.id }), o.verdict);
  }
  return verdicts;
}

/** Ruled outcomes whose file is at hand; how many are not. */
export async function casesOfFindings(): Promise<{ cases: RealCase[]; skipped: number }> {
  const labels = readFileSync(LABELS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FindingLabel);
  const cases: RealCase[] = [];
  let skipped = 0;
  for (const name of new Set(labels.map(({ file }) => file))) {
    const own = labels.filter(({ file }) => file === name);
    const file = new URL(name, DATA);
    if (!existsSync(file)) {
      skipped += own.length;
      continue;
    }
    const verdicts = await verdictsOf(file);
    for (const label of own)
      cases.push({
        message: label.message,
        defect: label.defect,
        verdict: verdicts.get(placeOf(label)) ?? 'pass',
      });
  }
  return { cases, skipped };
}
