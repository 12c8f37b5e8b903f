// Each obstacle is found in a record that shows it, and not in one that only looks like it.
import { describe, expect, it } from 'vitest';
import { journeyChecks, judgeJourney } from '../../../checks/journey/index.ts';
import { measuresOf } from '../../../checks/journey/measures.ts';
import { secondLogin } from '../../../checks/login/second-login.ts';
import {
  type Journey,
  JourneyStep as JourneyRecord,
  type JourneyStep,
} from '../../../store/schemas/journey.ts';
import { OBSTACLES } from '../../../store/schemas/obstacle.ts';
import { field, journey, step, withForm } from './kit.ts';

const said = (text: string, own: Partial<JourneyStep['messages'][number]> = {}) => ({
  ...{ text, after: 'empty' as const, names: [], native: false },
  ...own,
});
const upload = (formats: string[]) => ({
  ...{ material: '平面图', formats, required: true, given: 'jpg' },
  box: { x: 0, y: 0, width: 1, height: 1 },
});
const pressed = (dead: boolean) => ({
  ...{ name: '从电子证照库调取', selector: '#a', dead },
  box: { x: 0, y: 0, width: 1, height: 1 },
});
/** Logged in again between the form and the preview. */
const loggedInAgain = (ended: string | null): Journey => {
  const base = journey();
  const again = step({ name: 'login-2', kind: 'login', heading: '请再次登录' });
  return {
    ...base,
    steps: [...base.steps.slice(0, 3), again, ...base.steps.slice(3)],
    logins: [...base.logins, { step: 'login-2', ended, from: 'form-1' }],
  };
};

const CASES: [name: string, journey: Journey, met: string[]][] = [
  ['nothing', journey(), []],
  [
    'a known field that is empty',
    withForm({ fields: [field({ label: '电话', about: 'phone' })] }),
    ['asked-again form-1 电话'],
  ],
  [
    'what an earlier step asked',
    withForm({ fields: [field({ label: '地址', about: 'address', again: true })] }),
    ['asked-again form-1 地址'],
  ],
  ['a field that nobody knows', withForm({ fields: [field({ label: '地址', about: 'address' })] }), []],
  [
    'a field about nobody',
    withForm({ fields: [field({ label: '备注', required: false, marked: false })] }),
    [],
  ],
  [
    'what is lost',
    withForm({ fields: [field({ label: '院校', lost: true })] }),
    ['lost-on-back form-1 院校'],
  ],
  ['what was not tried', withForm({ fields: [field({ lost: null })] }), []],
  [
    'a mute error',
    withForm({ messages: [said('保存失败，请重试！（E0001）')] }),
    ['mute-error form-1 保存失败，请重试！（E0001）'],
  ],
  [
    '请稍后再试',
    withForm({ messages: [said('系统繁忙，请稍后再试')] }),
    ['mute-error form-1 系统繁忙，请稍后再试'],
  ],
  [
    'an error that names the field',
    withForm({ messages: [said('操作失败'), said('“院校”有误', { names: ['院校'] })] }),
    [],
  ],
  ['an error that says what to do', withForm({ messages: [said('身份证号码应为18位')] }), []],
  ["the browser's own", withForm({ messages: [said('Please fill out this field.', { native: true })] }), []],
  ['a rare format', withForm({ uploads: [upload(['wps'])] }), ['odd-format form-1 平面图']],
  ['a rare format beside a usual one', withForm({ uploads: [upload(['wps', 'pdf'])] }), []],
  ['no format said', withForm({ uploads: [upload([])] }), []],
  ['no way back', withForm({ back: { there: false, works: null } }), ['no-way-back form-1 上一步']],
  [
    'a way back that leads nowhere',
    withForm({ back: { there: true, works: false } }),
    ['no-way-back form-1 上一步'],
  ],
  ['the first page', withForm({ back: null }), []],
  ['a dead button', withForm({ pressed: [pressed(true)] }), ['dead-button form-1 从电子证照库调取']],
  ['a live button', withForm({ pressed: [pressed(false)] }), []],
  [
    'a form wider than the phone',
    withForm({ width: { window: 390, content: 786, widest: '' } }),
    ['ignores-width form-1 form-1'],
  ],
  [
    'the same on a desk',
    withForm(
      { width: { window: 390, content: 786, widest: '' } },
      { device: { width: 390, height: 844, phone: false } },
    ),
    [],
  ],
  ['a captcha', withForm({ captcha: '图形验证码' }), ['captcha form-1 图形验证码']],
  ['a second log-in', loggedInAgain(null), ['second-login preview 请再次登录']],
  [
    'an ended session',
    loggedInAgain('登录已失效，请重新登录'),
    ['session-ends form-1 登录已失效，请重新登录'],
  ],
  ['a download', withForm({ downloadFirst: '请先下载控件' }), ['download-first form-1 请先下载控件']],
  ['an unmarked field', withForm({ fields: [field({ marked: false })] }), ['unmarked-required form-1 姓名']],
  ['a silent wait', withForm({ waited: 12 }), ['silent-wait form-1 下一步']],
  ['a wait with a sign', withForm({ waited: 30, sign: '正在核验，请稍候', signAfter: 0.3 }), []],
  [
    'a sign that comes too late',
    withForm({ waited: 30, sign: '请稍候', signAfter: 20 }),
    ['silent-wait form-1 下一步'],
  ],
  ['a short wait', withForm({ waited: 9 }), []],
];

describe('of', () => {
  it.each(CASES)('%s', (_name, record, met) => {
    expect(judgeJourney(record).map(({ obstacle, step: at, spot }) => `${obstacle} ${at} ${spot}`)).toEqual(
      met,
    );
  });
});

it('a log-in in between is shown at its own step, with the basis of the check of doors', () => {
  for (const ended of [null, '登录已失效，请重新登录'])
    expect(judgeJourney(loggedInAgain(ended)).map(({ shown }) => shown)).toEqual(['login-2']);
  const meta = journeyChecks.find((one) => one.meta.id === 'second-login')!.meta;
  const [door] = secondLogin.meta.messages;
  expect([meta.severity, meta.basis]).toEqual([door!.severity, door!.basis]);
});

it('a refusal says what had been done before', () => {
  const detail = (after: 'empty' | 'filled') =>
    judgeJourney(withForm({ messages: [said('保存失败', { after })] }))[0]!.detail;
  expect(detail('empty')).toMatch(/^未填写即点按“下一步”时，/);
  expect(detail('filled')).toMatch(/^填写后点按“下一步”时，/);
});

it('counts as uploads what was given only', () => {
  const optional = { ...upload(['pdf']), required: false, given: null };
  expect(measuresOf(withForm({ uploads: [upload(['pdf']), optional] })).uploads).toBe(1);
});

it('a 下一步 that does nothing is for a person to look at', () => {
  const next = { ...pressed(true), name: '下一步' };
  expect(judgeJourney(withForm({ pressed: [next] })).map(({ verdict }) => verdict)).toEqual(['review']);
  expect(judgeJourney(withForm({ pressed: [pressed(true)] })).map(({ verdict }) => verdict)).toEqual([
    'fail',
  ]);
});

describe('where the guard held back a request of the page', () => {
  const own = [
    { fields: [field({ label: '院校', lost: true })] },
    { messages: [said('操作失败')] },
    { fields: [field({ label: '电话', about: 'phone' })] },
  ];
  it.each(own)('%j is for a person to look at', (form) => {
    const met = judgeJourney(withForm({ ...form, guarded: true }));
    expect(met.map(({ verdict }) => verdict)).toEqual(['review']);
    expect(met[0]!.detail).toContain('请人工复核');
    expect(judgeJourney(withForm(form)).map(({ verdict }) => verdict)).toEqual(['fail']);
  });

  /** One after another: guide, log-in, form, preview. */
  const guardedAt = (name: string, form: Partial<JourneyStep>) => {
    const base = withForm(form);
    const steps = base.steps.map((one) => ({ ...one, guarded: one.name === name }));
    return judgeJourney({ ...base, steps }).map(({ verdict }) => verdict);
  };
  it('what is lost may be due to the step after, what is asked again to any step before', () => {
    const [lost, , asked] = own;
    expect(guardedAt('preview', lost!)).toEqual(['review']);
    expect(guardedAt('guide', lost!)).toEqual(['fail']);
    expect(guardedAt('guide', asked!)).toEqual(['review']);
    expect(guardedAt('preview', asked!)).toEqual(['fail']);
  });
  it('a record of an earlier version says nothing of it, and stays valid', () => {
    const { guarded: _, ...old } = step({ name: 'form-1', kind: 'form' });
    expect(JourneyRecord.parse(old).guarded).toBe(false);
  });
});

it('each kind has a check, and each check is shown to find something', () => {
  expect(journeyChecks.map(({ meta }) => meta.id).sort()).toEqual(Object.keys(OBSTACLES).sort());
  const found = new Set(CASES.flatMap(([, , met]) => met.map((one) => one.split(' ')[0])));
  expect([...found].sort()).toEqual(Object.keys(OBSTACLES).sort());
});

it('each check says why, what to do and where its limits are, in Chinese', () => {
  for (const { meta } of journeyChecks)
    for (const text of [meta.text, meta.fix, meta.why, meta.basis, meta.guard])
      expect(text).toMatch(/\p{Script=Han}{4}/u);
});

describe('what is measured and not charged', () => {
  const ease = {
    violations: [{ rule: 'label', impact: 'critical' as const, help: '表单元素必须有标签', count: 3 }],
    ...{ sentences: [20, 51], smallest: 12, elder: ['长者版'] },
  };
  it('is summed over the pages', () => {
    const measured = measuresOf(withForm({ ease }));
    expect(measured).toMatchObject({ violations: 3, rules: 1, sentences: 2, longSentences: 1 });
    expect(measured).toMatchObject({ smallestText: 12, elder: 1 });
    expect(judgeJourney(withForm({ ease }))).toEqual(judgeJourney(withForm({})));
  });
  it('is unknown where it was not measured, and not none', () => {
    expect(measuresOf(withForm({}))).toMatchObject({ violations: null, smallestText: null });
    expect(measuresOf(withForm({ ease: { ...ease, violations: null } }))).toMatchObject({ violations: null });
  });
});
