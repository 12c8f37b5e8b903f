// Distances between boxes of a page, CSS pixels. Used by target.ts, clipping.ts and field-name.ts.
import type { Box } from '../../../store/schemas/page-visit.ts';

/** Gap between two boxes; 0 where they touch or overlap. */
export function gap(a: Box, b: Box): number {
  const across = Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width));
  const down = Math.max(0, a.y - (b.y + b.height), b.y - (a.y + a.height));
  return Math.hypot(across, down);
}

export const centre = ({ x, y, width, height }: Box): { x: number; y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Whether a circle around the middle of `a` cuts `b`. */
export function circleCuts(a: Box, b: Box, diameter: number): boolean {
  const point = { ...centre(a), width: 0, height: 0 };
  return gap(point, b) < diameter / 2 - 0.1;
}

/** Whether the circles around both middles cut one another. */
export function circlesCut(a: Box, b: Box, diameter: number): boolean {
  const [one, other] = [centre(a), centre(b)];
  return Math.hypot(one.x - other.x, one.y - other.y) < diameter - 0.1;
}

/** Share of the smaller box that both have in common. */
export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / Math.min(a.width * a.height, b.width * b.height);
}

export const contains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x + 0.5 &&
  outer.y <= inner.y + 0.5 &&
  outer.x + outer.width >= inner.x + inner.width - 0.5 &&
  outer.y + outer.height >= inner.y + inner.height - 0.5;
