// Chinese words for the codes of the records. Called by every report, so that a code has one name everywhere.
import type { Confirmation, Finding, FindingState } from '../store/schemas/finding.ts';
import type { Channel, Severity, UnobservedReason } from '../store/schemas/outcome.ts';

/** 严重程度, worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'major', 'minor', 'info'];

export const SEVERITY_NAMES: Record<Severity, string> = {
  critical: '严重',
  major: '较重',
  minor: '一般',
  info: '提示',
};

/** What a severity means to the person who mends the guide. */
export const SEVERITY_MEANINGS: Record<Severity, string> = {
  critical: '办事人据此无法办理或会白跑一趟，应立即整改',
  major: '内容不完整或不准确，应限期整改',
  minor: '表述不规范，应一并修改',
  info: '供参考，请结合实际判断',
};

/** 判定. */
export const VERDICT_NAMES: Record<Finding['outcome'], string> = { fail: '不符合', review: '待复核' };

/** 页面复核: the second look in a fresh page of the browser. */
export const CONFIRMATION_NAMES: Record<Confirmation, string> = {
  confirmed: '已复核',
  refuted: '复核不成立',
  pending: '等待页面复核',
  'not-possible': '未经页面复核',
};

/** 状态. */
export const STATE_NAMES: Record<FindingState, string> = {
  new: '新发现',
  open: '仍存在',
  reopened: '再次出现',
  fixed: '已整改',
  withdrawn: '内容已撤下',
  'item-withdrawn': '事项已撤下',
};

/** 渠道. */
export const CHANNEL_NAMES: Record<Channel, string> = {
  pc: '网站',
  h5: '移动端',
  unit: '单位网站',
  kiosk: '自助终端',
  hall: '办事大厅',
  map: '办事地图',
  app: '随申办App',
  wechat: '微信小程序',
  alipay: '支付宝小程序',
};

/** Why a guide was not seen; `not-captured` is ours: listed, but nothing is stored of it in this run. */
export type Unseen = UnobservedReason | 'not-captured';

export const UNSEEN_NAMES: Record<Unseen, string> = {
  'not-captured': '本次未采集',
  blocked: '网站限制访问',
  'logged-out': '登录已失效',
  timeout: '页面打开超时',
  budget: '本夜访问次数已用完',
  'not-collected': '来源数据不含该内容',
  'not-seen-completely': '页面未能完整打开',
  'extractor-suspect': '页面版式有变化，待核对',
  'app-only': '仅在App内提供',
  'no-guide': '未找到办事指南页面',
  'check-error': '检查程序出错',
};

/** A finding that is not closed: it stands in lists and counts. */
export const isOpen = (f: Pick<Finding, 'state'>): boolean =>
  f.state === 'new' || f.state === 'open' || f.state === 'reopened';
