// Judges whether second-level pages pay, send and book by the common services (N14).
import type { EntryWalk, PageLook } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { nationalSystem } from '../lexicon/login.ts';
import { LOOK, LOOK_INDICATOR } from './parts/plan.ts';
import { onPages, type Said } from './parts/said.ts';

const NAMES = { pay: '统一公共支付', logistics: '统一物流平台', booking: '统一预约平台' } as const;

function said({ services }: PageLook, { hosts }: NonNullable<EntryWalk['looks']>): Said {
  const judged = services.filter(({ kind, host }) => hosts[kind].length > 0 && nationalSystem(host) === null);
  if (judged.length === 0) return { verdict: 'inapplicable' };
  const others = judged.filter(
    ({ kind, host }) => !hosts[kind].includes(host) && !hosts.unified.includes(host),
  );
  const [first] = others;
  if (!first) return { verdict: 'pass' };
  const told = others.map(
    ({ kind, name, host }) => `“${name}”通向 ${host}，不是站点档案所写的${NAMES[kind]}`,
  );
  return {
    verdict: 'review',
    quote: first.name,
    expected: hosts[first.kind].join('、'),
    detail: `${[...new Set(told)].join('；')}，请核对是否经统一平台办理。`,
  };
}

export const commonService: EntryCheck = {
  meta: {
    id: 'common-service',
    title: '统一支付物流预约',
    messages: [
      {
        id: 'N14',
        title: '没有对接统一的支付、物流或预约平台',
        severity: 'major',
        text: '缴费、物流、预约应对接统一公共支付、统一物流平台、统一预约平台。',
        fix: '请把该入口改为通向统一平台；确有特殊原因的，说明理由并报主管部门同意。',
        basis: LOOK,
        guard:
          '只看名称明确的链接（缴费、物流查询、预约办理等）自己的地址，不点按；通向统一平台或统一服务渠道的不判，国家部委系统除外；站点档案没有写明统一平台主机的不判；其余一律转人工复核，因为该地址可能再转到统一平台。',
        indicator: LOOK_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onPages(walk, 'N14', report, said);
  },
};
