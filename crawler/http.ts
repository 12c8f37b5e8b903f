// Plain requests through the guard: lists and lookups without a browser. Called by listing.ts; read-only like everything here.
import { performance } from 'node:perf_hooks';
import { Agent, buildConnector, request } from 'undici';
import { destination, type Lookup } from './connect.ts';
import { decide, type GuardRules } from './network-guard.ts';

const MAX_BYTES = 20_000_000;
const MAX_REDIRECTS = 5;

export interface HttpAnswer {
  url: string;
  status: number;
  headers: Record<string, string>;
  charset: string;
  bytes: Buffer;
  /** True where the asker wanted no more than these bytes. */
  cut?: boolean;
  readonly text: string;
  redirects: string[];
  milliseconds: number;
}

/** A request that the guard refused; `message` is Chinese. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}

/** The host's robots.txt forbids the path: it was not asked for. */
export class RobotsForbidden extends RequestRefused {}

/** The answer is larger than asked for, or leads round in circles; `message` is Chinese. */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';

  constructor(
    message: string,
    readonly code: 'too-large' | 'redirects',
  ) {
    super(message);
  }
}

/** Charset by header, else by the page's own meta. GB2312 and GBK are subsets of GB18030. */
export function charsetOf(contentType: string | undefined, bytes: Buffer): string {
  const named =
    /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ??
    'utf-8';
  return /^gb/i.test(named) ? 'gb18030' : named.toLowerCase();
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}

/** @throws AnswerRefused where the body is larger than any page, unless it is to be cut at `most` bytes. */
async function readBody(
  stream: AsyncIterable<Buffer>,
  onPiece: (bytes: number) => void,
  most = Infinity,
): Promise<{ bytes: Buffer; cut: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    onPiece(chunk.length);
    if (size > most) return { bytes: Buffer.concat(chunks), cut: true };
    if (size > MAX_BYTES) throw new AnswerRefused(`回应超过 ${MAX_BYTES / 1e6} MB，已放弃`, 'too-large');
    chunks.push(chunk);
  }
  return { bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), cut: false };
}

/** Text is decoded where it is asked for, once. */
function withText(answer: Omit<HttpAnswer, 'text'>): HttpAnswer {
  let text: string | undefined;
  return {
    ...answer,
    get text() {
      text ??= decode(answer.bytes, answer.charset);
      return text;
    },
  };
}

export interface HttpClientOptions {
  rules: GuardRules;
  userAgent: string;
  /** Milliseconds for one request, headers and body together. */
  deadline: number;
  /** Called before every request; resolves when it may be sent. */
  pace?: (url: string) => Promise<void>;
  /** Why robots.txt forbids an address, Chinese, or null. Asked before every request, of redirects too. */
  robots?: (url: string) => Promise<string | null>;
  /** Told what came of each answer's body, as it travelled, for the bandwidth. */
  onReceived?: ((url: string, bytes: number) => void) | undefined;
  lookup?: Lookup;
}

/** HTTP client whose every connection is judged on the resolved address. Close it after use. */
export class HttpClient {
  private readonly agent: Agent;

  constructor(private readonly options: HttpClientOptions) {
    const connect = buildConnector({ timeout: options.deadline });
    this.agent = new Agent({
      connections: 8,
      connect: (opts, callback) => {
        const port = Number(opts.port || (opts.protocol === 'https:' ? 443 : 80));
        destination(opts.hostname, port, options.rules, options.lookup).then(
          (to) =>
            connect(
              {
                ...opts,
                hostname: to.address,
                port: String(to.port),
                servername: opts.servername ?? opts.hostname,
              },
              callback,
            ),
          (error: Error) => callback(error, null),
        );
      },
    });
  }

  /**
   * One request as a browser made it, redirects left to the caller. `most`: bytes of the body that are read at most, by
   * its content type; where it is longer, the connection is closed. @throws as get
   */
  async forward(
    url: string,
    method: string,
    headers: Record<string, string>,
    body: string | null,
    most?: (contentType: string) => number,
  ): Promise<HttpAnswer> {
    const begun = performance.now();
    const contentType = headers['content-type'] ?? null;
    const decision = decide({ url, method, type: 'script', body, contentType }, this.options.rules);
    if (!decision.allow) throw new RequestRefused(decision.detail);
    return this.ask(url, method, headers, body, [], begun, most);
  }

  /** GET; `condition`: headers of the first request (If-None-Match). @throws RequestRefused, AddressRefused, or the network's error */
  get(url: string, condition: Record<string, string> = {}): Promise<HttpAnswer> {
    return this.send(url, 'GET', undefined, condition);
  }

  /** POST of a form; only what the profile's `reads` lists passes. */
  post(url: string, form: Record<string, string>): Promise<HttpAnswer> {
    return this.send(url, 'POST', new URLSearchParams(form).toString());
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async send(
    first: string,
    method: 'GET' | 'POST',
    body: string | undefined,
    condition: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const begun = performance.now();
    const redirects: string[] = [];
    const contentType = body === undefined ? null : 'application/x-www-form-urlencoded; charset=UTF-8';
    for (let url = first; ; ) {
      const decision = decide({ url, method, type: 'document', body, contentType }, this.options.rules);
      if (!decision.allow) throw new RequestRefused(decision.detail);
      const forbidden = await this.options.robots?.(url);
      if (forbidden) throw new RobotsForbidden(forbidden);
      await this.options.pace?.(url);
      const headers = {
        'user-agent': this.options.userAgent,
        accept: '*/*',
        'accept-language': 'zh-CN,zh;q=0.9',
        ...(contentType ? { 'content-type': contentType } : {}),
        ...(url === first ? condition : {}),
      };
      const answer = await this.ask(url, method, headers, body ?? null, redirects, begun);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400 || !location) return answer;
      if (method !== 'GET')
        throw new RequestRefused(`${method} ${new URL(url).pathname} 被转到别处，只读请求不跟随`);
      if (redirects.length >= MAX_REDIRECTS)
        throw new AnswerRefused(`转向超过 ${MAX_REDIRECTS} 次`, 'redirects');
      redirects.push(url);
      url = new URL(location, url).href;
    }
  }

  private async ask(
    url: string,
    method: string,
    sent: Record<string, string>,
    body: string | null,
    redirects: string[],
    begun: number,
    most?: (contentType: string) => number,
  ): Promise<HttpAnswer> {
    const answer = await request(url, {
      method: method as 'GET',
      dispatcher: this.agent,
      signal: AbortSignal.timeout(this.options.deadline),
      headers: sent,
      body,
      // undici closes the connection after HEAD: half of a link check would be handshakes.
      ...(method === 'HEAD' && { reset: false }),
    });
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(', ');
    const { bytes, cut } = await readBody(
      answer.body,
      (piece) => this.options.onReceived?.(url, piece),
      most?.(headers['content-type'] ?? ''),
    );
    const charset = charsetOf(headers['content-type'], bytes);
    const milliseconds = Math.round(performance.now() - begun);
    return withText({
      ...{ url, status: answer.statusCode, headers, charset, bytes, cut, redirects, milliseconds },
    });
  }
}
