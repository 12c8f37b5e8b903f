// Page families (页面族): units whose guides wear the same captions, learned from the accepted shapes. Pure; called by suspicions.ts.
import type { UnitShape } from '../../store/schemas/drift.ts';
import { LAYOUT } from './thresholds.ts';

/** True where both units name the elements that both show alike. */
export function sameLayout(a: UnitShape, b: UnitShape): boolean {
  let common = 0;
  let same = 0;
  for (const [path, { label }] of Object.entries(a.paths)) {
    const other = b.paths[path]?.label;
    if (!label || !other) continue;
    common += 1;
    if (label === other) same += 1;
  }
  return common >= LAYOUT.common && same / common >= LAYOUT.alike;
}

/**
 * Groups of units with one layout, each unit in one group, in the order given. A unit joins the group whose first
 * member it resembles, so that the groups do not depend on what a group grows into.
 */
export function layoutsOf(shapes: readonly UnitShape[]): UnitShape[][] {
  const groups: UnitShape[][] = [];
  for (const shape of shapes) {
    const group = groups.find(([first]) => sameLayout(first!, shape));
    if (group) group.push(shape);
    else groups.push([shape]);
  }
  return groups;
}
