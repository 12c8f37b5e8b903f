// ServiceGuide (办事指南): what one guide says, as a page or a file shows it. Written by the extractor and by
// the record mappings, read by every check. Values are the text as shown, without residue of buttons;
// a value that is not shown is absent, never an empty string. Field names follow the national model
// (GB/T 39046-2020, national exchange tables).
import { z } from 'zod';
import { FormFact } from './form-fact.ts';
import { PlaceOnMap } from './hall.ts';
import { LinkFact } from './link-fact.ts';

const text = z.string().min(1);

/** How completely a section of the guide was seen. A missing value is a defect only where it is `complete`. */
export const Observation = z.enum(['complete', 'partial', 'not-collected']);
export type Observation = z.infer<typeof Observation>;

/** Where the guide was read: a missing area code says little in a list that a third party retyped (P03). */
export const GuideSource = z.enum(['page', 'records']);

/** A box on the page in CSS pixels: x, y, width, height. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Element (要素): one shown value and the place where it stands. `dom` and `box` are evidence only. */
export const Element = z.object({
  label: text.optional(),
  text,
  field: text,
  key: text.optional(),
  dom: text.optional(),
  box: Box.optional(),
});
export type Element = z.infer<typeof Element>;

/** 办理地点: one place with its hall, hours, phone and window, as far as the page joins them. */
export const Place = z.object({
  hall: text.optional(),
  address: text.optional(),
  hours: text.optional(),
  phone: text.optional(),
  window: text.optional(),
});
export type Place = z.infer<typeof Place>;

/** A form to download (空表, 样表). `fact`: what the file is; joined when a guide is judged, never stored with it. */
export const FormFile = z.object({ name: text.optional(), url: text, fact: FormFact.optional() });
export type FormFile = z.infer<typeof FormFile>;

/** 申请材料: one material of the list. */
export const Material = z.object({
  name: text,
  kind: text.optional(),
  originals: text.optional(),
  copies: text.optional(),
  form: text.optional(),
  necessity: text.optional(),
  /** 情形: when a material that is not always needed has to be handed in. */
  condition: text.optional(),
  source: text.optional(),
  issuer: text.optional(),
  exempt: z.boolean().optional(),
  blankForm: FormFile.optional(),
  sampleForm: FormFile.optional(),
});
export type Material = z.infer<typeof Material>;

/** 流程环节: one step of the process. */
export const Step = z.object({
  /** 序号 as shown; F07 judges it, never the position in the list. */
  order: text.optional(),
  name: text,
  limit: text.optional(),
  handler: text.optional(),
  standard: text.optional(),
  result: text.optional(),
});
export type Step = z.infer<typeof Step>;

/** `fact`: what stands behind it; joined when a guide is judged, never stored with it. */
export const Link = z.object({ text: text.optional(), url: text, fact: LinkFact.optional() });
export type Link = z.infer<typeof Link>;

/** Scalar fields of a guide, in the order in which a page usually shows them. */
export const SCALAR_FIELDS = [
  'name', // 事项名称
  'basicCode', // 基本编码
  'implementationCode', // 实施编码
  'handlingItemCode', // 业务办理项编码
  'authority', // 实施主体
  'itemType', // 事项类型
  'projectType', // 办件类型
  'serviceObject', // 服务对象
  'level', // 行使层级
  'legalLimit', // 法定办结时限
  'legalLimitNote', // 法定办结时限说明
  'promiseLimit', // 承诺办结时限
  'promiseLimitNote', // 承诺办结时限说明
  'visits', // 到办事现场次数
  'visitReason', // 必须现场办理原因说明
  'consult', // 咨询方式
  'complaint', // 监督投诉方式
  'conditions', // 受理条件
  'legalBasis', // 设定依据
  'applyScope', // 适用范围
  'handleArea', // 通办范围
  'taskState', // 事项状态
  'fee', // 是否收费、收费标准
  'feeStandard', // 收费标准, where the page gives it beside 是否收费
  'feeBasis', // 收费依据
  'onlinePayment', // 是否支持网上支付
  'intermediary', // 中介服务
  'specialStages', // 特殊环节、特别程序
  'process', // 办理流程 given as text beside or instead of steps
  'materialsTotal', // 材料总数
  'results', // 办理结果
  'resultType', // 结果类型
  'resultSample', // 结果样本
  'resultDelivery', // 送达方式
  'express', // 是否支持物流快递
  'onlineDepth', // 网上办理深度
  'applyUrl', // 立即办理
] as const;
export type ScalarField = (typeof SCALAR_FIELDS)[number];

const scalars = Object.fromEntries(SCALAR_FIELDS.map((field) => [field, text.optional()])) as {
  [K in ScalarField]: z.ZodOptional<z.ZodString>;
};

export const ServiceGuide = z.object({
  ...scalars,
  /** 办理形式: 窗口办理, 网上办理, 快递申请 … */
  handleForms: z.array(text).default([]),
  places: z.array(Place).default([]),
  materials: z.array(Material).default([]),
  steps: z.array(Step).default([]),
  links: z.array(Link).default([]),
  /** What stands behind `applyUrl`, and the address of the guide's own page; joined when a guide is judged. */
  applyFact: LinkFact.optional(),
  pageUrl: text.optional(),
  /** The service map's word on each place, index for index; joined when a guide is judged, null: not to be compared. */
  onMap: z.array(PlaceOnMap.nullable()).optional(),
  /** By schema path (`places.hours`); a path without an entry of its own has that of its parent. */
  observed: z.record(z.string(), Observation).default({}),
  /** Schema paths whose caption (label, column header) stands on the page, with or without a value. */
  shown: z.array(z.string()).default([]),
  elements: z.array(Element).default([]),
  source: GuideSource,
  /** Version of the reader that made this guide: extractor or mapping. */
  reader: text,
});
export type ServiceGuide = z.infer<typeof ServiceGuide>;

/** Observation of a schema path: its own entry, else its nearest parent's, else `not-collected`. */
export function observation(guide: Pick<ServiceGuide, 'observed'>, path: string): Observation {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('.'))) {
    const own = guide.observed[at];
    if (own) return own;
    if (!at.includes('.')) return 'not-collected';
  }
}
