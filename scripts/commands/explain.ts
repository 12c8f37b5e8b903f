// `guide-audit explain MESSAGE`: what a message means, where it comes from, how to mend it.
import { existsSync, readFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { entryChecks } from '../../checks/entry/index.ts';
import { helpChecks } from '../../checks/help/index.ts';
import { allMetas, listMetas } from '../../checks/index.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { messageIndex } from '../../reports/finding.ts';
import { SEVERITY_NAMES } from '../../reports/labels.ts';
import { proofText } from '../../reports/proof-text.ts';
import { write } from '../terminal.ts';

/** Checks of guides, of phone pages, of doors with a log-in, of entrances and of online help. */
const METAS = [...allMetas, ...[...doorChecks, ...entryChecks, ...helpChecks].map(({ meta }) => meta)];

const pageOf = (id: string): URL => new URL(`../../checks/${id}.md`, import.meta.url);

/** Pages that hold the messages of many checks. */
const SHARED_PAGES: readonly [page: string, ids: ReadonlySet<string>][] = [
  ['docs/mobile-rules.md', new Set(visitChecks.map(({ meta }) => meta.id))],
  ['docs/login-rules.md', new Set(doorChecks.map(({ meta }) => meta.id))],
  ['docs/entry-rules.md', new Set(entryChecks.map(({ meta }) => meta.id))],
  ['docs/service-map.md', new Set(listMetas.map(({ id }) => id))],
  ['docs/help-rules.md', new Set(helpChecks.map(({ meta }) => meta.id))],
];

function detailsOf(id: string): string {
  const shared = SHARED_PAGES.find(([, ids]) => ids.has(id))?.[0];
  const page = shared ?? (existsSync(pageOf(id)) ? `checks/${id}.md` : undefined);
  return page ? `，详见 ${page}` : '';
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('说明一个检查项：查什么、依据、怎么改')
    .addArgument(new Argument('<检查项>', '检查项编号，如 A03、M15、U01；或检查名称，如 address'))
    .addHelpText('after', '\n示例：\n  guide-audit explain A05-named\n  guide-audit explain hours')
    .action(async (asked: string) => {
      const index = messageIndex(METAS);
      const check = METAS.find(({ id }) => id === asked);
      if (check && existsSync(pageOf(asked))) return write(readFileSync(pageOf(asked), 'utf8'));
      const found =
        index.get(asked.toUpperCase()) ??
        index.get(asked) ??
        [...index].find(([id]) => id.toLowerCase() === asked.toLowerCase())?.[1];
      if (!found)
        throw new ConfigError(
          `没有“${asked}”这个检查项。`,
          `可用的检查项：${[...index.keys()].join('、')}。`,
        );
      const { message, check: of } = found;
      const lines = [
        `${message.id}  ${message.title}`,
        `严重程度：${SEVERITY_NAMES[message.severity]}`,
        `指标：${message.indicator}`,
        `查什么：${message.text}`,
        `怎么改：${message.fix}`,
        `依据：${message.basis}`,
        `实证：${proofText(message.id)}`,
        message.guard ? `防误判：${message.guard}` : '',
        `所属检查：${of.title}（${of.id}）${detailsOf(of.id)}`,
      ];
      await write(`${lines.filter(Boolean).join('\n')}\n`);
    });
}
