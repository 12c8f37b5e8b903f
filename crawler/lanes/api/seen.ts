// What the parts of learning have in common. Used by learn.ts, learn-links.ts and learn-shown.ts.
import type { ServiceGuide } from '../../../store/schemas/guide.ts';
import type { Json } from './json-tree.ts';

/** A lesson with its answers as one tree. */
export interface Seen {
  tree: Json;
  guide: ServiceGuide;
}

/** The message is the schema path that the JSON does not explain. */
export class Unexplained extends Error {}
