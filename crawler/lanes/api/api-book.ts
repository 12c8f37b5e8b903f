// What a crawl learns of a channel's JSON: the lessons, kept in the store, and the recipe that they teach. Made by crawl.ts, asked by
// ask-api.ts and tasks/guide.ts. Whether a recipe is believed stands in lane-book.ts, as for plain HTTP.
import type { Store } from '../../../store/index.ts';
import type { ServiceGuide } from '../../../store/schemas/guide.ts';
import type { Lesson } from '../../../store/schemas/lanes.ts';
import { captionEntry, type Dictionary } from '../../dictionary.ts';
import { masked } from '../../doctor/mask.ts';
import type { SiteProfile } from '../../profile.ts';
import { lanesOf } from '../lane-book.ts';
import { sameGuide } from '../same-guide.ts';
import { type LearnOptions, learnRecipe } from './learn.ts';
import { oddities } from './oddities.ts';
import { rebuild } from './rebuild.ts';
import type { Answers, Recipe } from './recipe.ts';

/** Lessons from which no recipe comes are let go again, the oldest first. */
const MOST_UNEXPLAINED = 8;
const MOST_LESSONS = 80;
/** Pages of one crawl after which nobody looks for a recipe any more. */
const MOST_TRIES = 24;

/** How the pages of a profile are read. */
export const learnOptions = (
  profile: Pick<SiteProfile, 'publicOrigin' | 'guide'>,
  dictionary: Dictionary,
): LearnOptions => ({
  isCaption: (text) => captionEntry(dictionary, text) !== undefined,
  oddities: (text) => oddities(text, dictionary),
  base: profile.publicOrigin + profile.guide,
});

/** As it is kept: without places on the page, and with identity numbers masked, which JSON may hold although nobody sees them. */
export function lessonOf(answers: Answers, guide: ServiceGuide): Lesson {
  const elements = guide.elements.map(({ dom: _, box: __, ...said }) => said);
  const lesson: Lesson = { answers, guide: { ...guide, elements } };
  return JSON.parse(JSON.stringify(lesson), (_, value) =>
    typeof value === 'string' ? masked(value) : value,
  );
}

const seenWhole = ({ observed }: ServiceGuide): boolean =>
  Object.values(observed).every((seen) => seen === 'complete');

export class ApiBook {
  private lessons: readonly Lesson[];
  private recipe: Recipe | null = null;
  private tries = 0;
  /** The page before, of those with a guide from JSON, differed too. */
  private differed = false;
  private readonly options: LearnOptions;

  /** `off`: nothing is asked for, nothing is learned. */
  constructor(
    private readonly store: Store,
    private readonly profile: SiteProfile,
    dictionary: Dictionary,
    private readonly off: boolean,
  ) {
    this.options = learnOptions(profile, dictionary);
    this.lessons = off ? [] : store.lanes.lessons(lanesOf(profile));
    if (this.lessons.length > 0) this.take(this.lessons);
  }

  /** Whether the JSON that pages load is worth a look. */
  get listens(): boolean {
    return !this.off && (this.recipe !== null || this.tries < MOST_TRIES);
  }

  /** Requests of one guide; none where no recipe is known. */
  get requests(): readonly string[] {
    return this.recipe?.requests ?? [];
  }

  /** Null where the page is the browser's. */
  guideOf(answers: Answers): ServiceGuide | null {
    if (!this.recipe) return null;
    const rebuilt = rebuild(answers, this.recipe, this.options.oddities);
    return 'guide' in rebuilt ? rebuilt.guide : null;
  }

  /**
   * Learns from a page that the browser read. `claimed`: what the recipe made of its JSON before. A single page that contradicts the
   * lessons is odd, a second one in a row means that the site is another now.
   */
  teach(answers: Answers, guide: ServiceGuide, claimed: ServiceGuide | null): void {
    if (!this.listens || Object.keys(answers).length === 0) return;
    const right = claimed !== null && sameGuide(claimed, guide);
    const again = claimed !== null && !right && this.differed;
    if (claimed) this.differed = !right;
    if (right || !seenWhole(guide)) return;
    const lesson = lessonOf(answers, guide);
    if (this.lessons.length < MOST_LESSONS && this.take([...this.lessons, lesson])) this.keep();
    else if (again) {
      this.recipe = null;
      this.lessons = [lesson];
      this.take(this.lessons);
      this.keep();
    } else if (!this.recipe) {
      this.lessons = [...this.lessons, lesson].slice(-MOST_UNEXPLAINED);
      this.keep();
    }
  }

  /** True where the lessons give a recipe. */
  private take(lessons: readonly Lesson[]): boolean {
    const learned = learnRecipe(lessons, this.options);
    if (!('recipe' in learned)) {
      this.tries++;
      return false;
    }
    this.tries = 0;
    this.recipe = learned.recipe;
    this.lessons = lessons;
    return true;
  }

  private keep(): void {
    this.store.lanes.saveLessons(lanesOf(this.profile), this.lessons);
  }
}
