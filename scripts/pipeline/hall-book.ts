// The service map of a run beside its guides: joins halls to places and remembers what the guides say of each hall. Called by judge-run.ts and judge-map.ts.
import { HallIndex } from '../../checks/parts/hall-index.ts';
import { type ComparedPart, comparedParts, type MapPart } from '../../checks/parts/on-map.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { ServiceMap } from '../../store/schemas/hall.ts';

/** What one part of a hall is in the guides that name it, each channel's page counted. */
export interface SaidOfHall {
  agree: number;
  /** By the guides' words. */
  differ: Map<string, { part: ComparedPart; guides: number; items: Set<string> }>;
}

export class HallBook {
  readonly #index: HallIndex;
  readonly #said = new Map<string, Map<MapPart, SaidOfHall>>();

  /** `region`: the site's area code. */
  constructor(
    readonly map: ServiceMap,
    private readonly region: string | undefined,
  ) {
    this.#index = new HallIndex(map);
  }

  /** The guide with the map's word on each of its places; the given guide stays as it is. */
  join(guide: ServiceGuide): ServiceGuide {
    return { ...guide, onMap: guide.places.map((place) => this.#index.find(place)) };
  }

  /** Remembers what a joined guide says of its halls. */
  note(item: string, { places, onMap = [] }: ServiceGuide): void {
    for (const [i, place] of places.entries()) {
      const one = onMap[i];
      if (!one || one.found === 'unknown') continue;
      const parts = this.#said.get(one.hall.id) ?? new Map<MapPart, SaidOfHall>();
      this.#said.set(one.hall.id, parts);
      for (const part of comparedParts(place, one, this.region)) {
        const said = parts.get(part.part) ?? { agree: 0, differ: new Map() };
        parts.set(part.part, said);
        if (part.verdict === 'pass') said.agree++;
        else {
          const known = said.differ.get(part.said) ?? { part, guides: 0, items: new Set() };
          known.guides++;
          known.items.add(item);
          said.differ.set(part.said, known);
        }
      }
    }
  }

  /** By part; of parts of which no guide speaks nothing. */
  said(hall: string): ReadonlyMap<MapPart, SaidOfHall> {
    return this.#said.get(hall) ?? new Map();
  }
}
