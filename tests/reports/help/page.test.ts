// The page of online help: what it tells, and that hostile answers stay text.
import { expect, it } from 'vitest';
import { judgeHelp } from '../../../checks/frame/judge-help.ts';
import { helpChecks } from '../../../checks/help/index.ts';
import { helpJson } from '../../../reports/help/help-row.ts';
import { helpPage } from '../../../reports/help/page.ts';
import { unanswered, visit } from '../../checks/help/visit.ts';

const messages = helpChecks.flatMap(({ meta }) => meta.messages);
const judged = (...changes: Parameters<typeof visit>[0][]) =>
  changes.map((one) => ({ visit: visit(one), outcomes: judgeHelp(visit(one), helpChecks).outcomes }));

it('tells each entrance, failures before questions', () => {
  const closed = { by: 'control', outcome: 'closed', words: '非服务时间', seconds: 1 } as const;
  const absent = { ...closed, outcome: 'absent', words: '暂不支持人工客服' } as const;
  const all = judged(
    { asked: [unanswered, unanswered], person: null },
    { person: closed },
    { name: '随申办', person: absent },
  );
  const page = helpPage(all, messages);
  expect(page.indexOf('转不到人工客服')).toBeLessThan(page.indexOf('提问没有回答'));
  expect(page).toContain('不在服务时间');
  expect(
    helpJson(all, messages).findings.map(({ name, message, outcome }) => [name, message, outcome]),
  ).toEqual([
    ['随申办', 'Q05', 'fail'],
    ['网站', 'Q03', 'review'],
    ['网站', 'Q06', 'review'],
  ]);
});

it('shows hostile answers as text', () => {
  const evil = '<script>alert(1)</script>';
  const page = helpPage(
    judged({
      name: evil,
      siteName: evil,
      asked: [{ question: '问', answer: evil, seconds: 99 }],
      person: { by: 'words', outcome: 'none', words: evil, seconds: 1 },
    }),
    messages,
  );
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});
