// Begins the record of a page on the way: its name among the steps, and whom it greets. Called by explore.ts and its parts.
import type { JourneyStep, StepKind } from '../../store/schemas/journey.ts';
import { namesIn } from '../session/personal.ts';
import type { Scan } from './in-page/scan.ts';
import { signatureOf } from './look.ts';
import { stepRecord } from './step-record.ts';
import type { Walk } from './walk.ts';

/** `form-2`: pages of one kind are counted as they come; a page that was seen before keeps its name. */
function nameOf(walk: Walk, kind: StepKind, scan: Scan): string {
  // Each log-in is a step of its own, also where the same page comes up again.
  if (kind === 'login') return walk.logins.length === 0 ? kind : `${kind}-${walk.logins.length + 1}`;
  const key = `${kind} ${signatureOf(scan)}`;
  const known = walk.names.get(key);
  if (known) return known;
  const before = [...walk.names.values()].filter((name) => name.replace(/-\d+$/, '') === kind).length;
  const name = kind === 'form' || before > 0 ? `${kind}-${before + 1}` : kind;
  walk.names.set(key, name);
  return name;
}

/** Opens a record for the page at hand; one that was left unfinished is gone on with. */
export function beginStep(walk: Walk, kind: StepKind, scan: Scan): JourneyStep {
  const name = nameOf(walk, kind, scan);
  walk.log.at = name;
  const old = walk.steps.find((step) => step.name === name && kind !== 'login');
  // Line by line: below 申请人姓名 stands the next field's name, and nobody.
  const labels = new Set(scan.fields.map(({ label }) => label));
  for (const person of scan.lines.flatMap(namesIn)) if (!labels.has(person)) walk.persons?.add(person);
  if (old) return old;
  const step = stepRecord({ scan, name, kind }, walk);
  walk.steps.push(step);
  return step;
}
