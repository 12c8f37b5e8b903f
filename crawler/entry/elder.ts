// The entry of the version for the elderly (长辈版) on the home page: is it there, is it shown, does it lead anywhere? Called by walk-entry.ts.
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import { inside } from '../session/look.ts';
import type { EntryLane } from './entry-lane.ts';
import { frameControl } from './in-page/controls.ts';
import { isWhole, type Keep, visit } from './landing.ts';
import { ENTRY_WORDS } from './words.ts';

type Elder = Pick<NonNullable<EntryWalk['elder']>, 'entry' | 'picture' | 'whole' | 'unobserved'>;

export const findElder = (lane: EntryLane, home: string, keep: Keep): Promise<Elder> =>
  lane.withTab(3, async (tab): Promise<Elder> => {
    const { status, problem, unobserved: unseen } = await visit(lane, tab, home);
    const unobserved = unseen ?? (problem && ({ reason: 'timeout', detail: problem.detail } as const));
    if (unobserved) return { entry: null, picture: keep(await lane.picture(tab)), whole: false, unobserved };
    const found = (await lane.controls(tab)).filter(({ name }) => ENTRY_WORDS.elder.test(name));
    const control = found.find(({ hidden }) => !hidden) ?? found[0];
    const whole = status === 200 && isWhole(tab);
    if (!control) return { entry: null, picture: keep(await lane.picture(tab)), whole, unobserved: null };
    await inside(tab.page, frameControl, control.mark);
    const picture = keep(await lane.picture(tab));
    const { name, hidden, href, mark } = control;
    let works: boolean | null = null;
    if (href) {
      const met = await visit(lane, tab, href);
      works = met.unobserved ? null : met.problem === null;
    } else if (!hidden) {
      const { effect } = await lane.press(tab, mark);
      works = effect === 'refused' ? null : effect !== 'none';
    }
    return { entry: { name, hidden, works }, picture, whole, unobserved: null };
  });
