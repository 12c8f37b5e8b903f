// How the materials (申请材料) of one item differ between two channels. Called by the same-source check.
import type { Material } from '../../store/schemas/guide.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { ListDifference } from './channel-sides.ts';

export type ComparedPaper = Pick<Material, 'name' | 'originals' | 'copies' | 'form'>;

/** The columns that are compared, in the order of the names, for one channel may sort its list otherwise. */
export const papersOf = (materials: readonly Material[]): ComparedPaper[] =>
  materials
    .map(({ name, originals, copies, form }) => ({
      name,
      ...(originals && { originals }),
      ...(copies && { copies }),
      ...(form && { form }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const count = (text: string | undefined): string | undefined =>
  text?.match(/\d+/u)?.[0]?.replace(/^0+(?=\d)/u, '');
/** 纸质, 电子 or both; undefined where neither is named. */
const medium = (form: string | undefined): string | undefined =>
  form === undefined
    ? undefined
    : /均可|不限/u.test(form)
      ? '纸质电子'
      : ['纸', '电子'].filter((word) => form.includes(word)).join('') || undefined;

const differs = (x: string | undefined, y: string | undefined): boolean =>
  x !== undefined && y !== undefined && x !== y;

function difference(paper: ComparedPaper, same: ComparedPaper, other: string): string | undefined {
  const name = `“${paper.name.slice(0, 40)}”`;
  if (differs(count(paper.originals), count(same.originals)))
    return `${name}原件${paper.originals}份，${other}为${same.originals}份`;
  if (differs(count(paper.copies), count(same.copies)))
    return `${name}复印件${paper.copies}份，${other}为${same.copies}份`;
  return differs(medium(paper.form), medium(same.form))
    ? `${name}为${paper.form}，${other}为${same.form}`
    : undefined;
}

/** A name may stand twice, once a situation: one that agrees is enough. */
export function paperDifferences(
  mine: readonly ComparedPaper[],
  theirs: readonly ComparedPaper[],
  other: string,
): ListDifference[] {
  return mine.flatMap((paper): ListDifference[] => {
    const named = theirs.filter(({ name }) => fold(name) === fold(paper.name));
    if (named.length === 0)
      return [{ text: `“${paper.name.slice(0, 40)}”${other}未列`, sure: true, missing: true }];
    const found = named.map((same) => difference(paper, same, other));
    return found.includes(undefined) ? [] : [{ text: found[0]!, sure: true }];
  });
}
