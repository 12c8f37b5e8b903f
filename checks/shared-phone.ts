// Finds consult phones (咨询电话) that many units publish as their own (P10-shared). Whether a phone is the right one, only a call can tell.
import { z } from 'zod';
import type { CorpusCheck } from './frame/check.ts';
import { sharedPhoneMessages } from './messages/corpus.ts';
import { phoneDetail } from './text/readings.ts';

const options = z.object({
  region: z.string().optional(),
  /** Units that publish the same number, at least: a joint hall holds fewer bodies. */
  units: z.number().int().min(2).default(12),
});

export const sharedPhone: CorpusCheck<z.infer<typeof options>> = {
  meta: { id: 'shared-phone', title: '众多单位共用的电话', messages: sharedPhoneMessages },
  options,
  alone: 'pass',
  facts(guide, _where, { region }) {
    if (!guide.consult) return [];
    const own = phoneDetail(guide.consult, { region }).numbers.filter(
      ({ normal, valid, kind, fax }) => normal && valid && !fax && (kind === 'landline' || kind === 'mobile'),
    );
    const numbers = new Map(own.map((number) => [number.normal!, number.written]));
    return [...numbers].map(([group, written]) => ({
      ...{ message: 'P10-shared', group, field: 'consult' },
      ...{ value: group, quote: written },
    }));
  },
  judge(members, { units: least }, report) {
    const units = new Set(members.map(({ unit }) => unit)).size;
    if (units < least) return;
    const items = new Set(members.map(({ item }) => item)).size;
    for (const member of members)
      report(member, {
        verdict: 'review',
        field: member.field,
        quote: member.quote,
        detail: `该号码被${units}个单位的${items}个事项作为咨询电话，请拨打核实。`,
      });
  },
};
