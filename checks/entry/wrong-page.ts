// Judges whether an item's entry leads to the item (N11).
import type { EntryWalk, Landing } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS } from './parts/plan.ts';
import { onItems, type Said } from './parts/said.ts';

function wrong(from: string, landing: Landing | null | undefined): Said | null {
  if (!landing || landing.unobserved || landing.problem || landing.shows !== 'no') return null;
  return {
    ...{ verdict: 'review', picture: landing.picture, quote: landing.title },
    detail: `${from}进入后的页面（${landing.url}）上没有这个事项的名称，请人工查看。`,
  };
}

function said({ way, byName }: EntryWalk['items'][number]): Said {
  const bad = wrong('从菜单', way?.landing) ?? wrong('从搜索结果', byName?.landing);
  if (bad) return bad;
  const ends = [way?.landing, byName?.landing].filter((one) => one && !one.problem);
  if (ends.length === 0) return { verdict: 'inapplicable' };
  const unseen = ends.find((one) => one?.unobserved)?.unobserved;
  return unseen ? { verdict: 'unobserved', ...unseen } : { verdict: 'pass' };
}

export const wrongPage: EntryCheck = {
  meta: {
    id: 'wrong-page',
    title: '入口与事项相符',
    messages: [
      {
        id: 'N11',
        title: '入口没有到达所写的事项',
        severity: 'major',
        text: '名称为某事项的入口，点击后应到达该事项的页面。',
        fix: '请核对入口和搜索结果的地址，使之指向同名事项的办事指南。',
        basis: ENTRY_OURS,
        guard: '页面任何一处写有事项全称的都算到达；没有的也可能是名称写法不同，一律转人工复核。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onItems(walk, 'N11', 'menu', report, said);
  },
};
