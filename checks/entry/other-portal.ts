// Judges whether another portal offers an item beside the unified one (N08).
import type { Offer } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ONE_NET, ONE_NET_INDICATOR } from './parts/plan.ts';
import type { Said } from './parts/said.ts';

function said({ portal, landing, unified, apply }: Offer): Said {
  const { picture } = landing;
  if (landing.unobserved) return { verdict: 'unobserved', ...landing.unobserved };
  if (unified || apply?.unified) return { verdict: 'pass', picture };
  if (!apply)
    return {
      ...{ verdict: 'review', picture },
      detail: `“${portal}”另有这个事项的页面（${landing.url}），没有转到统一服务渠道，请核对内容是否同源。`,
    };
  if (apply.unobserved)
    return {
      ...{ verdict: 'review', picture },
      detail: `“${portal}”另有这个事项的页面（${landing.url}），其办理入口通向 ${apply.host}，未能查看，请人工核对。`,
    };
  return {
    ...{ verdict: 'review', picture },
    detail: `“${portal}”另设这个事项的办理入口，通向 ${apply.host}（${apply.url}）${apply.form ? '，页面上有填写的栏目' : ''}，请核对是否另行办理。`,
  };
}

export const otherPortal: EntryCheck = {
  meta: {
    id: 'other-portal',
    title: '多门户提供',
    messages: [
      {
        id: 'N08',
        title: '其他门户另设办理入口',
        severity: 'major',
        text: '其他门户提供同一事项的，应转到“一网通办”统一服务渠道办理，不另设表单。',
        fix: '请把该门户的办理入口改为转到统一服务渠道的同一事项，撤下自己的表单。',
        basis: ONE_NET,
        guard:
          '转到统一服务渠道（站点档案 entrances.unified）的不判；其余的一律转人工复核，因为另设的页面可能只是咨询、意见征集，或经批准保留；国家部委系统除外。',
        indicator: ONE_NET_INDICATOR,
      },
    ],
  },
  judge({ offers, items }, report) {
    const known = new Map(items.map((item) => [item.name, item]));
    for (const offer of offers) {
      const item = known.get(offer.item);
      const about = {
        message: 'N08',
        field: 'portals',
        subject: offer.item,
        key: `${offer.portal}：${offer.item}`,
        unit: item?.unit ?? null,
      } as const;
      report({ ...about, picture: null, ...(item?.national ? { verdict: 'inapplicable' } : said(offer)) });
    }
  },
};
