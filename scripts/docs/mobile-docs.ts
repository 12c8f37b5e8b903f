// Writes docs/mobile-rules.md: `npx tsx scripts/docs/mobile-docs.ts`.
import { writeFileSync } from 'node:fs';
import { visitChecks } from '../../checks/mobile/index.ts';
import { UNJUDGED_ON_PHONE } from '../../checks/mobile/parts/unjudged.ts';
import { mobileRulesPage } from './mobile-rules-page.ts';

const page = mobileRulesPage(visitChecks, UNJUDGED_ON_PHONE);
writeFileSync(new URL('../../docs/mobile-rules.md', import.meta.url), page);
