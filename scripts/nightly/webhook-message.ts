// The message that a group robot (群机器人) takes, and what it answers. Pure; called by post-webhook.ts.

export const WEBHOOK_KINDS = ['wecom', 'dingtalk', 'feishu', 'json'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** Bytes of text that a robot takes: 企业微信 2048, 钉钉 20000, 飞书 20 KB for the whole request. */
const MOST_BYTES: Record<WebhookKind, number> = {
  wecom: 2048,
  dingtalk: 18_000,
  feishu: 18_000,
  json: 18_000,
};

const TAIL = '……（内容过长，详见报告）';

/** Cuts after whole characters, so that text and tail have at most so many bytes of UTF-8. */
export function cutText(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let left = most - Buffer.byteLength(TAIL);
  let kept = '';
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + TAIL;
}

const BODIES: Record<WebhookKind, (text: string, data: object) => object> = {
  wecom: (content) => ({ msgtype: 'text', text: { content } }),
  dingtalk: (content) => ({ msgtype: 'text', text: { content } }),
  feishu: (text) => ({ msg_type: 'text', content: { text } }),
  json: (text, data) => ({ ...data, text }),
};

/** Body of the request, as an object; `data` goes along as plain JSON only. */
export const webhookBody = (kind: WebhookKind, text: string, data: object): object =>
  BODIES[kind](cutText(text, MOST_BYTES[kind]), data);

/** Where each robot writes its error number; zero is success. Their messages may repeat the key and are not told. */
const CODES: Record<WebhookKind, readonly string[]> = {
  wecom: ['errcode'],
  dingtalk: ['errcode'],
  feishu: ['code', 'StatusCode'],
  json: [],
};

/** Why the robot did not take the message, in Chinese, or null. Robots say so with status 200. */
export function webhookProblem(kind: WebhookKind, status: number, answer: string): string | null {
  if (status < 200 || status >= 300) return `回应状态码 ${status}`;
  if (CODES[kind].length === 0) return null;
  let told: Record<string, unknown>;
  try {
    told = JSON.parse(answer) as Record<string, unknown>;
  } catch {
    return '回应不是 JSON，请核对地址和 --webhook-kind';
  }
  const code = CODES[kind].map((name) => told?.[name]).find((value) => value !== undefined);
  if (code === 0) return null;
  return typeof code === 'number'
    ? `机器人没有接受，错误码 ${code}`
    : '回应中没有错误码，请核对 --webhook-kind';
}
