// Judges whether a person is reached in office hours (Q05, Q06).
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import type { HelpCheck } from '../frame/check.ts';
import { HELP, HELP_INDICATOR, type Said, unlessUnseen } from './parts/plan.ts';

const NOBODY: Said = { verdict: 'inapplicable' };

/** Who names a hotline helps, as the remedy says. */
const PASSES = new Set<NonNullable<HelpVisit['person']>['outcome']>(['reached', 'queue', 'hotline']);

function reachable({ person, inOffice }: HelpVisit): Said {
  if (!person || !inOffice) return NOBODY;
  const { outcome, by, words } = person;
  if (PASSES.has(outcome)) return { verdict: 'pass' };
  // Told by Q06.
  if (outcome === 'closed') return NOBODY;
  const way = by === 'words' ? '没有找到转人工的按钮，输入“转人工”' : '点击转人工的按钮';
  const said = `${way}，${words ? `得到的回答是“${words}”` : '没有看到回答'}`;
  const quote = words || undefined;
  return outcome === 'absent'
    ? { verdict: 'fail', quote, detail: `${said}。` }
    : { verdict: 'review', quote, detail: `${said}，看不出是否接通，请人工查看。` };
}

function present({ person, inOffice }: HelpVisit): Said {
  if (!person || !inOffice) return NOBODY;
  if (person.outcome !== 'closed') return { verdict: 'pass' };
  return {
    verdict: 'review',
    quote: person.words,
    detail: '工作时间内转人工，客服称不在服务时间或无人在线；当天为法定节假日、调休的除外，请核对后再定。',
  };
}

export const person: HelpCheck = {
  meta: {
    id: 'person',
    title: '人工客服',
    messages: [
      {
        id: 'Q05',
        title: '只有机器人，转不到人工客服',
        severity: 'major',
        text: '工作时间内，在线客服应能转接人工。',
        fix: '请在对话中提供“转人工”入口；无人工坐席的，写明服务热线和服务时间。',
        basis: HELP,
        guard:
          '只在站点档案 help.office 的时间内判断；客服自己写明没有人工的才判不符合，其他看不出是否接通的转人工复核；正在排队、给出服务热线的视为能转接。',
        indicator: HELP_INDICATOR,
      },
      {
        id: 'Q06',
        title: '工作时间人工客服不在线',
        severity: 'major',
        text: '工作时间内，人工客服应在线。',
        fix: '请按公布的服务时间安排坐席；服务时间与窗口办公时间不一致的，写明理由。',
        basis: HELP,
        guard: '程序不知道法定节假日和调休，一律转人工复核。',
        indicator: HELP_INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    report({ message: 'Q05', field: 'person', ...unlessUnseen(visit, reachable) });
    report({ message: 'Q06', field: 'person', ...unlessUnseen(visit, present) });
  },
};
