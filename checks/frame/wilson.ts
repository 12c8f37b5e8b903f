// Wilson score interval of a share at 95 %. Pure. Used by the proof of messages and by the accuracy tables.
const Z = 1.959964;

/** Lower and upper bound of `part / whole`; everything is possible where nothing was counted. */
export function wilson(part: number, whole: number): [low: number, high: number] {
  if (whole === 0) return [0, 1];
  const share = part / whole;
  const weight = 1 + Z ** 2 / whole;
  const middle = (share + Z ** 2 / (2 * whole)) / weight;
  const half = (Z / weight) * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
