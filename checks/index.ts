// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import { blankForm } from './blank-form.ts';
import { code } from './code.ts';
import { contradiction } from './contradiction.ts';
import { fee } from './fee.ts';
import type { CheckMeta, CorpusCheck, GuideCheck } from './frame/check.ts';
import { handlingCode } from './handling-code.ts';
import { hours } from './hours.ts';
import { identity } from './identity.ts';
import { legalBasis } from './legal-basis.ts';
import { limit } from './limit.ts';
import { link } from './link.ts';
import { listedItemsMeta } from './lists/listed-items.ts';
import { hallMeta } from './map/hall.ts';
import { materialForm } from './material-form.ts';
import { materialSource } from './material-source.ts';
import { visitChecks } from './mobile/index.ts';
import { onlineService } from './online-service.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { residue } from './residue.ts';
import { result } from './result.ts';
import { sameSource } from './same-source.ts';
import { sampleForm } from './sample-form.ts';
import { serviceMap } from './service-map.ts';
import { sharedPhone } from './shared-phone.ts';
import { specialStage } from './special-stage.ts';
import { visits } from './visits.ts';

// Each check has options of its own type; together they are known by their schemas alone.
export const guideChecks = [
  address,
  blankForm,
  sampleForm,
  hours,
  code,
  fee,
  identity,
  legalBasis,
  limit,
  materialForm,
  materialSource,
  link,
  phone,
  process,
  result,
  specialStage,
  visits,
  onlineService,
  contradiction,
  residue,
  serviceMap,
] as readonly GuideCheck[];

/** Checks that compare many guides. */
export const corpusChecks = [handlingCode, sameSource, sharedPhone] as readonly CorpusCheck[];

/** The checks of guides; those of the phone's pages have a room and a list of their own (`checks/mobile/index.ts`). */
export const checkMetas: readonly CheckMeta[] = [...guideChecks, ...corpusChecks].map(({ meta }) => meta);

/** Checks of rows of the service map and of item lists: they have no options and are not chosen one by one. */
export const listMetas: readonly CheckMeta[] = [hallMeta, listedItemsMeta];

/** All that can give a finding. */
export const allMetas: readonly CheckMeta[] = [
  ...checkMetas,
  ...listMetas,
  ...visitChecks.map(({ meta }) => meta),
];

/** Options of all checks that hang on the city: its area code. */
export const regionOptions = (region: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ['phone', 'same-source', 'service-map', 'shared-phone'].map((check) => [check, { region }]),
  );

/** The area code in options that `regionOptions` made. */
export const regionOf = (options: Readonly<Record<string, unknown>>): string | undefined =>
  (options['service-map'] as { region?: string } | undefined)?.region;
