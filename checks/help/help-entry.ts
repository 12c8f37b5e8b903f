// Judges whether online help is found from the home page, and opens (Q01, Q02).
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import type { HelpCheck } from '../frame/check.ts';
import { HELP, HELP_INDICATOR, HELP_OURS, type Said, unlessUnseen } from './parts/plan.ts';

function found({ entry }: HelpVisit): Said {
  if (!entry)
    return { verdict: 'review', detail: '首页上没有找到名称含“客服”“在线咨询”等的入口，请人工查看。' };
  if (entry.hidden)
    return {
      verdict: 'review',
      quote: entry.name,
      detail: `“${entry.name}”要展开菜单才看得见，请判断是否容易找到。`,
    };
  return { verdict: 'pass' };
}

function opens({ entry, problem }: HelpVisit): Said {
  if (!entry) return { verdict: 'inapplicable' };
  if (!problem) return { verdict: 'pass' };
  return {
    verdict: problem.sure ? 'fail' : 'review',
    quote: entry.name,
    detail: `点击“${entry.name}”：${problem.detail}。`,
  };
}

export const helpEntry: HelpCheck = {
  meta: {
    id: 'help-entry',
    title: '客服入口',
    messages: [
      {
        id: 'Q01',
        title: '首页没有找到在线客服入口',
        severity: 'major',
        text: '各渠道的首页应有在线客服的入口。',
        fix: '请在首页的固定位置放置“在线客服”入口，用文字写明。',
        basis: HELP,
        guard: '按名称查找，只有图标而没有文字和替代文字的看不到，一律转人工复核。',
        indicator: HELP_INDICATOR,
      },
      {
        id: 'Q02',
        title: '在线客服打不开',
        severity: 'major',
        text: '点击在线客服的入口，应能打开并输入问题。',
        fix: '请检查入口的地址和客服系统是否可用。',
        basis: HELP_OURS,
        guard:
          '只有入口的网址两次都报错才判不符合；点击后没有反应、没有找到输入框的转人工复核；打开后要求登录或填写个人信息的不作判断。',
        indicator: HELP_INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    report({ message: 'Q01', field: 'entry', ...unlessUnseen(visit, found) });
    report({ message: 'Q02', field: 'entry', ...unlessUnseen(visit, opens) });
  },
};
