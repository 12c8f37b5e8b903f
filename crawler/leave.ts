// Leave to ask: the letter's hours and the night's budget, as the pacer asks for them. Made by crawl.ts and by the second look.
import type { NightBudget } from './night-budget.ts';
import { NotNow } from './not-now.ts';
import type { Leave } from './pacer.ts';
import { permissionProblem } from './permission.ts';
import type { SiteProfile } from './profile.ts';

export const leaveOf = (profile: SiteProfile, now: () => Date, budget: NightBudget): Leave => ({
  check(host) {
    const problem = permissionProblem(profile, now()) ?? budget.problem(host);
    if (problem) throw new NotNow(problem);
  },
  sent: (host) => budget.count(host),
});
