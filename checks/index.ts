// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import { blankForm } from './blank-form.ts';
import type { GuideCheck } from './check.ts';
import { hours } from './hours.ts';
import { link } from './link.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { sampleForm } from './sample-form.ts';
import { visits } from './visits.ts';

// Each check has options of its own type; together they are known by their schemas alone.
export const guideChecks = [
  address,
  blankForm,
  hours,
  link,
  phone,
  process,
  sampleForm,
  visits,
] as readonly GuideCheck[];
