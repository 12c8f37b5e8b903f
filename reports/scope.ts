// What a run was limited to: what was not asked for is not told of. Pure. Written by pipeline.ts into the run's summary, read by report.ts.
import type { RunRecord } from '../store/index.ts';
import type { Unit } from '../store/schemas/unit.ts';
import { number } from './phrases.ts';

/** What was asked for; null: all of it. */
export interface Asked {
  /** Codes or names. */
  units: readonly string[] | null;
  items: readonly string[] | null;
  /** So many items of all. */
  sample: number | null;
}

const ALL: Asked = { units: null, items: null, sample: null };

/** As it stands in the summary of a run. */
export function askedOf(o: {
  units?: readonly string[] | undefined;
  items?: readonly string[] | undefined;
  sample?: number | undefined;
}): { asked: Asked } {
  const named = (list: readonly string[] | undefined) => (list?.length ? list : null);
  return { asked: { units: named(o.units), items: named(o.items), sample: o.sample ?? null } };
}

/** Runs of files, and those made before it was recorded, ask for all. */
const read = ({ summary }: RunRecord): Asked => (summary as { asked?: Asked } | null)?.asked ?? ALL;

/** Whether a run asked for a unit; `listed`: units of which it holds an item. */
export function asksFor(run: RunRecord, listed: { has(unit: string): boolean }): (unit: Unit) => boolean {
  const { units, items, sample } = read(run);
  return ({ id, name }) =>
    units
      ? units.includes(id) || units.includes(name)
      : (items === null && sample === null) || listed.has(id);
}

const MAX_NAMES = 20;

/** `本次只检查2个单位：市公安局、市教委。…`; `names`: of the units that were asked. Empty where all were. */
export function scopeSentence(run: RunRecord, names: readonly string[]): string {
  const { units, items, sample } = read(run);
  const some = items !== null || sample !== null;
  if (!units && !some) return '';
  const list = `${names.slice(0, MAX_NAMES).join('、')}${names.length > MAX_NAMES ? '等' : ''}`;
  return `本次只检查${number(names.length)}个单位${some ? '的部分事项' : ''}：${list}。其他${some ? '单位和事项' : '单位'}没有检查，不能据此认为没有问题；以下数字只涉及所检查的内容。`;
}
