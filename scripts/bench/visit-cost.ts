// What a visit with all checks costs beside a bare one (open, wait for quiet, screenshot), turn about on a guide page of the
// fixture's phone app: `npx tsx scripts/bench/visit-cost.ts [rounds]`. The visit takes a screenshot too.
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import type { Tab } from '../../crawler/guarded-context.ts';
import { settle } from '../../crawler/open-panels.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { deviceNamed } from '../../crawler/visit/devices.ts';
import { visitPage, WINDOWS } from '../../crawler/visit/visit-page.ts';
import { openVisitPool } from '../../crawler/visit/visit-url.ts';
import { startPortal } from '../../fixtures/portal.ts';
import { write } from '../terminal.ts';

const rounds = Number(process.argv[2] ?? 15);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function main(): Promise<void> {
  const portal = await startPortal({ items: 1 });
  const profile = loadProfile('fixture', 'h5');
  const device = deviceNamed('standard');
  const pool = await openVisitPool(profile, portal.origin, device);
  const pages = portal.phoneGuides.map(
    ({ item }) => profile.publicOrigin + profile.guide.replace('{id}', item.portalId),
  );
  const bare = async ({ page }: Tab, url: string): Promise<void> => {
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await settle(page, profile.deadlines.quiet);
    await page.screenshot();
  };
  const whole =
    (windows: typeof WINDOWS | []) =>
    async (tab: Tab, url: string): Promise<void> => {
      const options = { device, source: 'fixture' as const, time: '', windows, patience: 0 };
      const { visit } = await visitPage(tab, url, pool.site, options);
      judgeVisit(visit!, visitChecks);
      await tab.page.screenshot();
    };
  const ways = { bare, one: whole([]), all: whole(WINDOWS) };
  const times: Record<keyof typeof ways, number[]> = { bare: [], one: [], all: [] };
  try {
    for (let i = -2; i < rounds; i++)
      for (const [name, way] of Object.entries(ways) as [keyof typeof ways, (typeof ways)['bare']][]) {
        const took = await pool.withTab(async (tab) => {
          const begun = performance.now();
          await way(tab, pages[(i + 2) % pages.length]!);
          return performance.now() - begun;
        });
        // Two rounds to warm up.
        if (i >= 0) times[name].push(took);
      }
  } finally {
    await pool.close();
    await portal.close();
  }
  const [base, one, all] = [median(times.bare), median(times.one), median(times.all)];
  await write(
    [
      `打开、截图：${base.toFixed(0)} 毫秒`,
      `走查（一种宽度，含截图和全部检查）：${one.toFixed(0)} 毫秒，${(one / base).toFixed(2)} 倍`,
      `走查（另测5种宽度）：${all.toFixed(0)} 毫秒，${(all / base).toFixed(2)} 倍`,
      `${rounds}轮，取中位数。`,
      '',
    ].join('\n'),
  );
}

await main();
