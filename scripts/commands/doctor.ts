// `guide-audit doctor URL|FILE`: can this page be read, and what would the whole site take?
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { type ChosenProfile, chooseProfile } from '../../crawler/doctor/choose-profile.ts';
import { type Diagnosis, exitCodeOf } from '../../crawler/doctor/diagnosis.ts';
import { examineHtml } from '../../crawler/doctor/examine-html.ts';
import { learnOptions } from '../../crawler/lanes/api/api-book.ts';
import { type LearnedApi, learnedApi } from '../../crawler/lanes/api/learned.ts';
import { lanesOf } from '../../crawler/lanes/lane-book.ts';
import { pageAddress } from '../../crawler/page-address.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { StoreError } from '../../store/index.ts';
import type { LearnedLanes } from '../../store/schemas/lanes.ts';
import { now, withStore } from '../context.ts';
import { learnedLines } from '../doctor/learned-lines.ts';
import { doctorLines } from '../doctor/lines.ts';
import { readProblem } from '../read-problem.ts';
import { interruptible, write } from '../terminal.ts';
import { withOrigin } from '../with-origin.ts';

const HELP = `
逐项说明：页面是什么、各要素的栏目名称和值、词表中没有的栏目名称、适合的采集方式、robots.txt、
是否需要登录或 App、许可还缺什么、采集全站需要几晚。只读取，不提交；真实站点须有许可。
网址属于哪个站点，按站点档案的 hosts 判断；也可用 --site 指定档案。

示例：
  guide-audit doctor http://portal.fixture.example/govPortals/bsfw/item/b3897934-d9e2-4669-37b2-d74c4f236830
      （内置示例门户的页面，门户自动启动）
  guide-audit doctor https://zwdt.example.gov.cn/item/1 --site 我的档案.json --items 3600
  guide-audit doctor 已保存的网页.html
  guide-audit doctor http://127.0.0.1:40123/suishenban/index.html?item=1 --json

退出码：0 已查明 · 2 没有许可、robots.txt 不允许或用法有误 · 3 页面未能读到 · 4 需要登录 · 5 被拦截`;

interface Options {
  site?: string;
  items?: number;
  json?: boolean;
}

const count = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('应为正整数。');
  return n;
};

async function ofFile(path: string, { site }: Options): Promise<Diagnosis> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw readProblem(path, error);
  });
  return examineHtml(bytes, {
    address: pathToFileURL(resolve(path)).href,
    dictionary: defaultDictionary(),
    profile: site ? loadProfile(site) : null,
    now: now(),
  });
}

async function ofUrl(chosen: ChosenProfile, { items }: Options): Promise<Diagnosis> {
  // Loaded here: a saved page must not wait for a browser's library.
  const { examineUrl } = await import('../../crawler/doctor/examine-url.ts');
  const signal = interruptible();
  return withOrigin(chosen, (origin) =>
    examineUrl({
      profile: chosen.profile,
      url: chosen.url,
      origin,
      dictionary: defaultDictionary(),
      now,
      items: items ?? null,
      signal,
    }),
  );
}

/** What crawls into the data folder have learned of the page's channel; a folder that cannot be read knows nothing. */
async function learnedOf(
  command: Command,
  { site }: Diagnosis,
  profile: SiteProfile,
): Promise<{ learned?: LearnedLanes | undefined; api: LearnedApi | null }> {
  if (!site) return { api: null };
  try {
    return await withStore(command, 'read', ({ lanes }) => {
      const of = lanesOf({ id: site.id, channel: site.channel, version: site.version });
      const options = learnOptions(profile, defaultDictionary());
      return { learned: lanes.get(of), api: learnedApi(lanes.lessons(of), options) };
    });
  } catch (error) {
    // The page was diagnosed all the same.
    if (error instanceof StoreError) return { api: null };
    throw error;
  }
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('诊断一个页面：能不能读、读到什么、用什么方式采集、全站需要几晚')
    .addArgument(new Argument('<网址或文件>', '网址（http、https）或已保存的网页（.html）'))
    .option('--site <站点>', '站点档案的名称，或档案文件（.json）的路径')
    .option('--items <数量>', '全站的事项数，用来测算需要几晚（示例门户从清单得知）', count)
    .option('--json', '输出一个 JSON 对象')
    .addHelpText('after', HELP)
    .action(async (source: string, options: Options, command: Command) => {
      const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
      if (!isUrl && options.items) throw new ConfigError('--items 只用于网址，不用于文件。');
      const chosen = isUrl ? chooseProfile(pageAddress(source), options.site) : null;
      const diagnosis = chosen ? await ofUrl(chosen, options) : await ofFile(source, options);
      const { learned, api } = chosen
        ? await learnedOf(command, diagnosis, chosen.profile)
        : { learned: undefined, api: null };
      await write(
        options.json
          ? `${JSON.stringify({ ...diagnosis, learned: learned ?? null, learnedApi: api }, null, 1)}\n`
          : `${[...doctorLines(diagnosis), ...learnedLines(learned, api)].join('\n')}\n`,
      );
      const code = exitCodeOf(diagnosis);
      if (code !== 0) process.exitCode = code;
    });
}
