// One guide in hundreds of layouts, put together at random from families: it always reads the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { extract } from '../../../crawler/extract.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { content } from './compare.ts';
import { render, type Shown } from './layout-kit.ts';

const NAME = '民办非企业单位成立登记';
const BASIS = '《民办非企业单位登记管理暂行条例》第三条：成立民办非企业单位，应当经审查同意。';
const SHOWN: Shown = {
  rows: [
    ['实施主体', '杨浦区民政局'],
    ['办件类型', '承诺件'],
    ['事项类型', '行政许可'],
    ['办理形式', '窗口办理、网上办理'],
    ['服务对象', '企业法人'],
    ['咨询方式', '021-65410001'],
    ['监督投诉方式', '021-65410002'],
    ['办理结果', '登记证书'],
    ['中介服务', '无'],
  ],
  metrics: [
    ['到办事现场次数', '1'],
    ['承诺办结时限', '10个工作日'],
    ['法定办结时限', '30日'],
  ],
  texts: [
    ['受理条件', ['（一）有规范的名称；', '（二）有必要的场所。']],
    ['设定依据', [BASIS]],
  ],
  materials: [
    {
      材料名称: '登记申请书',
      材料类型: '原件',
      原件份数: '2',
      复印件份数: '0',
      来源渠道: '申请人自备',
      是否必要: '必要',
    },
    {
      材料名称: '验资报告',
      材料类型: '原件',
      原件份数: '1',
      复印件份数: '1',
      来源渠道: '中介机构出具',
      是否必要: '必要',
    },
    {
      材料名称: '场所使用权证明',
      材料类型: '复印件',
      原件份数: '0',
      复印件份数: '1',
      来源渠道: '申请人自备',
      是否必要: '非必要',
    },
  ],
  steps: [
    {
      环节名称: '受理',
      办理时限: '1个工作日',
      办理人员: '窗口人员',
      审查标准: '材料齐全',
      办理结果: '受理通知书',
    },
    {
      环节名称: '审查',
      办理时限: '7个工作日',
      办理人员: '社团科',
      审查标准: '符合登记条件',
      办理结果: '审查意见',
    },
    {
      环节名称: '决定',
      办理时限: '2个工作日',
      办理人员: '分管局长',
      审查标准: '准予登记',
      办理结果: '登记证书',
    },
  ],
  places: [
    {
      大厅名称: '杨浦区行政服务中心',
      办理地址: '国伟路121号2楼5号窗口',
      办公时间: '周一至周五9:00-17:00',
      联系电话: '021-65430001',
    },
    {
      大厅名称: '杨浦区社会组织服务中心',
      办理地址: '平凉路1500号3楼301室',
      办公时间: '周一至周四9:00-16:30',
      联系电话: '021-65430002',
    },
  ],
};
const WANTED = {
  name: NAME,
  authority: '杨浦区民政局',
  projectType: '承诺件',
  itemType: '行政许可',
  handleForms: ['窗口办理', '网上办理'],
  serviceObject: '企业法人',
  consult: '021-65410001',
  complaint: '021-65410002',
  results: '登记证书',
  intermediary: '无',
  visits: '1',
  promiseLimit: '10个工作日',
  legalLimit: '30日',
  conditions: '（一）有规范的名称；（二）有必要的场所。',
  legalBasis: BASIS,
  materials: SHOWN.materials.map((m) => ({
    name: m.材料名称!,
    kind: m.材料类型,
    originals: m.原件份数,
    copies: m.复印件份数,
    source: m.来源渠道,
    necessity: m.是否必要,
  })),
  steps: SHOWN.steps.map((s) => ({
    name: s.环节名称!,
    limit: s.办理时限,
    handler: s.办理人员,
    standard: s.审查标准,
    result: s.办理结果,
  })),
  places: SHOWN.places.map((p) => ({
    hall: p.大厅名称,
    address: p.办理地址,
    hours: p.办公时间,
    phone: p.联系电话,
  })),
};

const dictionary = defaultDictionary();
/** 序号 columns and numbered cards show an order that other layouts do not. */
const withoutOrder = <G extends { steps: { order?: string }[] }>(guide: G): G => ({
  ...guide,
  steps: guide.steps.map(({ order: _, ...step }) => step),
});
const read = (shown: Shown, picks: readonly number[]) => {
  let at = 0;
  const html = render(NAME, shown, (n) => picks[at++ % picks.length]! % n);
  return extract(snapshotFromHtml(html, { url: 'http://zwdt.example.cn/item/1' }), dictionary);
};
const picks = fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 });

describe('layouts put together at random', () => {
  test('read the same guide', () => {
    fc.assert(
      fc.property(picks, (p) => {
        const { links: _, ...guide } = withoutOrder(read(SHOWN, p));
        expect(content(guide)).toEqual(content(WANTED));
      }),
      { numRuns: 150, seed: 2021 },
    );
  });

  test('a shuffle of places, materials and steps changes no key', () => {
    const keys = (shown: Shown, p: readonly number[]) =>
      read(shown, p)
        .elements.filter((e) => e.field !== 'links' && e.field !== 'steps.order')
        .map((e) => `${e.field} ${e.key ?? ''} ${e.text}`)
        .sort();
    fc.assert(
      fc.property(picks, (p) => {
        const turned: Shown = {
          ...SHOWN,
          materials: [...SHOWN.materials].reverse(),
          steps: [...SHOWN.steps.slice(1), SHOWN.steps[0]!],
          places: [...SHOWN.places].reverse(),
        };
        expect(keys(turned, p)).toEqual(keys(SHOWN, p));
      }),
      { numRuns: 60, seed: 2021 },
    );
  });
});
