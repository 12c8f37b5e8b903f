// Label dictionary (字段标签词典): which caption names which field. Data under dictionary/, compiled here;
// used by the extractor and by the tools that read pages.
import { z } from 'zod';
import fieldsData from './dictionary/fields.json' with { type: 'json' };
import membersData from './dictionary/members.json' with { type: 'json' };
import othersData from './dictionary/others.json' with { type: 'json' };
import questionsData from './dictionary/questions.json' with { type: 'json' };
import residueData from './dictionary/residue.json' with { type: 'json' };
import sectionsData from './dictionary/sections.json' with { type: 'json' };
import { foldCaption } from './fold-caption.ts';

export { foldCaption };

const Captions = z.array(z.string().min(1));
/** `patterns`: whole captions of a family that nobody lists fully (到…窗口…次数); exact captions come first. */
const Patterns = z.array(z.string().min(1)).default([]);
const Field = z.object({
  captions: Captions,
  patterns: Patterns,
  long: z.boolean().default(false),
  inner: Captions.default([]),
});
const Column = z.object({ own: Captions, inSection: Captions, patterns: Patterns });

/** The data files as one value: replace a part to teach the reader a portal's own captions. */
export const DictionaryData = z.object({
  /** Captions of a schema path of the whole guide; `long`: running text or a section; `inner`: stays in the value. */
  fields: z.record(z.string(), Field),
  /** Captions of a list's columns: `own` tell the list by themselves, `inSection` only inside it. */
  members: z.object({
    materials: z.record(z.string(), Column),
    steps: z.record(z.string(), Column),
    places: z.record(z.string(), Column),
  }),
  sections: z.object({
    materials: Captions,
    steps: Captions,
    places: Captions,
    special: Captions,
    consult: Captions,
    complaint: Captions,
    group: Captions,
    /** Count as captions only where they look like a heading: they are common values too. */
    headingOnly: Captions,
    /** Sections that are not the guide's: questions, recommendations, reviews, site information. */
    foreign: Captions,
  }),
  /** Captions that ask or say in a sentence what the guide answers (要准备哪些材料？), as families. */
  questions: z.object({
    fields: z.record(z.string(), Patterns),
    sections: z.object({ materials: Patterns, foreign: Patterns }),
  }),
  /** Captions of guides that the schema has no field for: they end the value before them. */
  others: Captions,
  residue: z.object({
    controls: Captions,
    applyControls: Captions,
    expanders: Captions,
    morePlaces: Captions,
    /** Names of buttons that are values too (办理形式：网上办理): no buttons where nothing can be clicked. */
    valueWords: Captions,
    chromePhrases: Captions,
    /** Count only as the label of what follows them, not inside a sentence. */
    chromeLabels: Captions,
    genericFileNames: Captions,
    /** `name`: how an item is handled, beside its name (全程网办). */
    badges: z.object({ exempt: Captions, necessity: Captions, name: Captions }),
    yes: Captions,
    no: Captions,
    siteTitleNoise: Captions,
  }),
});
export type DictionaryData = z.infer<typeof DictionaryData>;

export type ListKind = 'materials' | 'steps' | 'places';
export const LIST_KINDS: readonly ListKind[] = ['materials', 'steps', 'places'];
export type SectionKind = ListKind | 'special' | 'consult' | 'complaint' | 'group' | 'foreign';

/** What a caption means, by itself and inside each list. */
export interface Entry {
  caption: string;
  /** Schema path of the whole guide. */
  field?: string;
  long: boolean;
  section?: SectionKind;
  /** Column of each list; `*` = a column that the schema has no field for. */
  members: Partial<Record<ListKind, string>>;
  /** The list that this caption tells by itself. */
  own?: ListKind;
  headingOnly: boolean;
  inner: ReadonlySet<string>;
}

export interface Dictionary {
  data: DictionaryData;
  entries: ReadonlyMap<string, Entry>;
  /** Families of captions, tried in order where no exact caption fits. */
  families: readonly { pattern: RegExp; entry: Entry }[];
  controls: ReadonlySet<string>;
  valueWords: ReadonlySet<string>;
  applyControls: ReadonlySet<string>;
  expanders: ReadonlySet<string>;
  /** Names of links that say only that there is a file (空表下载). */
  fileNames: ReadonlySet<string>;
  /** A label of the portal's own lines, by itself in a text. */
  chromeLabel: RegExp;
  /** Texts already looked up: folding them is most of the reader's work. */
  remembered: Map<string, Entry | null>;
}

const UNIT = /\([^()]*\)$/u;
/** 办理地点①: the first of several. */
const NUMBER_BEHIND = /(?<=\p{Script=Han}{3})[①-⑳]$/u;
const AROUND = /^(?:本|该)?事项的?|(?:如下|信息|详情|为)$/u;
/** A second language beside the caption: 事项名称 Item, Fee 收费标准. */
const FOREIGN_WORDS =
  /(?<=\p{Script=Han}{2})[A-Za-z][A-Za-z'’.,&/()-]*$|^[A-Za-z][A-Za-z'’.,&/()-]*(?=\p{Script=Han}{2})/gu;
const LONGEST_CAPTION = 60;
const LONGEST_OF_FAMILY = 16;
const MOST_REMEMBERED = 20_000;

/** Compiles the data; throws a ZodError when a data file has another shape. */
export function compileDictionary(raw: unknown): Dictionary {
  const data = DictionaryData.parse(raw);
  const entries = new Map<string, Entry>();
  const entry = (caption: string): Entry => {
    const key = foldCaption(caption);
    const known = entries.get(key) ?? {
      caption: key,
      long: false,
      members: {},
      headingOnly: false,
      inner: new Set(),
    };
    entries.set(key, known);
    return known;
  };
  for (const caption of data.others) entry(caption);
  for (const [field, { captions, long, inner }] of Object.entries(data.fields))
    for (const caption of captions) {
      const e = entry(caption);
      e.field ??= field;
      e.long ||= long;
      e.inner = new Set(inner.map(foldCaption));
    }
  for (const kind of LIST_KINDS)
    for (const [column, { own, inSection }] of Object.entries(data.members[kind])) {
      for (const caption of own) {
        const e = entry(caption);
        e.members[kind] ??= column;
        e.own ??= kind;
      }
      for (const caption of inSection) entry(caption).members[kind] ??= column;
    }
  for (const [field, { captions }] of Object.entries(data.fields)) {
    const [kind, column] = field.split('.');
    if (column) for (const caption of captions) entry(caption).members[kind as ListKind] ??= column;
  }
  for (const caption of data.sections.headingOnly) entry(caption).headingOnly = true;
  for (const kind of ['foreign', 'group', ...LIST_KINDS, 'special', 'consult', 'complaint'] as const)
    for (const caption of data.sections[kind]) entry(caption).section = kind;
  const families: Dictionary['families'][number][] = [];
  const family = (patterns: string[], captions: string[]) => {
    for (const source of patterns)
      families.push({ pattern: new RegExp(`^(?:${source})$`, 'u'), entry: entry(captions[0]!) });
  };
  for (const { captions, patterns } of Object.values(data.fields)) family(patterns, captions);
  for (const kind of LIST_KINDS)
    for (const { own, patterns } of Object.values(data.members[kind])) family(patterns, own);
  for (const [field, patterns] of Object.entries(data.questions.fields))
    family(patterns, data.fields[field]?.captions ?? []);
  for (const kind of ['materials', 'foreign'] as const)
    family(data.questions.sections[kind], data.sections[kind]);
  // A column's caption that a family knows too (责任单位) is the guide's own field outside of the list.
  const others = new Set(data.others.map(foldCaption));
  for (const [caption, e] of entries) {
    if (e.field || e.own || e.section || e.headingOnly || others.has(caption)) continue;
    const found = families.find(({ pattern, entry: of }) => of.field && pattern.test(caption))?.entry;
    if (!found) continue;
    e.field = found.field!;
    e.long = found.long;
    e.inner = found.inner;
  }
  const folded = (list: string[]) => new Set(list.map(foldCaption));
  return {
    data,
    entries,
    families,
    controls: folded([...data.residue.controls, ...data.residue.applyControls, ...data.residue.expanders]),
    valueWords: folded(data.residue.valueWords),
    applyControls: folded(data.residue.applyControls),
    expanders: folded(data.residue.expanders),
    fileNames: folded(data.residue.genericFileNames),
    chromeLabel: new RegExp(
      `(?:^|[^\\p{Script=Han}])(?:${data.residue.chromeLabels.join('|')})(?:[^\\p{Script=Han}]|$)`,
      'u',
    ),
    remembered: new Map(),
  };
}

function exactly({ entries }: Dictionary, written: string): Entry | undefined {
  const folded = /[A-Za-z]{2}/.test(written) && !entries.has(written) ? oneLanguage(written) : written;
  if (folded.length > 24) return undefined;
  return (
    entries.get(folded) ??
    entries.get(folded.replace(UNIT, '')) ??
    entries.get(folded.replace(AROUND, '')) ??
    entries.get(folded.replace(NUMBER_BEHIND, ''))
  );
}

const oneLanguage = (folded: string): string => foldCaption(folded.replace(FOREIGN_WORDS, ''));

function ofFamily({ families }: Dictionary, folded: string): Entry | undefined {
  if (folded.length < 3 || folded.length > LONGEST_OF_FAMILY || /[\d:,，、。;；]/u.test(folded))
    return undefined;
  const found = families.find(({ pattern }) => pattern.test(folded));
  return found && { ...found.entry, caption: folded, headingOnly: false };
}

/** 办理地点及联系方式: two captions in one; the first says where the value belongs that no caption inside names. */
function ofTwo({ entries }: Dictionary, folded: string): Entry | undefined {
  const two = folded.length <= LONGEST_OF_FAMILY ? /^(.{3,}?)(?:及其?|和|与)(.{2,})$/u.exec(folded) : null;
  const first = two && entries.get(two[1]!);
  if (!first || first.headingOnly || !entries.has(two[2]!)) return undefined;
  if (!first.field && !first.section && !first.own) return undefined;
  const section = first.section ?? LIST_KINDS.find((kind) => first.field?.startsWith(`${kind}.`));
  return { ...first, ...(section && { section }), caption: folded, headingOnly: false };
}

/** The entry of a text that is nothing but a caption, possibly decorated or with a unit in brackets. */
export function captionEntry(dictionary: Dictionary, text: string): Entry | undefined {
  if (text.length > LONGEST_CAPTION) return undefined;
  const known = dictionary.remembered.get(text);
  if (known !== undefined) return known ?? undefined;
  // 10 要多少钱？: a question's number; before any other caption it may be the value over it (15 承诺办结时限).
  const folded = /[？?]\s*$/u.test(text)
    ? foldCaption(text).replace(/^\d{1,2}(?=\p{Script=Han})/u, '')
    : foldCaption(text);
  // A family's pattern is loose: it takes no text of several words (原件 材料份数).
  const oneWord = !/\S\s+\S{2}/u.test(text);
  const found =
    exactly(dictionary, folded) ??
    (oneWord ? (ofFamily(dictionary, folded.replace(UNIT, '')) ?? ofTwo(dictionary, folded)) : undefined);
  if (dictionary.remembered.size > MOST_REMEMBERED) dictionary.remembered.clear();
  dictionary.remembered.set(text, found ?? null);
  return found;
}

let compiled: Dictionary | undefined;
/** The dictionary that comes with the product. */
export function defaultDictionary(): Dictionary {
  compiled ??= compileDictionary({
    fields: fieldsData,
    members: membersData,
    sections: sectionsData,
    questions: questionsData,
    others: othersData,
    residue: residueData,
  });
  return compiled;
}
