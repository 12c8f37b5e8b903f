// Picks values out of a JSON answer by a path of a site profile: `itemList.*.*`, `*` = every member. Pure; called by listing.ts.

/** All values at the path; nothing where the answer has another shape. */
export function pick(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const part of path.split('.')) {
    found = found.flatMap((one) => {
      if (one === null || typeof one !== 'object') return [];
      if (part === '*') return Object.values(one);
      const member = (one as Record<string, unknown>)[part];
      return member === undefined ? [] : [member];
    });
  }
  return found;
}
