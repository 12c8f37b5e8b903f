// How many fingers a script asks for, by its own words. Pure; called by gestures.ts.

const COMPARED = /\b(?:touches|targetTouches|changedTouches)\.length\s*(===?|!==?|>=?|<=?)\s*(\d)/g;
const REVERSED = /\b(\d)\s*(===?|!==?|>=?|<=?)\s*[\w$.]*\b(?:touches|targetTouches|changedTouches)\.length/g;
const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };
/** What follows the comparison leaves the function, or is done only where it does not hold. */
const TURNS_AWAY = /^\s*\)*\s*(?:\{?\s*return\b|\|\|)/;

/** The least number of fingers with which the code goes on; 0 where the comparison does not ask for fingers but turns some away. */
function least(operator: string, n: number, after: string): number {
  const away = TURNS_AWAY.test(after);
  switch (operator.replace(/=+$/, '=')) {
    case '=':
      return away ? 0 : n;
    case '!=':
    case '<':
      return away ? n : 0;
    case '<=':
      return away ? n + 1 : 0;
    case '>=':
      return away ? 0 : n;
    default:
      return away ? 0 : n + 1;
  }
}

/** The most fingers that any comparison in the source asks for; 0 where none does. */
export function fingersOf(source: string): number {
  const straight = [...source.matchAll(COMPARED)].map((found) => ({
    found,
    operator: found[1]!,
    n: found[2]!,
  }));
  const reversed = [...source.matchAll(REVERSED)].map((found) => ({
    ...{ found, n: found[1]! },
    operator: MIRRORED[found[2]!] ?? found[2]!,
  }));
  const asked = [...straight, ...reversed].map(({ found, operator, n }) =>
    least(operator, Number(n), source.slice(found.index + found[0].length)),
  );
  return Math.max(0, ...asked);
}
