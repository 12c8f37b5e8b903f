// Checks of doors: what each accuses, what stays a question, and above all what is nobody's fault.

import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { DoorCheck } from '../../../checks/frame/check.ts';
import { judgeDoor } from '../../../checks/frame/judge-door.ts';
import { checkMetas } from '../../../checks/index.ts';
import { nationalSystem } from '../../../checks/lexicon/login.ts';
import { doorChecks } from '../../../checks/login/index.ts';
import { visitChecks } from '../../../checks/mobile/index.ts';
import type { DoorVisit, Look } from '../../../store/schemas/door-visit.ts';
import { LOGIN_FORM, look, visit } from './door.ts';

/** Findings as `U01 fail`. */
const findings = (one: DoorVisit): string[] =>
  judgeDoor(one, doorChecks)
    .outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'review')
    .map(({ message, verdict }) => `${message} ${verdict}`);
const landing = (changes: Partial<Look>, more: Partial<DoorVisit> = {}) =>
  visit({ landing: look(changes), stays: [], ...more });

const CASES: [name: string, DoorVisit, string[]][] = [
  ['a right door', visit(), []],
  ['its own log-in form', landing(LOGIN_FORM), ['U01 fail']],
  ['the unified identity’s form again', landing({ ...LOGIN_FORM, onIdentity: true }), ['U01 fail']],
  [
    'a QR code of the unified identity',
    landing({ ...LOGIN_FORM, passwords: 0, fields: [], onIdentity: true }),
    ['U01 review'],
  ],
  ['a password of a certificate', landing({ ...LOGIN_FORM, fields: ['证书密码'] }), ['U01 review']],
  [
    'a log-in form on a page that shows the item',
    landing({ ...LOGIN_FORM, itemShown: true }),
    ['U01 review'],
  ],
  [
    'a password among many fields',
    landing({ passwords: 1, fields: [...'一二三四五六七'].map((n) => `${n}项`) }),
    ['U01 review'],
  ],
  [
    'a page that says 登录已失效',
    landing({ headings: ['登录已失效'], text: '请重新登录', length: 12, itemShown: false }),
    ['U01 review'],
  ],
  ['a long page that mentions 重新登录', landing({ text: '如长时间未操作须重新登录', length: 900 }), []],
  [
    'a registration with a password to make up',
    landing({
      ...LOGIN_FORM,
      headings: ['注册新用户'],
      passwords: 2,
      fields: ['手机号', '设置密码', '确认密码'],
      controls: ['立即注册'],
    }),
    ['U02 fail'],
  ],
  [
    'a log-in form beside a link 注册账号',
    landing({ ...LOGIN_FORM, headings: ['用户登录', '注册账号'] }),
    ['U01 fail'],
  ],
  [
    'completing what is known',
    landing({ headings: ['完善个人信息'], fields: ['邮箱'], itemShown: false }),
    ['U02 review'],
  ],
  ['completing on the item’s own form', landing({ headings: ['完善申报信息'] }), []],
  ['another name', landing({ names: [{ shown: '李*', same: false }] }), ['U03 review']],
  [
    'another name beside the account’s',
    landing({
      names: [
        { shown: '李*', same: false },
        { shown: '示**', same: true },
      ],
    }),
    [],
  ],
  [
    'the site’s home page',
    landing({ url: 'https://sub.example/', headings: ['首页'], itemShown: false }),
    ['U04 fail'],
  ],
  [
    'a route of an application at /',
    landing({ url: 'https://sub.example/#…', itemShown: false, headings: [] }),
    ['U04 review'],
  ],
  [
    'an entry page with parameters',
    landing({ url: 'https://sub.example/index.html?item=1', itemShown: false, headings: [] }),
    ['U04 review'],
  ],
  ['a page without the item', landing({ itemShown: false, headings: ['选择情形'] }), ['U04 review']],
  [
    'a session that drops',
    visit({
      stays: [
        { seconds: 20, look: look() },
        { seconds: 40, look: look({ headings: ['登录已失效'], length: 20 }) },
      ],
    }),
    ['U05 fail'],
  ],
  [
    'a session that drops after half an hour',
    visit({ stays: [{ seconds: 1900, look: look(LOGIN_FORM) }] }),
    [],
  ],
  ['a session renewed without a word', visit({ stays: [{ seconds: 20, look: look() }] }), []],
  ['a log-in lost once', visit({ losses: 1, session: { before: 'alive', after: 'lost' } }), ['U06 review']],
  [
    'a log-in lost twice',
    visit({ losses: 2, tries: 2, session: { before: 'alive', after: 'lost' } }),
    ['U06 fail'],
  ],
  ['a log-in lost once and not again', visit({ losses: 1, tries: 2 }), []],
  ['a guide behind a log-in', visit({ publicLook: look(LOGIN_FORM) }), ['U07 fail']],
  ['a guide with a log-in in its head', visit({ publicLook: look({ passwords: 1 }) }), []],
  [
    'a guide behind what may be a log-in',
    visit({ publicLook: look({ ...LOGIN_FORM, fields: ['证书密码'] }) }),
    ['U07 review'],
  ],
  ['a long wait', visit({ milliseconds: 10_001 }), ['U08 review']],
  ['ten seconds', visit({ milliseconds: 10_000 }), []],
  ['a national system by the profile', landing(LOGIN_FORM, { national: '示例部委系统' }), []],
  ['a national system by its host', landing({ ...LOGIN_FORM, url: 'https://sh.122.gov.cn/login' }), []],
  [
    'a national system on the way',
    landing(LOGIN_FORM, { chain: [{ url: 'https://tpass.chinatax.gov.cn/', status: 302 }] }),
    [],
  ],
  [
    'a log-in form when the log-in was lost',
    landing(LOGIN_FORM, { session: { before: 'lost', after: 'lost' } }),
    [],
  ],
  [
    'a log-in form when nobody knows',
    landing(LOGIN_FORM, { session: { before: 'alive', after: 'unknown' } }),
    [],
  ],
  [
    'a door that did not open',
    visit({ landing: null, unobserved: { reason: 'timeout', detail: '页面无法打开' } }),
    [],
  ],
];

test.each(CASES)('%s', (_, one, expected) => {
  expect(findings(one)).toEqual(expected);
});

describe('what was not seen', () => {
  it('is unobserved with the reason of the visit', () => {
    const shut = visit({ landing: null, unobserved: { reason: 'blocked', detail: '网站拒绝访问' } });
    const outcomes = judgeDoor(shut, doorChecks).outcomes.filter(({ message }) => message !== 'U07');
    expect(outcomes.every(({ verdict, reason }) => verdict === 'unobserved' && reason === 'blocked')).toBe(
      true,
    );
  });

  it('is unobserved where a check fails, and the others go on', () => {
    const broken: DoorCheck = {
      ...doorChecks[0]!,
      judge: () => {
        throw new Error('broken');
      },
    };
    const { outcomes, errors } = judgeDoor(visit(), [broken, doorChecks[1]!]);
    expect(outcomes.map(({ message, verdict }) => [message, verdict])).toEqual([
      ['U01', 'unobserved'],
      ['U02', 'pass'],
    ]);
    expect(errors).toHaveLength(1);
  });
});

describe('national systems', () => {
  it.each([
    ['gjzwfw.gov.cn', '国家政务服务平台'],
    ['etax.shanghai.chinatax.gov.cn', '国家税务总局系统'],
    ['zwdt.sh.gov.cn', null],
    ['notchinatax.gov.cn', null],
  ])('%s: %s', (host, name) => {
    expect(nationalSystem(host)).toBe(name);
  });
});

describe('checks of doors', () => {
  const messages = doorChecks.flatMap(({ meta }) => meta.messages);
  it('have messages of their own, whole', () => {
    const ids = [...checkMetas, ...visitChecks.map(({ meta }) => meta), ...doorChecks.map(({ meta }) => meta)]
      .flatMap((meta) => [...meta.messages])
      .map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    expect(
      messages.every(
        ({ title, text, fix, basis, guard, indicator }) =>
          title && text && fix && basis && guard && indicator,
      ),
    ).toBe(true);
  });

  it('are all that lies in their room, each in the file of its name', () => {
    const files = readdirSync(new URL('../../../checks/login/', import.meta.url)).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.filter((name) => name !== 'index.ts').sort()).toEqual(
      doorChecks.map(({ meta }) => `${meta.id}.ts`).sort(),
    );
  });
});
