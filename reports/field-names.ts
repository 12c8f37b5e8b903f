// Chinese names of the schema paths of a guide (要素). Called by every report that names an element.

/** Names as the pages and GB/T 39046-2020 print them. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: '事项名称',
  basicCode: '基本编码',
  implementationCode: '实施编码',
  handlingItemCode: '业务办理项编码',
  authority: '实施主体',
  itemType: '事项类型',
  projectType: '办件类型',
  serviceObject: '服务对象',
  level: '行使层级',
  handleForms: '办理形式',
  legalLimit: '法定办结时限',
  promiseLimit: '承诺办结时限',
  visits: '到办事现场次数',
  visitReason: '必须现场办理原因说明',
  consult: '咨询方式',
  complaint: '监督投诉方式',
  conditions: '受理条件',
  legalBasis: '设定依据',
  fee: '收费情况',
  intermediary: '中介服务',
  specialStages: '特殊环节',
  process: '办理流程',
  results: '办理结果',
  legalLimitNote: '法定办结时限说明',
  promiseLimitNote: '承诺办结时限说明',
  applyScope: '适用范围',
  handleArea: '通办范围',
  taskState: '事项状态',
  feeStandard: '收费标准',
  feeBasis: '收费依据',
  onlinePayment: '网上支付',
  materialsTotal: '材料总数',
  resultType: '结果类型',
  resultSample: '结果样本',
  resultDelivery: '送达方式',
  express: '物流快递',
  'materials.condition': '申请材料·使用情形',
  onlineDepth: '网上办理深度',
  applyUrl: '在线办理入口',
  links: '页面链接',
  places: '办理地点',
  'places.hall': '办理地点·大厅名称',
  'places.address': '办理地点·地址',
  'places.hours': '办理时间',
  'places.phone': '办理地点·电话',
  'places.window': '办理地点·窗口',
  materials: '申请材料',
  'materials.name': '申请材料·名称',
  'materials.kind': '申请材料·类型',
  'materials.originals': '申请材料·原件份数',
  'materials.copies': '申请材料·复印件份数',
  'materials.form': '申请材料·形式',
  'materials.necessity': '申请材料·必要性',
  'materials.source': '申请材料·来源渠道',
  'materials.issuer': '申请材料·出具单位',
  'materials.exempt': '申请材料·免于提交',
  'materials.blankForm': '申请材料·空白表格',
  'materials.sampleForm': '申请材料·示例样表',
  steps: '办理流程',
  'steps.order': '办理流程·环节序号',
  'steps.name': '办理流程·环节名称',
  'steps.limit': '办理流程·环节时限',
  'steps.handler': '办理流程·办理人员',
  'steps.standard': '办理流程·审查标准',
  'steps.result': '办理流程·办理结果',
  listed: '事项清单',
  'hall.services': '可办事项',
  'hall.terminals': '自助终端',
  'hall.booking': '预约方式',
  page: '手机页面',
};

/** Name of a path; a path without an entry has its nearest parent's, at last the path itself. */
export function fieldName(path: string): string {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('.'))) {
    const name = FIELD_NAMES[at];
    if (name) return name;
    if (!at.includes('.')) return path;
  }
}

/** 要素 with its member: `办理流程·环节时限（受理）`; a doubled member `受理#2` reads 受理，第2处. */
export function elementName(field: string, key: string | null): string {
  if (!key) return fieldName(field);
  return `${fieldName(field)}（${key.replace(/#(\d+)$/, '，第$1处')}）`;
}
