// Accuracy of the comparison of channels: guides shown on the page and on the phone, some of them edited on the phone by a seed, read
// back from both without a browser. Called by the accuracy command and its test.
import { resolveOptions } from '../../checks/frame/judge.ts';
import { type CorpusGuide, judgeCorpus } from '../../checks/frame/judge-corpus.ts';
import { regionOptions } from '../../checks/index.ts';
import { sameSource } from '../../checks/same-source.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { extract } from '../../crawler/extract.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { CHANNEL_EDITS } from '../../fixtures/channel-edits.ts';
import { LAYOUTS, PUBLIC_ORIGIN, type RenderGuide } from '../../fixtures/fixture-guide.ts';
import { phoneGuide } from '../../fixtures/h5/shown.ts';
import { guideHtml } from '../../fixtures/h5/static/guide-page.js';
import { phoneView } from '../../fixtures/h5/view.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';
import { Random } from '../../fixtures/random.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { AccuracyRow } from './row.ts';

const SET = '渠道比较植入差异';

export interface ChannelDifferences {
  guides: number;
  /** `item field` */
  planted: { at: string; edit: string }[];
  found: string[];
}

const read = (html: string, url: string): ServiceGuide =>
  extract(snapshotFromHtml(html, { url }), defaultDictionary());

function onPage(one: RenderGuide, at: number): ServiceGuide {
  const layout = one.layout ?? LAYOUTS[at % LAYOUTS.length]!;
  const shown = { ...one, layout, emptyCaptions: [...(one.emptyCaptions ?? [])], operators: [] };
  return read(wholePage(shown), `${PUBLIC_ORIGIN}/govPortals/bsfw/item/${one.item.portalId}`);
}

function onPhone({ layout: _, ...one }: RenderGuide): ServiceGuide {
  const shown = {
    ...one,
    guide: phoneGuide(one.guide),
    emptyCaptions: [...(one.emptyCaptions ?? [])],
    operators: [],
  };
  const html = `<title>${one.guide.name}-随申办</title><header>办事指南</header><main>${guideHtml(phoneView(shown), true)}</main>`;
  return read(html, `${PUBLIC_ORIGIN}/suishenban/index.html?item=${one.item.portalId}`);
}

/** An edit of the guide that both of its pages can show, or null. */
function editOf(
  guide: ServiceGuide,
  random: Random,
): { changed: Partial<ServiceGuide>; name: string; field: string } | null {
  for (let tries = 0; tries < 20; tries++) {
    const { name, field, edit } = random.pick(CHANNEL_EDITS);
    const changed = edit(guide, random);
    if (changed) return { changed, name, field };
  }
  return null;
}

/** `edits` guides, spread over all, get one edit each. @throws where a page cannot be read as a guide */
export function compareEdited(
  guides: readonly RenderGuide[],
  o: { seed: string; edits: number },
): ChannelDifferences {
  const random = new Random(o.seed);
  const order = guides.map((_, i) => ({ i, at: random.next() })).sort((a, b) => a.at - b.at);
  const edits = new Map<number, NonNullable<ReturnType<typeof editOf>>>();
  for (const { i } of order) {
    if (edits.size === o.edits) break;
    const edit = editOf(guides[i]!.guide, random);
    if (edit) edits.set(i, edit);
  }
  const all = guides.flatMap((one, i): CorpusGuide[] => {
    const where = { item: one.item.id, itemName: one.item.name, unit: one.unit.id };
    const edited = { ...one, guide: { ...one.guide, ...edits.get(i)?.changed } };
    return [
      { ...where, channel: 'pc', guide: onPage(one, i) },
      { ...where, channel: 'h5', guide: onPhone(edited) },
    ];
  });
  const options = resolveOptions([sameSource], regionOptions('021'));
  const outcomes = judgeCorpus(all, [sameSource], options, (_, error) => {
    throw error;
  });
  const found = outcomes.flatMap((own, i) =>
    own.flatMap(({ verdict, field }) => (verdict === 'pass' ? [] : [`${all[i]!.item} ${field}`])),
  );
  return {
    guides: guides.length,
    planted: [...edits].map(([i, { field, name }]) => ({ at: `${guides[i]!.item.id} ${field}`, edit: name })),
    found: [...new Set(found)],
  };
}

export function rowOfEdits({ planted, found }: ChannelDifferences): AccuracyRow {
  const at = new Set(planted.map((one) => one.at));
  return {
    ...{ set: SET, message: '合计', cases: at.size, reviewShare: 0 },
    misses: [...at].filter((one) => !found.includes(one)).length,
    falseAlarms: found.filter((one) => !at.has(one)).length,
  };
}
