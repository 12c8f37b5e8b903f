// `guide-audit visit URL|FILE`: is this page fit for a phone?
import { access } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import { chooseProfile } from '../../crawler/doctor/choose-profile.ts';
import { pageAddress } from '../../crawler/page-address.ts';
import { DEVICES, deviceNamed } from '../../crawler/visit/devices.ts';
import { NETWORKS, networkNamed } from '../../crawler/visit/networks.ts';
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import { now } from '../context.ts';
import { readProblem } from '../read-problem.ts';
import { say, write } from '../terminal.ts';
import { visitLines } from '../visit/lines.ts';
import { withOrigin } from '../with-origin.ts';

const HELP = `
用手机的屏幕打开一个页面，测量后按评估方案的四个方面（交互友好性、终端兼容性、服务可用性、操作易用性）列出问题。
默认只打开和测量，不点击。加 --try 后还试用页面：点按少量控件、按返回键、关闭弹窗、放大字号等；
不填写、不提交，不点按与提交、登录、支付、申请有关的控件，只放行读取类请求。
加 --network 4g 后，再在限速的网络上打开几次，取中位数，得出实验室数值；每个页面约多用1分钟，网站也多回应几次。
加 --engine webkit 后，再用 WebKit（苹果手机的浏览器内核）打开，比较版面；只限已保存的网页和示例门户，本机须装有
webkit2gtk-driver 和 xvfb。
真实站点须有许可。规则见 docs/mobile-rules.md。

终端：
${DEVICES.map(({ id, name, width, height }) => `  ${id.padEnd(12)} ${name}，${width}×${height}`).join('\n')}

示例：
  guide-audit visit 已保存的网页.html
  guide-audit visit http://portal.fixture.example/suishenban/index.html --device small
      （内置示例门户的页面，门户自动启动）
  guide-audit visit https://zwdt.example.gov.cn/item/1 --site 我的档案.json --json

退出码：0 已走查（有没有问题都是0） · 2 没有许可、robots.txt 不允许或用法有误 · 3 页面未能读到 · 4 需要登录 · 5 被拦截`;

interface Options {
  device: string;
  site?: string;
  json?: boolean;
  try?: boolean;
  network?: string;
  engine?: string;
}

/** Controls that `--try` taps at most. */
const TAPS = 8;

async function visitOf(
  source: string,
  { device: id, site, try: tried, network, engine }: Options,
): Promise<PageVisit> {
  const asked = {
    ...{ device: deviceNamed(id), now, tries: tried ? TAPS : undefined },
    network: network ? networkNamed(network) : undefined,
    webkit: engine === 'webkit',
  };
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
  const chosen = isUrl ? chooseProfile(pageAddress(source), site) : null;
  // Loaded here: help and wrong use must not wait for a browser's library.
  const { visitFile, visitUrl } = await import('../../crawler/visit/visit-url.ts');
  if (chosen) return withOrigin(chosen, (origin) => visitUrl({ ...chosen, origin }, asked));
  await access(source).catch((error: NodeJS.ErrnoException) => {
    throw readProblem(source, error);
  });
  return visitFile(source, asked);
}

export function visitCommand(): Command {
  return new Command('visit')
    .description('走查一个手机页面：点按区域、文字、屏幕适配、表单等是否便于使用')
    .addArgument(new Argument('<网址或文件>', '网址（http、https）或已保存的网页（.html）'))
    .option('--device <终端>', '用哪种终端打开', 'standard')
    .option('--site <站点>', '站点档案的名称，或档案文件（.json）的路径')
    .option('--try', '还试用页面：点按少量控件、返回、关闭弹窗、放大字号等（不填写、不提交）')
    .option(
      '--network <网络>',
      `再在限速的网络上打开几次，得出实验室数值：${NETWORKS.map(({ id, name }) => `${id}（${name}）`).join('、')}`,
    )
    .addOption(
      new Option(
        '--engine <内核>',
        '再用另一种浏览器内核打开，比较版面（只限已保存的网页和示例门户）',
      ).choices(['webkit']),
    )
    .option('--json', '输出一个 JSON 对象：测量结果和全部判定')
    .addHelpText('after', HELP)
    .action(async (source: string, options: Options) => {
      const visit = await visitOf(source, options);
      const { outcomes, errors } = judgeVisit(visit, visitChecks);
      for (const { check, error } of errors) say(`检查“${check}”出错，记为未能检查：${String(error)}`);
      const { name } = deviceNamed(options.device);
      await write(
        options.json
          ? `${JSON.stringify({ visit, outcomes }, null, 1)}\n`
          : `${visitLines(visit, outcomes, visitChecks, name).join('\n')}\n`,
      );
    });
}
