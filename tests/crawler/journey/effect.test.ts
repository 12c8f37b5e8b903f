// Which addresses change something although they are only asked for.
import { describe, expect, it } from 'vitest';
import { carried, submitWord } from '../../../crawler/journey/effect.ts';
import { journeyRules } from '../../../crawler/journey/journey-rules.ts';
import { decide } from '../../../crawler/network-guard.ts';
import { loadProfile, parseProfile } from '../../../crawler/profile.ts';

const home = 'http://portal.fixture.example';

describe('a word of the address tells', () => {
  it.each([
    ['/do-submit', 'submit'],
    ['/apply/doSubmit.do', 'submit'],
    ['/apply/saveDraft', 'save'],
    ['/a/save.do', 'save'],
    ['/pay/confirm', 'pay'],
    ['/item?action=delete', 'delete'],
    ['/item?op=tijiao', 'tijiao'],
    ['/pixel.gif?do=1', 'do=1'],
    ['/submit.gif?do=1', 'submit'],
    ['/x/%73ubmit', 'submit'],
    ['/x.js?submit=1', 'submit'],
    ['/apply/songshen', 'songshen'],
    ['/shangbao.do', 'shangbao'],
    ['/apply/yuyue', 'yuyue'],
    ['/yuyue.do', 'yuyue'],
    ['/apply/saveinfo', 'save'],
    ['/apply/savedraft', 'save'],
    ['/apply/sign', 'sign'],
    ['/contract/sign.do', 'sign'],
    ['/apply/authorize', 'authorize'],
    ['/apply/doApply', 'doapply'],
  ])('%s', (path, word) => {
    expect(submitWord(new URL(path, home))).toBe(word);
  });

  it.each([
    '/pc/item/reg-shop/apply',
    '/pc/login?to=%2Fpc%2Fitem%2Fsubmit',
    '/static/submit.js',
    '/payload/address?page=1',
    '/unsaved/list',
    '/static/screensaver?id=1',
    '/sign-in',
    '/signIn.do',
    '/design/signs',
    '/data?sign=0a1b2c',
    '/login/authorize?client_id=portal',
    '/oauth2/v2.0/authorize',
    '/authorized/list',
    '/yuyue/index.html',
    '/baosheng/index.html',
    '/govPortals/index.do',
    '/item?do=list',
  ])('not of %s', (path) => {
    expect(submitWord(new URL(path, home))).toBeUndefined();
  });
});

it('what was typed must not leave by an address', () => {
  const typed = new Set(['19900000000', '测试内容', '1']);
  expect(carried(new URL('/a?q=19900000000', home), typed)).toBe('19900000000');
  expect(carried(new URL(`/a/${encodeURIComponent('测试内容')}`, home), typed)).toBe('测试内容');
  expect(carried(new URL('/a?page=1', home), typed)).toBeUndefined();
});

describe('rules of a journey', () => {
  const profile = loadProfile('fixture');
  const { rules, arm, typed } = journeyRules(profile, { origin: 'http://127.0.0.1:8123', sandbox: true });
  const allowed = (method: string, path: string) =>
    decide({ url: home + path, method, type: 'document', body: 'a=1', contentType: 'text/plain' }, rules)
      .allow;

  it('let the steps of the sandbox pass, its submission only while armed', () => {
    expect(allowed('POST', '/pc/item/reg-shop/form-1')).toBe(true);
    expect(allowed('POST', '/pc/item/reg-shop/form-1/more')).toBe(false);
    expect(allowed('POST', '/pc/item/reg-shop/rate')).toBe(false);
    expect(allowed('PUT', '/pc/item/reg-shop/form-1')).toBe(false);
    expect(allowed('POST', '/pc/item/reg-shop/submit')).toBe(false);
    arm(true);
    expect(allowed('POST', '/pc/item/reg-shop/submit')).toBe(true);
    arm(false);
    expect(allowed('POST', '/pc/item/reg-shop/submit')).toBe(false);
  });
  it('refuse GETs that submit or carry what was typed', () => {
    expect(allowed('GET', '/pc/item/reg-shop')).toBe(true);
    expect(allowed('GET', '/pc/item/reg-shop/submit')).toBe(false);
    typed.add('测试申请人');
    expect(allowed('GET', `/suggest?q=${encodeURIComponent('测试申请人')}`)).toBe(false);
  });
  it('spare the words of a GET that the profile lists, not what was typed', () => {
    const journey = { ...profile.journey!, gets: ['/order/list'] };
    const listed = journeyRules({ ...profile, journey }, { origin: 'http://127.0.0.1:8123', sandbox: true });
    const refusal = (path: string) => listed.rules.effect!(new URL(path, home));
    listed.typed.add('测试申请人');
    expect(refusal('/order/list')).toBeNull();
    expect(refusal('/order/other')).toContain('order');
    expect(refusal(`/order/list?q=${encodeURIComponent('测试申请人')}`)).toContain('带有填写的内容');
  });
});

describe('a profile', () => {
  const real = { ...loadProfile('fixture'), id: 'real', loopback: false };
  const withJourney = (journey: object) => () => parseProfile({ ...real, journey }, '测试档案');
  it('of a real site may name steps that save a draft', () => {
    const journey = { drafts: [{ name: '保存草稿', method: 'POST', path: '/apply/saveDraft' }] };
    expect(withJourney(journey)().journey?.drafts).toHaveLength(1);
  });
  it.each(['/apply/saveDraft', '/draft/store', '/apply/zancun.do', '/pc/form-1'])(
    'may name a draft at %s',
    (path) => {
      expect(withJourney({ drafts: [{ name: '暂存', method: 'POST', path }] })().journey).toBeDefined();
    },
  );
  it.each([
    ...['/apply/saveAndSubmit', '/apply/draft/submit', '/apply/commitDraft', '/store/pay', '/apply/doApply'],
    ...['/save?action=submit', '/saveAndConfirm'],
  ])('may not call %s a draft', (path) => {
    const journey = { drafts: [{ name: '保存', method: 'POST', path }] };
    expect(withJourney(journey)).toThrow('像是提交');
  });
  it.each([
    [
      'a draft of any path',
      { drafts: [{ name: '保存草稿', method: 'POST', path: '/apply/*' }] },
      '路径须写全',
    ],
    ['posts', { posts: [{ method: 'POST', path: '/a' }] }, '只有示例站点'],
    ['a submission', { submit: { method: 'POST', path: '/a' } }, '只有示例站点'],
    ['a draft that submits', { drafts: [{ name: '提交申请', method: 'POST', path: '/a' }] }, '像是提交'],
    [
      'a draft whose address submits',
      { drafts: [{ name: '下一步', method: 'POST', path: '/a/submit' }] },
      '像是提交',
    ],
    [
      'a draft that nothing tells to be one',
      { drafts: [{ name: '下一步', method: 'POST', path: '/apply/next' }] },
      '看不出是保存草稿',
    ],
  ])('of a real site may not name %s', (_name, journey, words) => {
    expect(withJourney(journey)).toThrow(words);
  });
});
