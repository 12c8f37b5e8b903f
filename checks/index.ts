// All checks. A new check is added here and nowhere else.
import { address } from './address.ts';
import type { GuideCheck } from './check.ts';
import { contradiction } from './contradiction.ts';
import { hours } from './hours.ts';
import { onlineService } from './online-service.ts';
import { phone } from './phone.ts';
import { process } from './process.ts';
import { residue } from './residue.ts';
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
