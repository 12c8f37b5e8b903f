// Snapshot: a page as a neutral tree, from the browser or from HTML alike. `extract` is its only reader.
import { z } from 'zod';
import { Box } from './guide.ts';

/** A node of the tree. `hidden` marks what a person cannot see; `box` is known only from the browser. */
export interface SnapshotNode {
  tag: string;
  attrs?: Record<string, string>;
  hidden?: boolean;
  box?: [number, number, number, number];
  children: (SnapshotNode | string)[];
}
export const SnapshotNode: z.ZodType<SnapshotNode> = z.lazy(() =>
  z.object({
    tag: z.string(),
    attrs: z.record(z.string(), z.string()).optional(),
    hidden: z.boolean().optional(),
    box: Box.optional(),
    children: z.array(z.union([z.string(), SnapshotNode])),
  }),
);

export const Snapshot = z.object({
  url: z.string(),
  title: z.string(),
  source: z.enum(['browser', 'html']),
  /** Names of tabs and folds that were opened, and of those that could not be. */
  panels: z.object({ opened: z.array(z.string()), failed: z.array(z.string()) }),
  /** True when everything the page offers was opened and loaded; never true for bare HTML with closed panels. */
  complete: z.boolean(),
  root: SnapshotNode,
});
export type Snapshot = z.infer<typeof Snapshot>;
