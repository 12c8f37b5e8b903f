// The second look (页面复核): a finding is looked at again in a fresh page of the browser, and what it says is framed in a picture.
// Called by the pipeline before a finding goes to anybody.
import type { Page } from 'playwright';
import type { Confirmation } from '../store/schemas/finding.ts';
import type { BrowserPool } from './browser-pool.ts';
import { capturePage } from './capture.ts';
import type { Spot } from './look-spot.ts';
import { type Look, type LookVerdict, lookVerdict } from './look-verdict.ts';
import { inPage, panelsOptions } from './open-panels.ts';
import type { SiteProfile } from './profile.ts';

export type { Look } from './look-verdict.ts';

export interface Looked {
  findingId: string;
  confirmation: Confirmation;
  /** PNG of the place with a red frame; absent where nothing can be shown. */
  crop?: Buffer;
}

interface Clip {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CROP_MS = 5000;

async function frame(page: Page, look: Look, spot: Spot): Promise<Clip | null> {
  const target = JSON.stringify({ dom: look.dom, ...spot });
  return inPage<Clip | null>(page, `__guideLook.frame(${target})`, CROP_MS, '标示位置');
}

/** A picture of the place; where its panel was replaced meanwhile, the panel is shown again first. */
async function crop(
  page: Page,
  profile: SiteProfile,
  look: Look,
  { spot, panel }: LookVerdict,
): Promise<Buffer | undefined> {
  if (!spot) return undefined;
  let clip = await frame(page, look, spot);
  if (!clip && panel) {
    const options = JSON.stringify(panelsOptions(profile));
    await inPage(
      page,
      `__guidePanels.reopen(${JSON.stringify(panel)}, ${options})`,
      3 * profile.deadlines.click,
      '重新打开栏目',
    );
    clip = await frame(page, look, spot);
  }
  if (!clip) return undefined;
  try {
    return await page.screenshot({
      clip,
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      timeout: CROP_MS,
    });
  } finally {
    await inPage(page, '__guideLook.unframe()', CROP_MS, '去除标示');
  }
}

/**
 * Looks at all findings of one page. `confirmed`: what the finding says is so; `refuted`: a person sees otherwise;
 * `not-possible`: the page, or the part that matters, could not be seen. Never throws for what a page does.
 */
export async function secondLook(
  pool: BrowserPool,
  { url, looks }: { url: string; looks: readonly Look[] },
): Promise<Looked[]> {
  const { profile, site } = pool;
  const results: Looked[] = looks.map(({ findingId }) => ({ findingId, confirmation: 'not-possible' }));
  try {
    await pool.withTab(
      async (tab) => {
        const { snapshot } = await capturePage(tab, url, site);
        if (!snapshot) return;
        const verdicts = looks.map((look) => lookVerdict(snapshot, look));
        for (const [i, verdict] of verdicts.entries()) results[i]!.confirmation = verdict.confirmation;
        for (const [i, verdict] of verdicts.entries()) {
          if (verdict.confirmation !== 'confirmed') continue;
          const picture = await crop(tab.page, profile, looks[i]!, verdict).catch(() => undefined);
          if (picture) results[i]!.crop = picture;
        }
      },
      profile.deadlines.page + looks.length * CROP_MS,
    );
  } catch {
    // A page that dies while pictures are taken leaves its verdicts; one that died before leaves `not-possible`.
  }
  return results;
}
