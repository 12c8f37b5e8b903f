// Compares handling-item codes (业务办理项编码) of all guides: one code, one item (C05).
import { z } from 'zod';
import { fold } from '../store/schemas/member-key.ts';
import type { CorpusCheck } from './frame/check.ts';
import { handlingCodeMessages } from './messages/corpus.ts';

/** Only whole codes are compared: a shorter one is wrong by itself and may be shared by several items. */
const CODE = /^[0-9A-Z]{33}$/u;
const NOTE = /[（(【[][^（）()【】[\]]*[）)】\]]/gu;
const MAX_NAMES = 3;

/** Names that differ in a note or in a part that one of them leaves out may be two situations of one item. */
function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((name) => fold(name.replace(NOTE, ''))) as [string, string];
  return x === y || x.includes(y) || y.includes(x);
}

const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, MAX_NAMES)
    .map((name) => `“${name}”`)
    .join('、')}${names.length > MAX_NAMES ? `等${names.length}个` : ''}`;

export const handlingCode: CorpusCheck = {
  meta: { id: 'handling-code', title: '业务办理项编码唯一', messages: handlingCodeMessages },
  options: z.object({}),
  alone: 'pass',
  facts(guide) {
    const code = guide.handlingItemCode?.replace(/[\s.·-]/gu, '').toUpperCase() ?? '';
    if (!CODE.test(code) || !guide.name) return [];
    return [
      {
        message: 'C05',
        group: code,
        field: 'handlingItemCode',
        value: guide.name,
        quote: guide.handlingItemCode!,
      },
    ];
  },
  judge(members, _options, report) {
    // What the channels of one item call it is another check's matter: its first one speaks for it.
    const items = new Map<string, string>();
    for (const { item, value } of members) if (!items.has(item)) items.set(item, value);
    const names = new Map<string, string>();
    for (const name of items.values()) if (!names.has(fold(name))) names.set(fold(name), name);
    if (names.size < 2) return;
    for (const member of members) {
      const own = items.get(member.item)!;
      const others = [...names.values()].filter((name) => fold(name) !== fold(own)).sort();
      if (others.length === 0) continue;
      report(member, {
        verdict: others.every((name) => alike(name, own)) ? 'review' : 'fail',
        field: member.field,
        quote: member.quote,
        detail: `该编码也用于${listed(others)}。`,
      });
    }
  },
};
