// Is this the page that was asked for? Walls, log-in pages and notices, also when served with 200.
import { describe, expect, it } from 'vitest';
import { type Arrival, mistakenIdentity } from '../../crawler/identity-guard.ts';

const guide =
  '企业设立登记办事指南 办理条件 申请材料 办理流程 法定时限 20个工作日 咨询电话 021-62345678 监督投诉 办理地点 江山路100号2楼3号窗口';
const arrival = (change: Partial<Arrival>): Arrival => ({
  url: 'https://portal.example/bsfw/item/1',
  finalUrl: 'https://portal.example/bsfw/item/1',
  status: 200,
  title: '企业设立登记',
  text: guide,
  ...change,
});

describe('identity guard', () => {
  it.each([
    '请在随申办App中打开',
    '请使用随申办客户端访问',
    '该服务仅能在“随申办”APP内打开',
    '请前往微信小程序查看',
  ])('knows a page for the app alone: %s', (text) =>
    expect(mistakenIdentity(arrival({ text }))?.reason).toBe('app-only'),
  );
  it('takes a guide that speaks of the app for a guide', () =>
    expect(mistakenIdentity(arrival({ text: `${guide} 也可使用随申办App办理` }))).toBeNull());
  it('tells what an empty page lacks', () => {
    const lacking = (change: Partial<Arrival>) => mistakenIdentity(arrival({ text: '', ...change }));
    expect(lacking({ missingBridges: ['ssbBridge'] })).toMatchObject({ reason: 'app-only' });
    expect(lacking({ notData: ['/api/guide'] })?.detail).toMatch(/接口 \/api\/guide 回应的是网页/);
    expect(lacking({ text: '网络开小差了，请稍后再试', notData: ['/api/guide'] })?.detail).toMatch(/接口/);
    expect(lacking({})).toMatchObject({ reason: 'timeout', detail: '页面没有内容（脚本未能填入）' });
  });

  it.each<[string, Partial<Arrival>, string | null]>([
    ['a guide', {}, null],
    [
      'a guide that speaks of log-in, captcha and maintenance',
      { text: `${guide} 请先登录一网通办，输入验证码后提交；系统维护期间请稍后再试`.repeat(2) },
      null,
    ],
    ['a guide after a redirect', { finalUrl: 'https://portal.example/bsfw/item/1?from=list' }, null],
    [
      'log-in by address',
      { finalUrl: 'https://user.example/uc/login/login.jsp?redirect_uri=x' },
      'logged-out',
    ],
    ['log-in by another address', { finalUrl: 'https://user.example:7443/tsoauth/login.jsp' }, 'logged-out'],
    [
      'log-in by text',
      {
        title: '统一身份认证',
        text: '统一身份认证平台 用户登录 账号 密码登录 短信登录 忘记密码 请使用浏览器访问本站',
      },
      'logged-out',
    ],
    [
      'captcha',
      { title: '安全验证', text: '请拖动滑块完成拼图，完成安全验证后即可继续访问本网站，谢谢您的配合与理解' },
      'blocked',
    ],
    [
      'firewall',
      { title: '', text: '您的请求可能存在威胁，已被防火墙拦截。事件编号 1234567890，如有疑问请联系管理员' },
      'blocked',
    ],
    ['too often', { status: 429 }, 'blocked'],
    ['forbidden', { status: 403 }, 'blocked'],
    [
      'maintenance',
      { title: '通知', text: '为提供更好的服务，系统升级维护中，预计今日二十二时恢复，给您带来不便敬请谅解' },
      'timeout',
    ],
    [
      'error with 200',
      { title: '', text: '系统繁忙，请稍后再试。如多次出现此提示，请联系网站技术支持，电话见页面底部' },
      'timeout',
    ],
    ['server error', { status: 502 }, 'timeout'],
    [
      'home page',
      { finalUrl: 'https://portal.example/govPortals/index.do', text: '欢迎来到一网通办'.repeat(200) },
      'no-guide',
    ],
    ['not found', { status: 404 }, 'no-guide'],
    [
      'item gone, with 200',
      {
        title: '提示',
        text: '您访问的事项不存在或已下线，请返回首页重新查找所需要的服务事项，谢谢您的理解与支持',
      },
      'no-guide',
    ],
    ['empty shell', { title: '', text: '一网通办' }, 'timeout'],
  ])('%s', (_, change, reason) => {
    const mistaken = mistakenIdentity(arrival(change));
    expect(mistaken?.reason ?? null).toBe(reason);
    if (mistaken) expect(mistaken.detail).toMatch(/\p{Script=Han}/u);
  });
});
