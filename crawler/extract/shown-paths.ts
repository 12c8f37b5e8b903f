// Schema paths that a caption shows, the columns behind a joined one included. Called by assemble.ts.
import { SCALAR_FIELDS } from '../../store/schemas/guide.ts';

const SCALARS = new Set<string>(SCALAR_FIELDS);
const PSEUDO: Record<string, string[]> = {
  'materials.count': ['materials.originals', 'materials.copies'],
  'materials.files': ['materials.blankForm', 'materials.sampleForm'],
};

function pathsOf(path: string): readonly string[] {
  const [list] = path.split('.');
  return [...(PSEUDO[path] ?? [path]), ...(path.includes('.') || SCALARS.has(path) ? [list!] : [])];
}

/** Captions name the same few dozen paths on every page. */
const known = new Map<string, readonly string[]>();

export function shownPaths(path: string | undefined): readonly string[] {
  if (!path) return [];
  const paths = known.get(path) ?? pathsOf(path);
  known.set(path, paths);
  return paths;
}
