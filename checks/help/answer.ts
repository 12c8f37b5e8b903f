// Judges whether online help answers a harmless question, and how soon (Q03, Q04).
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import type { HelpCheck } from '../frame/check.ts';
import { HELP_INDICATOR, HELP_OURS, type Said, unlessUnseen } from './parts/plan.ts';

function answers({ asked, wait }: HelpVisit): Said {
  if (asked.length === 0) return { verdict: 'inapplicable' };
  if (asked.some(({ answer }) => answer !== null)) return { verdict: 'pass' };
  const questions = asked.map(({ question }) => `“${question}”`).join('、');
  return {
    verdict: 'review',
    detail: `提问${questions}，${asked.length > 1 ? '各' : ''}等待${wait}秒，没有看到回答，请人工提问核对。`,
  };
}

function soonEnough({ asked, soon, wait }: HelpVisit): Said {
  const first = asked.find(({ answer }) => answer !== null);
  // Where the first question was not answered at all, the second one's answer is late as well.
  const unanswered = asked.length > 1;
  if (!first || first.seconds === null) return { verdict: 'inapplicable' };
  if (first.seconds <= soon && !unanswered) return { verdict: 'pass' };
  const before = unanswered ? `第一个问题等待${wait}秒没有回答；` : '';
  return {
    verdict: 'review',
    expected: `${soon}秒以内`,
    quote: first.answer ?? undefined,
    detail: `${before}提问“${first.question}”，${first.seconds}秒后才开始回答。`,
  };
}

export const answer: HelpCheck = {
  meta: {
    id: 'answer',
    title: '客服回答',
    messages: [
      {
        id: 'Q03',
        title: '提问没有回答',
        severity: 'major',
        text: '办事人提出一般性问题，在线客服（含智能客服）应有回答。',
        fix: '请检查客服系统和知识库；无法回答时，也应告知并引导到人工或服务热线。',
        basis: HELP_OURS,
        guard:
          '先后提两个问题都没有看到回答的，回答也可能显示在程序看不到的地方，一律转人工复核；问题没有发出（请求未列入站点档案，或经 WebSocket）的不作判断；只看有没有回答，不评价对错。',
        indicator: HELP_INDICATOR,
      },
      {
        id: 'Q04',
        title: '回答等待过长',
        severity: 'minor',
        text: '在线客服宜在10秒以内开始回答（站点档案 help.soon）。',
        fix: '请检查客服系统的响应时间，繁忙时先给出提示。',
        basis: HELP_OURS,
        guard: '只测一次，受当时网络影响，一律转人工复核。',
        indicator: HELP_INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    report({ message: 'Q03', field: 'answer', ...unlessUnseen(visit, answers) });
    report({ message: 'Q04', field: 'answer', ...unlessUnseen(visit, soonEnough) });
  },
};
