// `guide-audit extract FILE.html|URL`: one page as a ServiceGuide, by the same reader that the crawl uses.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { extract, NoGuideError } from '../../crawler/extract.ts';
import { decodeHtml, UnknownCharsetError } from '../../crawler/snapshot/decode-html.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import type { Snapshot } from '../../store/schemas/snapshot.ts';
import { readProblem } from '../read-problem.ts';
import { say, write } from '../terminal.ts';

const HELP = `
输出一个 JSON 对象（一份办事指南）。网页按栏目名称和表头识别，与版式无关；
文件的编码自动识别（UTF-8、GBK、GB18030 等）。网址用浏览器打开，并展开全部页签；内网地址拒绝访问。

示例：
  guide-audit extract 指南.html
  guide-audit extract 指南.html --url https://zwdt.example.gov.cn/item/1   （相对链接按此网址补全）
  guide-audit extract https://zwdt.example.gov.cn/item/1 > 指南.json`;

async function fromFile(path: string, url: string | undefined): Promise<Snapshot> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw readProblem(path, error as NodeJS.ErrnoException);
  }
  try {
    const { html, warning } = decodeHtml(bytes);
    if (warning) say(`提示：${warning}`);
    return snapshotFromHtml(html, { url: url ?? pathToFileURL(resolve(path)).href });
  } catch (error) {
    if (error instanceof UnknownCharsetError) throw new ConfigError(`无法读取“${path}”：${error.message}`);
    throw error;
  }
}

/** Opens the page in the browser; refuses private addresses itself. */
async function fromUrl(url: string): Promise<Snapshot> {
  const { captureUrl } = await import('../../crawler/capture-url.ts');
  return captureUrl(url);
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('读取一个办事指南网页，输出结构化的指南')
    .addArgument(new Argument('<文件或网址>', '网页文件（.html）或网址（http、https）'))
    .option('--url <网址>', '文件原来的网址，用于补全相对链接')
    .addHelpText('after', HELP)
    .action(async (source: string, options: { url?: string }) => {
      if (options.url !== undefined && !URL.canParse(options.url))
        throw new ConfigError(`“${options.url}”不是网址。`, '网址应以 http:// 或 https:// 开头。');
      const snapshot = /^https?:\/\//i.test(source)
        ? await fromUrl(source)
        : await fromFile(source, options.url);
      try {
        await write(`${JSON.stringify(extract(snapshot, defaultDictionary()), null, 2)}\n`);
      } catch (error) {
        if (error instanceof NoGuideError) throw new ConfigError(`“${source}”：${error.message}`);
        throw error;
      }
    });
}
