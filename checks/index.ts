// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import type { GuideCheck } from './check.ts';
import { code } from './code.ts';
import { fee } from './fee.ts';
import { hours } from './hours.ts';
import { identity } from './identity.ts';
import { legalBasis } from './legal-basis.ts';
import { limit } from './limit.ts';
import { materialForm } from './material-form.ts';
import { materialSource } from './material-source.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { result } from './result.ts';
import { specialStage } from './special-stage.ts';
import { visits } from './visits.ts';

// Each check has options of its own type; together they are known by their schemas alone.
export const guideChecks = [
  address,
  hours,
  code,
  fee,
  identity,
  legalBasis,
  limit,
  materialForm,
  materialSource,
  phone,
  process,
  result,
  specialStage,
  visits,
] as readonly GuideCheck[];
