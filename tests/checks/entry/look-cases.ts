// Second-level pages beside their portal, and what must be said of each. Used by entries.test.ts.
import type { EntryWalk } from '../../../store/schemas/entry-walk.ts';
import { look, withPage } from './walk.ts';

export const service = (kind: 'pay' | 'logistics' | 'booking', host: string) => ({
  kind,
  name: '入口',
  host,
  url: `https://${host}/`,
});
const otherFrame = {
  head: { names: ['局长信箱'], words: ['某局'], colour: '#17457a' },
  foot: { names: [], words: ['某局信息中心'] },
};
const half = { names: ['首页', '按部门办事'], words: ['某局'], colour: '#17457a' };

export const LOOK_CASES: [name: string, EntryWalk, string[]][] = [
  ['a second-level page as the portal', withPage({}), []],
  ['a frame of its own', withPage(otherFrame), ['N12 review 某局频道']],
  ['no foot', withPage({ foot: null }), ['N12 review 某局频道']],
  ['half of the portal’s head', withPage({ head: half, foot: null }), ['N12 review 某局频道']],
  [
    'more in the head than the portal has',
    withPage({ head: { ...look().head!, names: [...look().head!.names, '户政', '交管'] } }),
    [],
  ],
  ['a portal without head and foot', withPage(otherFrame, [look({ head: null, foot: null })]), []],
  ['the frame of the portal’s second page', withPage(otherFrame, [look(), look(otherFrame)]), []],
  [
    'other colours',
    withPage({ head: { ...look().head!, colour: '#b3261e' }, colours: ['#b3261e'] }),
    ['N13 review 某局频道'],
  ],
  [
    'a shade of the portal’s colour',
    withPage({ head: { ...look().head!, colour: '#1c4a80' }, colours: ['#1c4a80'] }),
    [],
  ],
  ['another font', withPage({ font: 'simsun' }), ['N13 review 某局频道']],
  ['whatever font the system has', withPage({ font: 'sans-serif' }), []],
  [
    'a cashier of its own',
    withPage({ services: [service('pay', 'pay.bureau.example')] }),
    ['N14 review 某局频道'],
  ],
  [
    'the common cashier, the portal itself, a national system, and a kind of which nobody names the host',
    withPage({
      services: [
        ...[service('pay', 'pay.example'), service('booking', 'portal.example')],
        ...[service('pay', 'etax.chinatax.gov.cn'), service('logistics', 'post.bureau.example')],
      ],
    }),
    [],
  ],
];
