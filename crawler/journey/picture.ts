// Takes the picture of a step. With a real account nothing of a person may stand in it: fields, pictures and whatever tells of
// persons are covered. Called by the runner's parts.
import type { Locator, Page } from 'playwright';
import type { JourneyStep } from '../../store/schemas/journey.ts';
import { inPage } from '../open-panels.ts';
import { PERSONAL } from '../session/personal.ts';
import { markPersons } from './in-page/mark-persons.ts';
import type { Scan } from './in-page/scan.ts';
import { sizeOfJpeg } from './jpeg-size.ts';
import type { Walk } from './walk.ts';

const MOST_WIDTH = 3000;
const PICTURE_MS = 8000;
const MARK_MS = 5000;
const MARK = 'data-guide-audit-person';
const COVER = '#c9d1da';
const FIELDS = 'input,textarea,select';
/** What is no text may be a photograph or a code. */
const DRAWN = 'img,canvas,video,iframe,frame,object,embed,svg';

/** Messages move what stands below them: boxes are those of the page as its picture shows it. */
function moveBoxes(step: JourneyStep, { fields, controls }: Scan): void {
  const of = (label: string) => fields.find((field) => field.label === label)?.box;
  for (const field of step.fields) field.box = of(field.label) ?? field.box;
  for (const upload of step.uploads) upload.box = of(upload.material) ?? upload.box;
  for (const pressed of step.pressed)
    pressed.box = controls.find(({ name }) => name === pressed.name)?.box ?? pressed.box;
}

/** What is covered; null where no picture may be taken at all. @throws when what tells of persons cannot be marked */
async function covered(page: Page, { sandbox, persons }: Walk, step: JourneyStep): Promise<Locator[] | null> {
  if (sandbox) return [];
  if (persons === null) return [page.locator(FIELDS)];
  // The whole application stands there as text, addresses too, which no pattern knows.
  if (step.kind === 'preview' || step.kind === 'result') return null;
  const names = JSON.stringify([...persons]);
  await inPage(
    page,
    `(() => { globalThis.__name ??= (f) => f; (${markPersons.toString()})(${JSON.stringify(PERSONAL)}, ${names}, '${MARK}'); })()`,
    MARK_MS,
    '遮盖个人信息',
  );
  return [page.locator(FIELDS), page.locator(DRAWN), page.locator(`[${MARK}]`)];
}

/** Takes the page's picture; `scan` is the page as it is now. */
export async function picture(walk: Walk, step: JourneyStep, scan: Scan): Promise<void> {
  moveBoxes(step, scan);
  const { page } = walk.tab;
  try {
    const mask = await covered(page, walk, step);
    if (!mask || scan.width.content >= MOST_WIDTH) return;
    const bytes = await page.screenshot({
      ...{ fullPage: true, type: 'jpeg', quality: 70, scale: 'css', animations: 'disabled' },
      ...{ timeout: PICTURE_MS, mask, maskColor: COVER },
    });
    step.screenshot = { path: await walk.picture(step.name, bytes), ...sizeOfJpeg(bytes) };
  } catch {
    // A page that cannot be pictured is told without one.
  }
}
