// Label by label: which captions of a guide stand on the page, with which value and where. Pure; called by examine-url.ts and examine-html.ts.
import { SCALAR_FIELDS, ServiceGuide } from '../../store/schemas/guide.ts';
import { captionEntry, type Dictionary, LIST_KINDS } from '../dictionary.ts';
import type { Reading } from '../extract/lists.ts';
import { cleanLabel } from '../extract/marks.ts';
import { domPath, type El } from '../extract/tree.ts';
import { brief } from './mask.ts';

export interface FieldReading {
  /** Schema path. */
  field: string;
  /** Words of the captions as the page shows them; empty: none is on the page, or the value stands without one. */
  captions: string[];
  /** Short and masked; null: there is none. */
  value: string | null;
  /** Values of a list's column in all its members; 0 or 1 for a scalar. */
  values: number;
  /** For document.querySelector: where the value stands, else its caption. */
  dom: string | null;
}

const columns = LIST_KINDS.flatMap((list) =>
  Object.keys(ServiceGuide.shape[list].def.innerType.element.shape).map((part) => `${list}.${part}`),
);
/** Every field that a page can show, in the order in which pages usually do. */
export const READ_FIELDS: readonly string[] = [...SCALAR_FIELDS, 'handleForms', 'process', ...columns].filter(
  (field, i, all) => all.indexOf(field) === i,
);

/** Captions of several fields at once (份数, 附件). */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  'materials.count': ['materials.originals', 'materials.copies'],
  'materials.files': ['materials.blankForm', 'materials.sampleForm'],
};

interface Caption {
  words: string;
  el: El;
  /** The value that follows, where no guide was read from the page. */
  text: string;
}

function captionsOnPage({ pairs, tables, page }: Reading, dictionary: Dictionary): Map<string, Caption[]> {
  const found = new Map<string, Caption[]>();
  const note = (path: string, caption: Caption) => {
    for (const field of SEVERAL[path] ?? [path]) found.set(field, [...(found.get(field) ?? []), caption]);
  };
  for (const { path, mark, value } of pairs)
    if (path && mark.last > mark.first) note(path, { words: mark.label, el: mark.el, text: value.text });
  for (const { kind, shown, first, last } of tables)
    for (const { text, el } of page.runs.slice(first, last)) {
      const column = captionEntry(dictionary, text)?.members[kind];
      if (column && shown.includes(column))
        note(`${kind}.${column}`, { words: cleanLabel(text), el, text: '' });
    }
  return found;
}

/** One line for every field of the schema. `guide`: what was read of the page, null where it is none. */
export function readFields(
  reading: Reading,
  guide: ServiceGuide | null,
  dictionary: Dictionary,
): FieldReading[] {
  const onPage = captionsOnPage(reading, dictionary);
  return READ_FIELDS.map((field) => {
    const captions = onPage.get(field) ?? [];
    const elements = guide?.elements.filter((element) => element.field === field) ?? [];
    const bare = field === 'applyUrl' ? guide?.applyUrl : undefined;
    const text = elements[0]?.text ?? bare ?? (guide ? '' : (captions.find((c) => c.text)?.text ?? ''));
    const words = [...captions.map((c) => c.words), ...elements.flatMap(({ label }) => label ?? [])];
    return {
      field,
      captions: [...new Set(words)],
      value: text ? brief(text) : null,
      values: elements.length || (text ? 1 : 0),
      dom: elements[0]?.dom ?? (captions[0] ? domPath(captions[0].el) : null),
    };
  });
}
