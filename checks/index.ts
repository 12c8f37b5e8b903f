// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import type { GuideCheck } from './check.ts';
import { hours } from './hours.ts';
import { materialForm } from './material-form.ts';
import { materialSource } from './material-source.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { specialStage } from './special-stage.ts';
import { visits } from './visits.ts';

// Each check has options of its own type; together they are known by their schemas alone.
export const guideChecks = [
  address,
  hours,
  materialForm,
  materialSource,
  phone,
  process,
  specialStage,
  visits,
] as readonly GuideCheck[];
