// One ServiceGuide from everything that was read. Called by extract.ts.
import { type Element, SCALAR_FIELDS, type ScalarField, ServiceGuide } from '../../store/schemas/guide.ts';
import { fold, memberKeys } from '../../store/schemas/member-key.ts';
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { findApply } from './apply.ts';
import { formsIn } from './handle-forms.ts';
import { bothLimits } from './limits.ts';
import { guideLinks, linkText } from './links.ts';
import { pictureText, type Reading, readMaterials, readPlaces, readSteps } from './lists.ts';
import type { Mark } from './marks.ts';
import { readName } from './name.ts';
import { observations } from './observed.ts';
import type { Pair } from './pairs.ts';
import { shownPaths } from './shown-paths.ts';
import { materialsTotal } from './total.ts';
import { ancestor, domPath, type El, elementOf, type Page, textOf } from './tree.ts';
import type { Value } from './value.ts';

const STANDARD = /标准/;

const CODES: ReadonlySet<string> = new Set(['basicCode', 'implementationCode', 'handlingItemCode']);
const isCode = ({ value }: Pair): boolean => /^[0-9A-Z]{12,36}$/u.test(value.text.trim());

/** The most complete value of a caption that stands several times: not cut, in the guide's part, the longer one. */
function best(candidates: readonly Pair[], region: El): Pair | undefined {
  const inside = (p: Pair) => p.mark.first >= region.first && p.mark.first < region.last;
  let chosen: Pair | undefined;
  for (const pair of candidates) {
    if (!chosen) chosen = pair;
    else if (inside(pair) !== inside(chosen)) chosen = inside(pair) ? pair : chosen;
    else if (pair.value.cut !== chosen.value.cut) chosen = chosen.value.cut ? pair : chosen;
    else if (
      fold(pair.value.text).startsWith(fold(chosen.value.text)) &&
      pair.value.text.length > chosen.value.text.length
    )
      chosen = pair;
  }
  return chosen;
}

/** 办理结果 and the like: text of a section whose own captions mean no other field. */
function sectionText(reading: Reading, pair: Pair): Value | undefined {
  const [first, last] = pair.scope;
  if (pair.value.text || last <= first || pair.mark.inline) return undefined;
  const inner = reading.pairs.filter(
    (p) => p !== pair && p.mark.first >= first && p.mark.first < last && p.mark.last > p.mark.first,
  );
  if (
    inner.length === 0 ||
    inner.some((p) => p.path !== undefined) ||
    reading.tables.some((t) => t.first < last && first < t.last)
  )
    return undefined;
  const text = textOf(
    reading.page,
    first,
    last,
    (run) => ancestor(run.el, (el) => el.tag === 'th' || el.tag === 'table')?.tag === 'th',
  );
  return text ? { ...pair.value, text, first, last } : undefined;
}

export function assemble(
  reading: Reading,
  marks: readonly Mark[],
  region: El,
  snapshot: Snapshot,
  reader: string,
): ServiceGuide {
  const { page, base, unseen } = reading;
  const elements: {
    element: Omit<Element, 'key'>;
    list?: 'places' | 'materials' | 'steps';
    index?: number;
    key?: string;
  }[] = [];
  const show = (
    field: string,
    text: string,
    value: Value | undefined,
    list?: 'places' | 'materials' | 'steps',
    index?: number,
  ) => {
    const el = value?.el;
    elements.push({
      element: {
        ...(value?.label && { label: value.label }),
        text,
        field,
        ...(el && { dom: domPath(el) }),
        ...(el?.node.box && { box: el.node.box }),
      },
      list,
      index,
    });
  };

  const scalars: Partial<Record<ScalarField, string>> = {};
  const cut = new Set<string>();
  const shown = new Set<string>();
  for (const table of reading.tables)
    for (const column of table.shown)
      for (const path of shownPaths(`${table.kind}.${column}`)) shown.add(path);
  for (const pair of reading.pairs) {
    for (const path of shownPaths(pair.path)) shown.add(path);
    if (pair.mark.entry?.section === 'steps') shown.add('process').add('steps');
    if (pair.mark.entry?.section === 'materials') shown.add('materials');
    if (pair.value.cut && pair.path) cut.add(pair.path.split('.')[0]!);
  }

  const materials = readMaterials(reading);
  const { steps, listedIn, described } = readSteps(reading);
  const places = readPlaces(reading, region);

  for (const field of SCALAR_FIELDS) {
    if (field === 'applyUrl') continue;
    const pairs = reading.pairs.filter((p) => p.path === field);
    const texts = pairs.map((pair) => ({ ...pair, value: sectionText(reading, pair) ?? pair.value }));
    let candidates = texts.filter((p) => p.value.text);
    // 权力编码 许可-00742-000 beside 实施编码: the one that is a code, where one of them is.
    if (CODES.has(field) && candidates.some(isCode)) candidates = candidates.filter(isCode);
    if (field === 'process')
      candidates = candidates.filter((p) => !(listedIn && p.mark === listedIn.mark) || described);
    const chosen = best(candidates, region);
    if (!chosen) continue;
    scalars[field] = chosen.value.text;
    if (!chosen.value.cut) cut.delete(field);
    show(field, chosen.value.text, chosen.value);
    const standard = field === 'fee' ? feeStandard(candidates, chosen) : undefined;
    if (!standard) continue;
    scalars.feeStandard = standard.value.text;
    shown.add('feeStandard');
    show('feeStandard', standard.value.text, standard.value);
  }
  const total = scalars.materialsTotal ? undefined : materialsTotal(page, marks);
  if (total) {
    scalars.materialsTotal = total.text;
    shown.add('materialsTotal');
    show('materialsTotal', total.text, total);
  }
  if (!scalars.process && steps.length === 0) {
    const section = reading.pairs.find((p) => p.path === 'process' && !p.value.text);
    const picture = section && pictureText(page, section.mark.home, section.mark.last);
    if (picture) {
      scalars.process = picture;
      show('process', picture, section.value);
    }
  }
  const name = readName(page, snapshot.title, marks, region);
  const titleAt = name?.el?.first;
  if (!scalars.name) {
    if (name) {
      scalars.name = name.text;
      show(
        'name',
        name.text,
        name.el && { text: name.text, label: '', first: 0, last: 0, el: name.el, cut: false },
      );
    }
  }
  const limits = scalars.legalLimit ? undefined : bothLimits(scalars.promiseLimit ?? '');
  if (limits) {
    const at = elements.findIndex(({ element }) => element.field === 'promiseLimit');
    const { element } = elements[at]!;
    elements[at] = { element: { ...element, text: limits.promise } };
    elements.push({ element: { ...element, field: 'legalLimit', text: limits.legal } });
    scalars.promiseLimit = limits.promise;
    scalars.legalLimit = limits.legal;
  }
  const forms = best(
    reading.pairs.filter((p) => p.path === 'handleForms' && p.value.text),
    region,
  );
  const handleForms = forms ? formsIn(page, forms.value) : [];
  if (forms) show('handleForms', forms.value.text, forms.value);

  const start = Math.min(
    ...marks.filter((m) => m.entry && !page.runs[m.first]?.dead).map((m) => m.first),
    titleAt ?? Number.POSITIVE_INFINITY,
  );
  const button = findApply(page, base, unseen);
  const apply = button?.url === undefined ? undefined : button;
  if (button) shown.add('applyUrl');
  if (apply) scalars.applyUrl = apply.url;

  for (const [i, { place, values }] of places.entries())
    for (const [column, value] of values)
      if (column in place) show(`places.${column}`, value.text, value, 'places', i);
  for (const [i, { material, values }] of materials.entries()) {
    for (const [column, value] of values)
      if (column in material && value.text) show(`materials.${column}`, value.text, value, 'materials', i);
  }
  for (const [i, { step, values }] of steps.entries())
    for (const [column, value] of values)
      if (column in step) show(`steps.${column}`, value.text, value, 'steps', i);
  const links = guideLinks(region, base, unseen).filter(({ node }) =>
    belongs(page, elementOf(page, node), start, apply?.node),
  );
  if (apply) {
    const el = elementOf(page, apply.node);
    elements.push({
      element: {
        text: linkText(apply.node),
        field: 'applyUrl',
        ...(el && { dom: domPath(el) }),
        ...(apply.node.box && { box: apply.node.box }),
      },
    });
  }
  for (const { link, node } of links) {
    const el = elementOf(page, node);
    elements.push({
      element: {
        text: linkText(node) || link.url,
        field: 'links',
        ...(el && { dom: domPath(el) }),
        ...(node.box && { box: node.box }),
      },
      key: fold(linkText(node)) || fold(link.url),
    });
  }
  for (const list of ['places', 'materials', 'steps'] as const)
    for (const reads of { places, materials, steps }[list])
      for (const value of reads.values.values()) if (value.cut) cut.add(list);

  const guide = ServiceGuide.parse({
    ...scalars,
    handleForms,
    places: places.map((p) => p.place),
    materials: materials.map((m) => m.material),
    steps: steps.map((s) => s.step),
    links: links.map((l) => l.link),
    shown: [...shown].sort(),
    source: 'page',
    reader,
  });
  const keys = memberKeys(guide);
  guide.elements = elements.map(({ element, list, index, key }) => ({
    ...element,
    ...(list ? { key: keys[list][index!]! } : key ? { key } : {}),
  }));
  guide.observed = observations(guide, reading, cut, snapshot);
  return guide;
}

/** 收费标准 beside 是否收费: both captions mean the fee, and only together are they two values. */
const feeStandard = (candidates: readonly Pair[], fee: Pair): Pair | undefined =>
  STANDARD.test(fee.mark.entry?.caption ?? '')
    ? undefined
    : candidates.find((p) => p !== fee && STANDARD.test(p.mark.entry?.caption ?? ''));

/** A link belongs to the guide unless it stands in silenced text or above the guide's beginning. */
function belongs(page: Page, el: El | undefined, start: number, apply: SnapshotNode | undefined): boolean {
  if (!el || el.node === apply) return true;
  const box = ancestor(el, (at) => at.last > at.first);
  if (!box) return true;
  if (box.last <= start) return false;
  for (let i = box.first; i < box.last; i++) if (!page.runs[i]!.dead) return true;
  return false;
}
