// Guard proxy: the browser's only way out. Judges host and resolved address of every connection, redirects and workers
// included, which request interception does not see. Started by browser-pool.ts, one for each pool.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { AddressRefused, destination, type Lookup } from './connect.ts';
import { decide, type GuardRules, isListedRead } from './network-guard.ts';

export interface GuardProxy {
  /** `http://127.0.0.1:port` for the browser's proxy option. */
  url: string;
  close(): Promise<void>;
}

const HOP_BY_HOP = ['proxy-connection', 'proxy-authorization', 'proxy-authenticate'];
const CONNECT_TIMEOUT_MS = 30_000;

/** Starts the proxy on a free port of this machine. `onRefused` gets what was refused and why (Chinese). */
export async function startGuardProxy(
  rules: GuardRules,
  onRefused: (url: string, detail: string) => void,
  lookup?: Lookup,
): Promise<GuardProxy> {
  const sockets = new Set<Duplex>();
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
    const decision = decide({ url, method: method === 'HEAD' ? method : 'GET', type: 'script' }, rules);
    if (!decision.allow) return refuse(decision.detail);
    const target = new URL(url);
    if (method !== 'GET' && method !== 'HEAD' && !isListedRead(target, method, rules))
      return refuse(`${method} ${target.pathname} 不在只读清单（reads）之内`);
    try {
      const to = await destination(target.hostname, Number(target.port || 80), rules, lookup);
      const headers = { ...incoming.headers, host: target.host };
      for (const name of HOP_BY_HOP) delete (headers as Record<string, unknown>)[name];
      const onward = request(
        { host: to.address, port: to.port, method, path: target.pathname + target.search, headers },
        (response) => {
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      incoming.pipe(onward);
    } catch (error) {
      if (error instanceof AddressRefused) return refuse(error.message);
      answer.writeHead(502, { 'content-length': '0' }).end();
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
    // A tunnel to the fixture portal, which speaks plain HTTP, can only be a WebSocket.
    if (rules.own.has(target.host)) return refuse('WebSocket 不允许');
    try {
      const to = await destination(target.hostname, Number(target.port || 443), rules, lookup);
      const server = keep(connect({ host: to.address, port: to.port, timeout: CONNECT_TIMEOUT_MS }));
      server.once('timeout', () => server.destroy());
      server.once('connect', () => {
        server.setTimeout(0);
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.pipe(client);
        client.pipe(server);
      });
      server.once('close', () => client.destroy());
      client.once('close', () => server.destroy());
    } catch (error) {
      refuse((error as Error).message);
    }
  };

  const server = createServer((incoming, answer) => void onRequest(incoming, answer));
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => void onConnect(incoming, socket));
  server.on('upgrade', (_incoming, socket: Duplex) => socket.destroy());
  server.on('connection', keep);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
