// Verdicts of a second look over small pages: what is quoted stands there, what is said to be missing does not.
import { describe, expect, it } from 'vitest';
import { type Look, lookVerdict } from '../../crawler/look-verdict.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';

const look = (html: string, change: Partial<Look>, complete = true) =>
  lookVerdict(
    { ...snapshotFromHtml(html, { url: 'http://x.example/' }), complete },
    { findingId: 'f', field: 'x', key: null, quote: null, label: null, dom: null, ...change },
  ).confirmation;

const STEPS =
  '<table><tr><th>环节名称</th><th>办理时限</th><th>审查标准</th></tr><tr><td>受理</td><td>1个工作日</td><td>材料齐全</td></tr><tr><td>审查</td><td>2个工作日</td><td></td></tr></table>';
const CARDS =
  '<div><h4>甲大厅</h4><p><b>办理时间：</b><span>周一至周五</span></p></div><div><h4>乙大厅</h4><p><b>办理时间：</b><span></span></p></div>';

describe('a quoted value', () => {
  it.each<[string, string, string, string]>([
    ['stands there', '<p>办理地点：江山路 <b>100号</b></p>', '江山路100号', 'confirmed'],
    ['stands there with other white space', '<p>周一\n  至 周五</p>', '周一至\n周五', 'confirmed'],
    [
      'stands there in parts, with a button between',
      '<p><a>021-1</a> <i>复制</i>，<a>021-2</a></p>',
      '021-1，021-2',
      'confirmed',
    ],
    ['stands in a field', '<input value="江山路100号">', '江山路100号', 'confirmed'],
    ['does not', '<p>江山路200号</p>', '江山路100号', 'refuted'],
    ['is hidden', '<p hidden>江山路100号</p>', '江山路100号', 'refuted'],
  ])('%s', (_, html, quote, verdict) => expect(look(html, { quote })).toBe(verdict));
  it('cannot be refuted on a page that was not seen completely', () =>
    expect(look('<p></p>', { quote: '甲乙' }, false)).toBe('not-possible'));
});

describe('a missing entry', () => {
  const labels = ['立即办理', '网上办理'];
  it.each<[string, string, string]>([
    ['no control of that name', '<p>办理流程</p>', 'confirmed'],
    [
      'the word among the forms of handling',
      '<p><b>办理形式</b><span>网上办理</span><i>窗口办理</i></p>',
      'confirmed',
    ],
    ['a link', '<a href="/apply">立即办理</a>', 'refuted'],
    ['a button without an address', '<button>请点击立即办理</button>', 'refuted'],
    ['a box that a script listens to', '<div onclick="go()">网上办理入口</div>', 'refuted'],
    ['a pressed field', '<input type="button" value="立即办理">', 'refuted'],
    ['a hidden link', '<a hidden href="/apply">立即办理</a>', 'confirmed'],
    ['a link that only mentions it', '<a href="/n">关于网上办理业务系统升级维护的公告</a>', 'confirmed'],
  ])('%s', (_, html, verdict) => expect(look(html, { field: 'applyUrl', labels })).toBe(verdict));
  it('cannot be confirmed on a page that was not seen completely', () =>
    expect(look('<p></p>', { field: 'applyUrl', labels }, false)).toBe('not-possible'));
});

describe('a missing value', () => {
  it.each<[string, string, Partial<Look>, string]>([
    ['no caption', '<p>办理地点：甲路</p>', { label: '收费标准' }, 'confirmed'],
    [
      'caption and empty cell',
      '<table><tr><th>收费标准</th><td> </td></tr></table>',
      { label: '收费标准' },
      'confirmed',
    ],
    [
      'caption and filled cell',
      '<table><tr><th>收费标准</th><td>不收费</td></tr></table>',
      { label: '收费标准' },
      'refuted',
    ],
    [
      'another caption of the field, filled',
      '<dl><dt>收费情况</dt><dd>不收费</dd></dl>',
      { label: '收费标准', labels: ['收费情况'] },
      'refuted',
    ],
    ['caption and value in one text', '<p>收费标准：不收费</p>', { label: '收费标准' }, 'refuted'],
    [
      'a caption that a step has too, filled: perhaps the step’s',
      '<h4>受理</h4><ul><li><b>办理时限：</b><span>1个工作日</span></li></ul>',
      { labels: ['承诺办结时限', '办理时限'], shared: ['办理时限'] },
      'not-possible',
    ],
    [
      'its own caption, filled, beside one that a step has too',
      '<p><b>承诺办结时限：</b><span>5个工作日</span></p><p><b>办理时限：</b><span>1个工作日</span></p>',
      { labels: ['承诺办结时限', '办理时限'], shared: ['办理时限'] },
      'refuted',
    ],
    [
      'caption and nothing, another caption on the next line of the cell',
      '<table><tr><td>收费标准：<br>\n办理人员：窗口<br>\n审查标准：齐全</td></tr></table>',
      { label: '收费标准' },
      'confirmed',
    ],
    [
      'caption and value over two lines of the cell',
      '<table><tr><td>收费标准：<br>每证10元<br>\n办理人员：窗口</td></tr></table>',
      { label: '收费标准' },
      'refuted',
    ],
    ['caption and nothing in one text', '<p>收费标准：</p>', { label: '收费标准' }, 'confirmed'],
    [
      'dt without dd',
      '<dl><dt>收费标准</dt><dt>办理结果</dt><dd>证书</dd></dl>',
      { label: '收费标准' },
      'confirmed',
    ],
    ['label and dash', '<p><label>收费标准</label><span>—</span></p>', { label: '收费标准' }, 'confirmed'],
    [
      'number over its caption',
      '<div><b>0次</b><span>到办事现场次数</span></div>',
      { label: '到办事现场次数' },
      'refuted',
    ],
    [
      'flat captions, the last one empty',
      '<p><b>法定时限：</b><i>5天</i><b>承诺时限：</b></p>',
      { label: '承诺时限' },
      'confirmed',
    ],
    [
      'the step whose cell is empty',
      STEPS,
      { field: 'steps.standard', key: '审查', label: '审查标准' },
      'confirmed',
    ],
    [
      'the step whose cell is filled',
      STEPS,
      { field: 'steps.standard', key: '受理', label: '审查标准' },
      'refuted',
    ],
    [
      'the place without hours',
      CARDS,
      { field: 'places.hours', key: '乙大厅', label: '办理时间' },
      'confirmed',
    ],
    ['the place with hours', CARDS, { field: 'places.hours', key: '甲大厅', label: '办理时间' }, 'refuted'],
    ['hidden caption', '<p hidden>收费标准：不收费</p>', { label: '收费标准' }, 'confirmed'],
    ['no caption to look for', '<p>甲</p>', {}, 'not-possible'],
  ])('%s', (_, html, change, verdict) => expect(look(html, change)).toBe(verdict));
  it('is not confirmed by a page that was not seen completely', () =>
    expect(look('<p>甲</p>', { label: '收费标准' }, false)).toBe('not-possible'));
});
