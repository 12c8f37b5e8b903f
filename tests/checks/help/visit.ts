// A portal whose online help is right, and how to change it. Used by the tests of checks and reports of online help.
import { HelpVisit } from '../../../store/schemas/help-visit.ts';

export const visit = (changes: Partial<HelpVisit> = {}): HelpVisit =>
  HelpVisit.parse({
    ...{
      site: 's',
      siteName: '示例',
      name: '网站',
      channel: 'pc',
      source: 'site',
      home: 'https://portal.example/',
    },
    ...{
      time: '2026-11-30T10:00:00+08:00',
      inOffice: true,
      unobserved: null,
      problem: null,
      soon: 10,
      wait: 30,
    },
    entry: { name: '在线客服', hidden: false },
    asked: [{ question: '周末上班吗？', answer: '请看各中心的时间。', seconds: 1.2 }],
    person: { by: 'control', outcome: 'reached', words: '工号1024为您服务', seconds: 2 },
    picture: null,
    ...changes,
  });

export const unanswered = { question: '周末上班吗？', answer: null, seconds: null };
