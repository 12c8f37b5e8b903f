// What the extractor says beside values: completeness, captions, errors, fragments of records.
import { describe, expect, test } from 'vitest';
import { captionsOf } from '../../../crawler/captions-of.ts';
import {
  captionEntry,
  compileDictionary,
  defaultDictionary,
  foldCaption,
} from '../../../crawler/dictionary.ts';
import { extract, extractMaterialsFragment, NoGuideError } from '../../../crawler/extract.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { observation } from '../../../store/schemas/guide.ts';

const dictionary = defaultDictionary();
const read = (body: string) =>
  extract(snapshotFromHtml(`<title>x</title>${body}`, { url: 'http://a.example/i/1' }), dictionary);
const BASE = '<h1>某事项办理</h1><p>实施主体：某局</p><p>办件类型：承诺件</p><p>法定时限：20日</p>';

describe('captions', () => {
  test.each([
    ['* 办 理 地 点：', '办理地点'],
    ['【办理时间】', '办理时间'],
    ['（一）受理条件', '受理条件'],
    ['三、 办理地点', '办理地点'],
    ['01咨询方式', '咨询方式'],
    ['\ue601 投诉电话 ▾', '投诉电话'],
  ])('%s', (shown, folded) => expect(foldCaption(shown)).toBe(folded));
  test('a unit in brackets belongs to the caption', () =>
    expect(captionEntry(dictionary, '承诺办结时限（工作日）')?.field).toBe('promiseLimit'));
  test('numbers in a value make no caption', () =>
    expect(captionEntry(dictionary, '1到办事现场次数')).toBeUndefined());
  test('a value that names the caption’s matter is none', () => {
    expect(captionEntry(dictionary, '有中介服务')).toBeUndefined();
    expect(captionEntry(dictionary, '是否有中介服务')?.field).toBe('intermediary');
  });
  test.each(['为您推荐', '联办事项推荐', '您可能还需要', '同类事项推荐', '其他人还想办'])(
    'a box of other items: %s',
    (title) => expect(captionEntry(dictionary, title)?.section).toBe('foreign'),
  );
  test.each(['推荐单位', '推荐意见', '您需要准备什么', '其他事项'])('no box of other items: %s', (title) =>
    expect(captionEntry(dictionary, title)?.section).not.toBe('foreign'),
  );
  test('captionsOf names a path’s captions', () => {
    expect(captionsOf(dictionary, 'places.hours')).toContain('办公时间');
    expect(captionsOf(dictionary, 'steps.limit')).toContain('办理时限');
    expect(captionsOf(dictionary, 'nonsense')).toEqual([]);
  });
  test('data of another shape is refused', () => expect(() => compileDictionary({ fields: {} })).toThrow());
});

describe('what is none of it', () => {
  test('a line between the title of the materials and their table is no material', () => {
    const guide = read(
      `${BASE}<div><h2>申请材料</h2><div>材料齐全、符合法定形式的，当场受理。</div><table><tr><th>材料名称</th><th>份数</th></tr>
      <tr><td>身份证</td><td>1</td></tr><tr><td>申请表</td><td>1</td></tr></table></div>`,
    );
    expect(guide.materials.map(({ name }) => name)).toEqual(['身份证', '申请表']);
  });
  test('a value in words of a caption is a value', () => {
    const guide = read(
      `${BASE}<div><div>申请条件</div><div>符合条件</div></div><div><div>法律依据</div><div>《条例》第三条</div></div>`,
    );
    expect(guide).toMatchObject({ conditions: '符合条件', legalBasis: '《条例》第三条' });
  });
  test('the name is what the page shows, not how its title shortens it', () => {
    const page =
      '<title>社保卡补换 - 某门户</title><div>社会保障卡补换</div><p>实施主体：某局</p><p>办件类型：承诺件</p><p>法定时限：20日</p>';
    expect(extract(snapshotFromHtml(page, { url: 'http://a.example/i/1' }), dictionary).name).toBe(
      '社会保障卡补换',
    );
  });
});

describe('completeness', () => {
  test('a text that was cut is partial, and shows no ellipsis', () => {
    const guide = read(
      `${BASE}<div><span>受理条件</span><div>符合下列条件的申请人…<a href="javascript:;">展开</a></div></div>`,
    );
    expect(guide.conditions).toBe('符合下列条件的申请人');
    expect(observation(guide, 'conditions')).toBe('partial');
    expect(observation(guide, 'authority')).toBe('complete');
  });
  test('an unpressed 更多地点 leaves places partial', () => {
    const guide = read(
      `${BASE}<div><span>办理地点</span><span>甲路1号2楼3号窗口</span></div><a>更多地点</a>`,
    );
    expect(guide.places).toEqual([{ address: '甲路1号2楼3号窗口' }]);
    expect(observation(guide, 'places.hours')).toBe('partial');
  });
  test('an empty panel: what was not found was not collected', () => {
    const guide = read(
      `${BASE}<div role="tablist"><a role="tab" aria-controls="p">申请材料</a><a role="tab" aria-controls="q">受理条件</a></div><div role="tabpanel" id="p"></div><div role="tabpanel" id="q">年满十八周岁</div>`,
    );
    expect(observation(guide, 'materials')).toBe('not-collected');
    expect(observation(guide, 'conditions')).toBe('complete');
  });
  test('a caption without value is shown, its value absent', () => {
    const guide = read(
      `${BASE}<p>必须现场办理原因说明：</p><table><tr><th>环节名称</th><th>办理时限</th><th>审查标准</th></tr><tr><td>受理</td><td>1日</td><td></td></tr></table>`,
    );
    expect(guide.visitReason).toBeUndefined();
    expect(guide.shown).toEqual(
      expect.arrayContaining(['visitReason', 'steps.standard', 'steps.limit', 'steps']),
    );
    expect(guide.steps).toEqual([{ name: '受理', limit: '1日' }]);
  });
  test('a flow that is only a picture says so', () => {
    expect(read(`${BASE}<h3>办理流程</h3><div><img src="/f.png" alt="办理流程图"></div>`).process).toBe(
      '办理流程图',
    );
  });
});

describe('pages without a guide', () => {
  test.each([
    ['a log-in page', '<form><input type="text"><button>登录</button></form>'],
    ['an error page', '<h1>404</h1><p>您访问的页面不存在</p>'],
    ['nothing', ''],
  ])('%s', (_, body) => {
    expect(() => read(body)).toThrow(NoGuideError);
    expect(() => read(body)).toThrow(/没有识别到办事指南/);
  });
});

describe('hidden text', () => {
  test('templates and old values are not read', () => {
    const guide = read(
      `${BASE}<template><p>收费标准：100元</p></template><div style="display: none">中介服务：{{x}}</div><p>行使层级：<span hidden>省级</span>市级</p>`,
    );
    expect(guide).toMatchObject({ level: '市级' });
    expect(guide.fee).toBeUndefined();
    expect(guide.intermediary).toBeUndefined();
  });
});

describe('materials of a fragment', () => {
  test('a table from a record', () => {
    const html =
      '<table><tbody><tr><th>材料名称</th><th>材料类型</th><th>纸质/电子报件</th><th>材料份数</th><th>材料必要性</th></tr><tr><td>施工告知单</td><td>原件</td><td>纸质</td><td>1</td><td>必要</td></tr><tr><td>许可证</td><td>复印件</td><td>纸质</td><td>2</td><td>非必要</td></tr></table></tbody>';
    expect(extractMaterialsFragment(html, dictionary)).toEqual([
      { name: '施工告知单', kind: '原件', originals: '1', form: '纸质', necessity: '必要' },
      { name: '许可证', kind: '复印件', copies: '2', form: '纸质', necessity: '非必要' },
    ]);
  });
  test('no materials', () => expect(extractMaterialsFragment('<p>无</p>', dictionary)).toEqual([]));
});
