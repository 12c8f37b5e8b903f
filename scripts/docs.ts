// `npm run docs`: writes the pages of rules, and from labelled real data docs/accuracy.md and checks/frame/proof.json.
import { existsSync, writeFileSync } from 'node:fs';
import { entryChecks } from '../checks/entry/index.ts';
import { proofOf as known, type Proof } from '../checks/frame/proof.ts';
import { helpChecks } from '../checks/help/index.ts';
import { checkMetas, listMetas } from '../checks/index.ts';
import { journeyChecks } from '../checks/journey/index.ts';
import { UNJUDGED } from '../checks/lexicon/unjudged.ts';
import { doorChecks } from '../checks/login/index.ts';
import { visitChecks } from '../checks/mobile/index.ts';
import { UNJUDGED_ON_PHONE } from '../checks/mobile/parts/unjudged.ts';
import { judgeSandbox } from './accuracy/channel-sandbox.ts';
import { DATA } from './accuracy/label-texts.ts';
import { accuracyOfLabels } from './accuracy/labels.ts';
import { accuracyOfNcap } from './accuracy/ncap.ts';
import { type RealCount, realCounts } from './accuracy/real.ts';
import { judgeFixture } from './accuracy/truth.ts';
import { accuracyPage } from './docs/accuracy-page.ts';
import { entryRulesPage } from './docs/entry-rules-page.ts';
import { helpRulesPage } from './docs/help-rules-page.ts';
import { journeyRulesPage } from './docs/journey-rules-page.ts';
import { loginRulesPage } from './docs/login-rules-page.ts';
import { mobileRulesPage } from './docs/mobile-rules-page.ts';
import { rulesPage } from './docs/rules-page.ts';
import { say } from './terminal.ts';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);

const proofOf = ({ right, wrong, missed, review }: RealCount): Proof => ({ right, wrong, missed, review });

let proofs = new Map(
  checkMetas.flatMap(({ messages }) => messages.map(({ id }) => [id, known(id) as Proof])),
);
if (existsSync(DATA)) {
  const counts = await realCounts(say);
  proofs = new Map([...counts].map(([message, count]) => [message, proofOf(count)]));
  const written = Object.fromEntries(proofs);
  writeFileSync(at('checks/frame/proof.json'), `${JSON.stringify(written, null, 2)}\n`);
  const unlabelled = checkMetas
    .flatMap((meta) => meta.messages.map(({ id }) => id))
    .filter((id) => !counts.has(id));
  const page = accuracyPage({ counts, unlabelled, values: accuracyOfLabels(say), ncap: accuracyOfNcap(say) });
  writeFileSync(at('docs/accuracy.md'), page);
  say('✓ 已写入 checks/frame/proof.json 和 docs/accuracy.md。');
} else say('没有真实数据，保留原有的 checks/frame/proof.json 和 docs/accuracy.md。');

const verdicts = new Map<string, Set<'fail' | 'review'>>();
for (const { message, verdict } of [...judgeFixture({ seed: 2021, items: 5 }).truth, ...judgeSandbox().truth])
  verdicts.set(message, (verdicts.get(message) ?? new Set()).add(verdict));
writeFileSync(at('docs/rules.md'), rulesPage([...checkMetas, ...listMetas], UNJUDGED, { verdicts, proofs }));
writeFileSync(at('docs/mobile-rules.md'), mobileRulesPage(visitChecks, UNJUDGED_ON_PHONE));
writeFileSync(at('docs/login-rules.md'), loginRulesPage(doorChecks));
writeFileSync(at('docs/journey-rules.md'), journeyRulesPage(journeyChecks));
writeFileSync(at('docs/entry-rules.md'), entryRulesPage(entryChecks));
writeFileSync(at('docs/help-rules.md'), helpRulesPage(helpChecks));
say(
  '✓ 已写入 docs 中的规则：rules.md、mobile-rules.md、login-rules.md、journey-rules.md、entry-rules.md、help-rules.md。',
);
