// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import type { CheckMeta, CorpusCheck, GuideCheck } from './check.ts';
import { contradiction } from './contradiction.ts';
import { handlingCode } from './handling-code.ts';
import { hours } from './hours.ts';
import { onlineService } from './online-service.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { residue } from './residue.ts';
import { sameSource } from './same-source.ts';
import { sharedPhone } from './shared-phone.ts';
import { visits } from './visits.ts';

// Each check has options of its own type; together they are known by their schemas alone.
export const guideChecks = [
  address,
  hours,
  phone,
  process,
  visits,
  onlineService,
  contradiction,
  residue,
] as readonly GuideCheck[];

/** Checks that compare many guides. */
export const corpusChecks = [handlingCode, sameSource, sharedPhone] as readonly CorpusCheck[];

export const checkMetas: readonly CheckMeta[] = [...guideChecks, ...corpusChecks].map(({ meta }) => meta);

/** Options of all checks that hang on the city: its area code. */
export const regionOptions = (region: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(['phone', 'same-source', 'shared-phone'].map((check) => [check, { region }]));
