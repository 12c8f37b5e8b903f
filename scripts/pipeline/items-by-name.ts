// Items of a run by all that people call them. Called by the imports that join a run.
import type { Store } from '../../store/index.ts';
import type { Item } from '../../store/schemas/unit.ts';

const CODES = ['handlingItemCode', 'implementationCode'] as const;

/** By id, the portal's id, codes; null for what two items share. */
export function itemsByName(store: Pick<Store, 'items' | 'guides'>, run: string): Map<string, Item | null> {
  const names = new Map<string, Item | null>();
  const add = (name: string | undefined, item: Item) => {
    if (name) names.set(name, names.has(name) && names.get(name) !== item ? null : item);
  };
  const items = new Map(store.items.ofRun(run).map((item) => [item.id, item]));
  for (const item of items.values()) {
    add(item.id, item);
    if (!item.situationId) add(item.portalId, item);
  }
  for (const { item: id, guide } of store.guides.iterate(run)) {
    const item = items.get(id);
    if (item) for (const code of CODES) add(guide[code], item);
  }
  return names;
}
