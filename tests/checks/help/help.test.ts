// Checks of online help: what each accuses, what stays a question, what is nobody's fault.
import { expect, it, test } from 'vitest';
import { judgeHelp } from '../../../checks/frame/judge-help.ts';
import { helpChecks } from '../../../checks/help/index.ts';
import type { HelpVisit } from '../../../store/schemas/help-visit.ts';
import { unanswered, visit } from './visit.ts';

const findings = (one: HelpVisit): string[] =>
  judgeHelp(one, helpChecks)
    .outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'review')
    .map(({ message, verdict }) => `${message} ${verdict}`);

const answered = { question: '周末上班吗？', answer: '请看各中心的时间。', seconds: 1 };
const person = visit().person!;
const closed: HelpVisit['person'] = { ...person, outcome: 'closed', words: '非服务时间' };

const CASES: [name: string, HelpVisit, string[]][] = [
  ['right help', visit(), []],
  ['no entry on the home page', visit({ entry: null, asked: [], person: null }), ['Q01 review']],
  ['an entry behind a menu', visit({ entry: { name: '客服', hidden: true } }), ['Q01 review']],
  [
    'an entry that fails twice',
    visit({ problem: { detail: '404', sure: true }, asked: [], person: null }),
    ['Q02 fail'],
  ],
  [
    'nowhere to write',
    visit({ problem: { detail: '没有输入框', sure: false }, asked: [], person: null }),
    ['Q02 review'],
  ],
  [
    'two questions without an answer',
    visit({ asked: [unanswered, unanswered], person: null }),
    ['Q03 review'],
  ],
  [
    'one question without an answer, and no second one',
    visit({ asked: [unanswered], person: null }),
    ['Q03 review'],
  ],
  ['only the second question is answered', visit({ asked: [unanswered, answered] }), ['Q04 review']],
  ['an answer after eleven seconds', visit({ asked: [{ ...answered, seconds: 11 }] }), ['Q04 review']],
  [
    'a robot that does not understand 转人工',
    visit({ person: { ...person, by: 'words', outcome: 'none', words: '换个说法' } }),
    ['Q05 review'],
  ],
  [
    'a button after which nobody can tell',
    visit({ person: { ...person, outcome: 'none', words: '' } }),
    ['Q05 review'],
  ],
  [
    'words that there is no person',
    visit({ person: { ...person, outcome: 'absent', words: '暂不支持人工客服' } }),
    ['Q05 fail'],
  ],
  ['a hotline', visit({ person: { ...person, outcome: 'hotline', words: '请拨打12345' } }), []],
  ['a queue', visit({ person: { ...person, outcome: 'queue' } }), []],
  ['closed in office hours', visit({ person: closed }), ['Q06 review']],
  ['closed at night', visit({ inOffice: false, person: closed }), []],
  ['a robot at night', visit({ inOffice: false, person: { ...person, by: 'words', outcome: 'none' } }), []],
  [
    'what our own guard kept back',
    visit({
      unobserved: { reason: 'blocked', detail: '不在只读清单' },
      asked: [unanswered, unanswered],
      person: null,
    }),
    [],
  ],
];

test.each(CASES)('%s', (_, one, expected) => {
  expect(findings(one)).toEqual(expected);
});

it('every message is accused by a case and passes for right help', () => {
  const ids = helpChecks.flatMap(({ meta }) => meta.messages.map(({ id }) => id));
  expect([...new Set(CASES.flatMap(([, , lines]) => lines.map((line) => line.slice(0, 3))))].sort()).toEqual(
    ids,
  );
  expect(judgeHelp(visit(), helpChecks).outcomes.map(({ message, verdict }) => [message, verdict])).toEqual(
    ids.map((id) => [id, 'pass']),
  );
});

it('an error inside a check is unobserved', () => {
  const { errors, outcomes } = judgeHelp(
    { ...visit(), asked: null as unknown as HelpVisit['asked'] },
    helpChecks,
  );
  expect(errors).toHaveLength(1);
  expect(outcomes.find(({ message }) => message === 'Q03')).toMatchObject({
    verdict: 'unobserved',
    reason: 'check-error',
  });
});
