// Posts the summary to a group robot. The address holds a secret key: it stands in no message, log or error. Called by nightly.ts.
import { Agent, buildConnector, request } from 'undici';
import { hostKind } from '../../crawler/address-guard.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { AddressRefused, destination } from '../../crawler/connect.ts';
import type { GuardRules } from '../../crawler/network-guard.ts';
import { WEBHOOK_KINDS, type WebhookKind, webhookBody, webhookProblem } from './webhook-message.ts';

export interface Webhook {
  url: URL;
  kind: WebhookKind;
  /** Whether it may be in the house: http, and private addresses. */
  local: boolean;
}

const DEADLINE_MS = 10_000;
const MOST_ANSWER = 64 * 1024;

const WHERE = '地址由 --webhook 或环境变量 GUIDE_AUDIT_WEBHOOK 给出。';
const INHOUSE = '内网的接收程序须加 --webhook-allow-local。';

/** Reads the address; null where none is given. @throws ConfigError, which never repeats the address */
export function webhookOf(address: string | undefined, kind: string, local: boolean): Webhook | null {
  if (!address) return null;
  const known = WEBHOOK_KINDS.find((one) => one === kind);
  if (!known)
    throw new ConfigError(
      `没有名为“${kind}”的消息格式。`,
      `--webhook-kind 可用：${WEBHOOK_KINDS.join('、')}。`,
    );
  if (!URL.canParse(address)) throw new ConfigError('消息推送的地址不是有效的网址。', WHERE);
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
    throw new ConfigError('消息推送的地址须以 https:// 开头。', `${WHERE}${INHOUSE}`);
  const host = hostKind(url.hostname);
  if (!local && host !== 'public' && host !== 'not-an-address')
    throw new ConfigError('消息推送的地址是内部地址。', `${WHERE}${INHOUSE}`);
  return { url, kind: known, local };
}

/** No site's rules: any public host. */
const ANYWHERE: GuardRules = { hosts: null, assetHosts: new Set(), reads: [], ignored: [], own: new Map() };

/** Every connection to a public address only, judged on the resolved one. */
function publicAgent(): Agent {
  const connect = buildConnector({ timeout: DEADLINE_MS });
  return new Agent({
    connect: (options, callback) => {
      const port = Number(options.port || 443);
      destination(options.hostname, port, ANYWHERE).then(
        ({ address }) =>
          connect(
            {
              ...options,
              hostname: address,
              port: String(port),
              servername: options.servername ?? options.hostname,
            },
            callback,
          ),
        (error: Error) => callback(error, null),
      );
    },
  });
}

function problemOf(error: unknown): string {
  if (error instanceof AddressRefused) return `其主机解析到内部地址；${INHOUSE}`;
  if ((error as Error).name === 'TimeoutError') return `${DEADLINE_MS / 1000}秒内没有回应`;
  const { code } = error as { code?: unknown };
  return `无法连接${typeof code === 'string' && /^[A-Z_]+$/.test(code) ? `（${code}）` : ''}`;
}

/** Sends one message. Returns why it did not arrive, in Chinese, or null. Redirects are not followed. Never throws. */
export async function postWebhook(
  { url, kind, local }: Webhook,
  text: string,
  data: object,
): Promise<string | null> {
  const dispatcher = local ? new Agent() : publicAgent();
  try {
    const answer = await request(url, {
      method: 'POST',
      dispatcher,
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(webhookBody(kind, text, data)),
    });
    let body = '';
    for await (const chunk of answer.body) {
      body += chunk;
      if (body.length > MOST_ANSWER) break;
    }
    return webhookProblem(kind, answer.statusCode, body);
  } catch (error) {
    return problemOf(error);
  } finally {
    await dispatcher.destroy();
  }
}
