// Which captions name a schema path: the dictionary read the other way round. Called by the second look and the check of mappings.
import { type Dictionary, LIST_KINDS } from './dictionary.ts';
import { foldCaption } from './fold-caption.ts';

/** Captions that name a schema path (`places.hours`), for looking whether one stands on a page. */
export function captionsOf(dictionary: Dictionary, path: string): string[] {
  if (path === 'applyUrl') return dictionary.data.residue.applyControls;
  const [list, column] = path.split('.');
  const own = dictionary.data.fields[path]?.captions ?? [];
  const section = LIST_KINDS.find((kind) => kind === list);
  if (!section) return own;
  if (!column) return [...own, ...dictionary.data.sections[section]];
  const columns = dictionary.data.members[section][column];
  return [...new Set([...own, ...(columns?.own ?? []), ...(columns?.inSection ?? [])])];
}

/** Captions of a path that head a list's column too (办理时限): alone they do not tell which of them is meant. */
export const sharedCaptionsOf = (dictionary: Dictionary, path: string): string[] =>
  path.includes('.')
    ? []
    : captionsOf(dictionary, path).filter((caption) => {
        const entry = dictionary.entries.get(foldCaption(caption));
        return entry !== undefined && Object.keys(entry.members).length > 0;
      });
