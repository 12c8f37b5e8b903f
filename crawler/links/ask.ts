// Asks what a probe wants to know, over the network and through the guard: each address once, at its host's pace. Called by collect.ts.
import type { LinkCause } from '../../store/schemas/link-fact.ts';
import { AddressRefused, destination, type Lookup } from '../connect.ts';
import { AnswerRefused, type HttpAnswer, type HttpClient, RequestRefused } from '../http.ts';
import type { GuardRules } from '../network-guard.ts';
import type { Pacers } from '../pacer.ts';
import type { RobotsGate } from '../robots-gate.ts';
import { decodeHtml } from '../snapshot/decode-html.ts';
import { isInternal } from './address.ts';
import { readLinkedPage } from './page.ts';
import type { LinkReply, LinkRequest } from './probe.ts';

export interface AskerOptions {
  http: HttpClient;
  rules: GuardRules;
  userAgent: string;
  /** Pace of a host. */
  pacers: Pacers;
  robots: Pick<RobotsGate, 'refusal'>;
  signal: AbortSignal;
  /** A public name that resolves wherever the network works: without it, a name that is not found says nothing. */
  known: string | null;
  lookup?: Lookup;
}

type Failure = Extract<LinkReply, { kind: 'failure' }>;
const unclear = (cause: LinkCause): Failure => ({
  kind: 'failure',
  verdict: 'unclear',
  cause,
  certain: true,
});

/** Certificates that every browser warns of. Others may only lack a link of their chain, which browsers fetch. */
const WRONG_CERTIFICATE: readonly string[] = [
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];
const DOUBTFUL_CERTIFICATE: readonly string[] = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
];
const LATE: readonly string[] = [
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
];

/** What a failed request says, its name's resolution apart. */
export function failureOf(error: unknown): Failure | 'no-name' {
  if (error instanceof AddressRefused) {
    if (!isInternal(error.kind)) return unclear('not-allowed');
    // What a name resolves to here may be a view that only our own network has.
    return { kind: 'failure', verdict: 'internal', cause: null, certain: error.named };
  }
  if (error instanceof RequestRefused) return unclear('not-allowed');
  if (error instanceof AnswerRefused) return unclear('network');
  const { code = '', name, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  const why = code || (cause?.code ?? '');
  const dead = (of: LinkCause, certain = true): Failure => ({
    kind: 'failure',
    verdict: 'dead',
    cause: of,
    certain,
  });
  if (why === 'ENOTFOUND') return 'no-name';
  if (why === 'ECONNREFUSED') return dead('refused');
  if (WRONG_CERTIFICATE.includes(why)) return dead('certificate');
  if (DOUBTFUL_CERTIFICATE.includes(why)) return dead('certificate', false);
  return unclear(name === 'TimeoutError' || LATE.includes(why) ? 'timeout' : 'network');
}

/** Pages that name another charset than theirs are read all the same: an error must be seen for what it is. */
function readable(answer: HttpAnswer): string {
  try {
    return decodeHtml(answer.bytes, answer.headers['content-type']).html;
  } catch {
    return answer.text;
  }
}

const isText = (type: string): boolean => type === '' || /html/i.test(type);
/** Of a page that is longer nothing is judged; of what is no page a part tells that it is there. */
const mostOf = (type: string): number => (isText(type) ? 2_000_000 : 16_000);

/** Remembers its replies: several links, redirects and comparisons share addresses. One for each pass of a run. */
export class Asker {
  private readonly replies = new Map<string, Promise<LinkReply>>();
  private works: Promise<boolean> | undefined;

  constructor(private readonly options: AskerOptions) {}

  /** @throws NotNow */
  ask(request: LinkRequest): Promise<LinkReply> {
    const key = `${request.method} ${request.url}`;
    const known = this.replies.get(key) ?? this.send(request);
    this.replies.set(key, known);
    return known;
  }

  private async send({ method, url }: LinkRequest): Promise<LinkReply> {
    const { http, userAgent, pacers, robots, signal } = this.options;
    const refused = await this.refusal(url);
    if (refused) return refused;
    if (await robots.refusal(url)) return unclear('not-allowed');
    const pacer = pacers.of(url);
    await pacer.turn(signal);
    if (signal.aborted) return unclear('network');
    try {
      const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-language': 'zh-CN,zh;q=0.9' };
      const answer = await http.forward(url, method, headers, null, mostOf);
      const { status, headers: got, milliseconds } = answer;
      pacer.answered(status, got, milliseconds);
      const type = got['content-type'] ?? '';
      const text = method === 'GET' && isText(type) && !answer.cut ? readable(answer) : '';
      const isPage = /<\w/.test(text.slice(0, 4096));
      return {
        kind: 'answer',
        status,
        headers: got,
        page: isPage ? readLinkedPage(text) : null,
        milliseconds,
      };
    } catch (error) {
      const failure = failureOf(error);
      return failure === 'no-name' ? this.noName() : failure;
    }
  }

  /** Why the address may not be asked. A name is resolved all the same: one that nobody knows, or an internal one, is a finding. */
  private async refusal(url: string): Promise<Failure | null> {
    const { rules, lookup } = this.options;
    const { host, hostname, protocol, port } = new URL(url);
    if (rules.own.size > 0)
      return rules.own.has(host) && protocol === 'http:' ? null : unclear('not-allowed');
    try {
      await destination(hostname, Number(port || (protocol === 'https:' ? 443 : 80)), rules, lookup);
    } catch (error) {
      const failure = failureOf(error);
      return failure === 'no-name' ? this.noName() : failure;
    }
    return rules.hosts === null || rules.hosts.has(host) ? null : unclear('not-allowed');
  }

  /** Names are not found either where our own network fails. */
  private async noName(): Promise<Failure> {
    const { known, rules, lookup } = this.options;
    this.works ??=
      known === null
        ? Promise.resolve(false)
        : destination(known, 443, rules, lookup).then(
            () => true,
            () => false,
          );
    return (await this.works)
      ? { kind: 'failure', verdict: 'dead', cause: 'no-name', certain: true }
      : unclear('network');
  }
}
