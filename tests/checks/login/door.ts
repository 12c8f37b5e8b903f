// A door through which one log-in leads to the item, and how to change it. Used by the tests of checks and reports.
import { DoorVisit, type Look } from '../../../store/schemas/door-visit.ts';

export const look = (changes: Partial<Look> = {}): Look => ({
  url: 'https://sub.example/apply?item=居住证明开具',
  host: 'sub.example',
  status: 200,
  title: '网上办事',
  headings: ['网上申报：居住证明开具'],
  text: '网上申报：居住证明开具 申请人：示**',
  length: 200,
  passwords: 0,
  fields: ['联系电话'],
  controls: ['下一步'],
  onIdentity: false,
  itemShown: true,
  names: [{ shown: '示**', same: true }],
  ...changes,
});

export const visit = (changes: Partial<DoorVisit> = {}): DoorVisit =>
  DoorVisit.parse({
    ...{ unit: 'SHGASH', unitName: '市公安局', door: 'pc', item: '居住证明开具', national: null },
    page: 'https://portal.example/guide?item=1',
    ...{ account: 'person', time: '2026-11-23T21:15:05+08:00', control: 'link' },
    publicLook: look({ host: 'portal.example', names: [], headings: ['居住证明开具'] }),
    chain: [{ url: 'https://sub.example/apply', status: 200 }],
    landing: look(),
    milliseconds: 1200,
    stays: [{ seconds: 20, look: look() }],
    session: { before: 'alive', after: 'alive' },
    ...{ tries: 1, losses: 0, refused: 0, unobserved: null, evidence: [] },
    ...changes,
  });

/** A log-in form of the site's own. */
export const LOGIN_FORM: Partial<Look> = {
  ...{ headings: ['用户登录'], text: '用户登录 账号 密码 登录 注册账号', length: 16, passwords: 1 },
  ...{ fields: ['账号', '密码'], controls: ['登录', '注册账号'], itemShown: false, names: [] },
};
