// `guide-audit links`: addresses that the guides of a run lead to, what stands behind each, and where they stand.
import { Command } from 'commander';
import { FIELD_NAMES } from '../../reports/field-names.ts';
import { isBelieved, type LinkCause, type LinkVerdict } from '../../store/schemas/link-fact.ts';
import { chosenRun, withStore } from '../context.ts';
import { type Target, targetsOf } from '../links/targets.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit links                    列出最近一批中打不开、有疑问、未能检查的地址
  guide-audit links --all --json       全部地址，每行一个 JSON`;

const VERDICTS: Record<LinkVerdict, string> = {
  alive: '正常',
  dead: '打不开',
  'soft-dead': '出错提示',
  home: '转到首页',
  login: '要求登录',
  'other-item': '转到其他内容',
  loop: '循环跳转',
  internal: '内部地址',
  'no-effect': '没有地址',
  script: '由脚本打开',
  unclear: '未能检查',
};
const CAUSES: Record<LinkCause, string> = {
  gone: '页面不存在',
  'no-name': '找不到域名',
  refused: '拒绝连接',
  certificate: '证书无效',
  blocked: '被拦截',
  'logged-out': '要求登录',
  timeout: '超时',
  'server-error': '服务器出错',
  network: '网络中断',
  'not-allowed': '不在许可访问的主机之内，或不是采集的批次',
  budget: '超过一个主机一批的地址数',
  'not-an-address': '不是有效的网址',
};
const SHOWN_PLACES = 5;

/** Behind an apply button a log-in belongs. */
const isRemarkable = ({ verdict, slow, at, attempts }: Target): boolean =>
  slow ||
  !(
    verdict === 'alive' ||
    (verdict === 'script' && attempts > 0) ||
    (verdict === 'login' && at.every(({ field }) => field === 'applyUrl'))
  );

/** What clicking in the browser told of a link by script. */
const clickRemark = ({ verdict, attempts }: Target): string => {
  if (verdict === 'script') return attempts > 0 ? '点击后有反应' : '未点击';
  return verdict === 'no-effect' && attempts > 0 ? '两次点击都没有反应' : '';
};

function linesOf(target: Target): string {
  const { url, verdict, cause, status, certain, finalUrl, redirects, milliseconds, slow, at } = target;
  const remarks = [
    cause ? CAUSES[cause] : '',
    clickRemark(target),
    status ? `状态码 ${status}` : '',
    certain ? '' : '待人工核对',
    isBelieved(target) ? '' : '只试过一次',
    redirects.length > 0 && finalUrl ? `跳转 ${redirects.length} 次到 ${finalUrl}` : '',
    slow ? `打开用了 ${(milliseconds! / 1000).toFixed(1)} 秒` : '',
  ].filter(Boolean);
  const places = at
    .slice(0, SHOWN_PLACES)
    .map(
      ({ itemName, channel, field, text, page }) =>
        `    ${itemName}（${channel}）· ${FIELD_NAMES[field] ?? field}${text ? ` · “${text}”` : ''}${page ? `  ${page}` : ''}\n`,
    );
  const rest = at.length > SHOWN_PLACES ? `    另有 ${at.length - SHOWN_PLACES} 处\n` : '';
  return `${VERDICTS[verdict]}${remarks.length > 0 ? `（${remarks.join('；')}）` : ''}  ${url}\n${places.join('')}${rest}`;
}

export function linksCommand(): Command {
  return new Command('links')
    .description('列出办事指南中的链接、办理入口和表格地址：打开后是什么，在哪些页面上')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .option('--all', '包括正常的地址')
    .option('--json', '每行一个 JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: { run?: string; all?: boolean; json?: boolean }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const run = chosenRun(store, options.run);
        const all = targetsOf(store, run.id);
        const shown = options.all ? all : all.filter(isRemarkable);
        for (const target of shown)
          await write(options.json ? `${JSON.stringify(target)}\n` : linesOf(target));
        if (!options.json)
          await write(
            `批次 ${run.id}：共 ${all.length} 个地址，${options.all ? '全部列出' : `列出 ${shown.length} 个，其余正常`}。\n`,
          );
      }),
    );
}
