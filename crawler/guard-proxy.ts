// Guard proxy: the browser's only way out. Judges host and resolved address of every connection, redirects and workers
// included, which request interception does not see. Started by browser-pool.ts, one for each pool.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { AddressRefused, destination, type Lookup } from './connect.ts';
import { connectionProblem } from './connection-problem.ts';
import { decide, type GuardRules, isListedRead } from './network-guard.ts';

export interface GuardProxy {
  /** `http://127.0.0.1:port` for the browser's proxy option. */
  url: string;
  /** What became of the last connection to the host of an address: why it failed, or null. */
  failure(address: string): ConnectionFailure | null;
  close(): Promise<void>;
}

/** Behind a proxy the browser itself only knows that there was no way. */
export interface ConnectionFailure {
  /** True where the guard refused; else the host could not be reached. */
  refused: boolean;
  /** Chinese. */
  detail: string;
}

const HOP_BY_HOP = ['proxy-connection', 'proxy-authorization', 'proxy-authenticate'];
const CONNECT_TIMEOUT_MS = 30_000;

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

function failureOf(error: unknown): ConnectionFailure {
  if (error instanceof AddressRefused) return { refused: true, detail: error.message };
  return { refused: false, detail: connectionProblem(error) ?? `无法连接（${(error as Error).message}）` };
}

/** Starts the proxy on a free port of this machine. `onRefused` gets what was refused and why (Chinese), `onReceived` every piece that came, by its host. */
export async function startGuardProxy(
  rules: GuardRules,
  onRefused: (url: string, detail: string) => void,
  lookup?: Lookup,
  onReceived: (url: string, bytes: number) => void = () => undefined,
): Promise<GuardProxy> {
  const sockets = new Set<Duplex>();
  const failures = new Map<string, ConnectionFailure>();
  const keep = <S extends Duplex>(socket: S): S => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };

  const onRequest = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const url = incoming.url ?? '';
    const method = incoming.method ?? '';
    const refuse = (detail: string) => {
      onRefused(url, detail);
      answer
        .writeHead(403, { 'content-type': 'text/plain; charset=utf-8', 'x-guard': 'refused' })
        .end(detail);
    };
    // The body was judged at the browser; here a script is only known to ask for something, so GET rules of assets hold.
    const reads = method === 'GET' || method === 'HEAD';
    const decision = decide(
      { url, method: method === 'HEAD' ? method : 'GET', type: 'script' },
      reads ? rules : { ...rules, effect: undefined },
    );
    if (!decision.allow) return refuse(decision.detail);
    const target = new URL(url);
    if (!reads && !rules.byPerson && !isListedRead(target, method, rules))
      return refuse(`${method} ${target.pathname} 不在只读清单（reads）之内`);
    try {
      const to = await destination(target.hostname, Number(target.port || 80), rules, lookup);
      const headers = { ...incoming.headers, host: target.host };
      for (const name of HOP_BY_HOP) delete (headers as Record<string, unknown>)[name];
      const onward = request(
        { host: to.address, port: to.port, method, path: target.pathname + target.search, headers },
        (response) => {
          // Node's parser takes `HTTP/1.1 099`, its writer throws at it.
          if ((response.statusCode ?? 0) < 200) {
            failures.set(target.host, failureOf(new Error('网站的回应无效')));
            onward.destroy();
            answer.destroy();
            return;
          }
          failures.delete(target.host);
          answer.writeHead(response.statusCode!, response.headers);
          response.on('data', (piece: Buffer) => onReceived(url, piece.length));
          response.pipe(answer);
          // An answer that breaks off must not look whole, nor hang.
          response.once('close', () => response.complete || answer.destroy());
        },
      );
      onward.on('error', (error) => {
        failures.set(target.host, failureOf(error));
        answer.destroy();
      });
      answer.on('close', () => onward.destroy());
      incoming.pipe(onward);
    } catch (error) {
      failures.set(target.host, failureOf(error));
      if (error instanceof AddressRefused) return refuse(error.message);
      answer.destroy();
    }
  };

  const onConnect = async (incoming: IncomingMessage, client: Duplex): Promise<void> => {
    keep(client);
    const refuse = (detail: string) => {
      onRefused(`https://${incoming.url ?? ''}`, detail);
      client.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    };
    const url = `https://${incoming.url ?? ''}`;
    const decision = decide({ url, method: 'GET', type: 'script' }, rules);
    if (!decision.allow) return refuse(decision.detail);
    const target = new URL(url);
    // A tunnel to the fixture portal, where it speaks plain HTTP, can only be a WebSocket.
    if (rules.own.get(target.host)?.tls === false) return refuse('WebSocket 不允许');
    try {
      const to = await destination(target.hostname, Number(target.port || 443), rules, lookup);
      const server = keep(connect({ host: to.address, port: to.port, timeout: CONNECT_TIMEOUT_MS }));
      server.once('timeout', () => server.destroy(new Error('timeout')));
      server.once('error', (error) => failures.set(target.host, failureOf(error)));
      server.once('connect', () => {
        failures.delete(target.host);
        server.setTimeout(0);
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.on('data', (piece: Buffer) => onReceived(url, piece.length));
        server.pipe(client);
        client.pipe(server);
      });
      server.once('close', () => client.destroy());
      client.once('close', () => server.destroy());
    } catch (error) {
      const failure = failureOf(error);
      failures.set(target.host, failure);
      refuse(failure.detail);
    }
  };

  const server = createServer((incoming, answer) => void onRequest(incoming, answer));
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => void onConnect(incoming, socket));
  server.on('upgrade', (_incoming, socket: Duplex) => socket.destroy());
  server.on('connection', keep);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failure: (address) => failures.get(hostOf(address)) ?? null,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
