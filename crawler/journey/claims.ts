// What the guide's own page says of applying online, read as every guide is read. Called by open-guide.ts.
import type { Page } from 'playwright';
import type { GuideClaims } from '../../store/schemas/journey.ts';
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { defaultDictionary } from '../dictionary.ts';
import { extract, NoGuideError } from '../extract.ts';
import { inPage } from '../open-panels.ts';

const WALK_MS = 10_000;
const WALK = 'JSON.stringify(__guideWalker.walk(document.documentElement))';

/** Null where the page is no guide. `apply`: a button 立即办理 is seen. */
export async function readClaims(page: Page, apply: boolean): Promise<GuideClaims | null> {
  const root = JSON.parse(await inPage<string>(page, WALK, WALK_MS, '读取办事指南')) as SnapshotNode;
  const snapshot = {
    url: page.url(),
    title: await page.title(),
    source: 'browser' as const,
    panels: { opened: [], failed: [] },
    complete: false,
    root,
  };
  try {
    const guide = extract(snapshot, defaultDictionary());
    const text = (name: string, value: string | undefined) => (value ? [{ name, text: value }] : []);
    return {
      depth: guide.onlineDepth ?? null,
      visits: guide.visits ?? null,
      handleForms: guide.handleForms,
      materials: guide.materials
        .filter(({ exempt }) => !exempt)
        .map(({ name, form, necessity }) => ({
          name,
          form: form ?? null,
          required: !/非必|选/.test(necessity ?? ''),
        })),
      fee: guide.fee ?? guide.feeStandard ?? null,
      onlinePayment: guide.onlinePayment ?? null,
      express: guide.express ?? null,
      results: guide.results ?? null,
      resultDelivery: guide.resultDelivery ?? null,
      texts: [
        ...text('必须现场办理原因说明', guide.visitReason),
        ...text('办理流程', guide.process),
        ...text('送达方式', guide.resultDelivery),
      ],
      apply,
      consult: guide.consult !== undefined,
      complaint: guide.complaint !== undefined,
    };
  } catch (error) {
    if (error instanceof NoGuideError) return null;
    throw error;
  }
}
