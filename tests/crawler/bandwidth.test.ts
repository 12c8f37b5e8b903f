// Bytes of a host against a clock of our own, then through the client and the browser's proxy: all of them count, and the next request waits.
import { request } from 'node:http';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newBandwidth, owed, spent } from '../../crawler/bandwidth.ts';
import { startGuardProxy } from '../../crawler/guard-proxy.ts';
import { HttpClient } from '../../crawler/http.ts';
import { guardRules } from '../../crawler/network-guard.ts';
import { Pacer } from '../../crawler/pacer.ts';
import { loadProfile } from '../../crawler/profile.ts';

describe('bandwidth', () => {
  it('makes the next request wait until what came is paid for', () => {
    const after = spent(newBandwidth(1000, 0), 0, 4000);
    expect(owed(after, 0)).toBe(3000);
    expect(owed(after, 2999)).toBe(1);
    expect(owed(after, 3000)).toBe(0);
  });
  it('saves up one second of silence and no more', () => {
    expect(owed(spent(newBandwidth(1000, 0), 3_600_000, 1000), 3_600_000)).toBe(0);
    expect(owed(spent(newBandwidth(1000, 0), 3_600_000, 1500), 3_600_000)).toBe(500);
  });
  it('lets no more through than its ceiling, whatever the sizes are', () => {
    let [bandwidth, now, bytes] = [newBandwidth(50_000, 0), 0, 0];
    for (let i = 0; i < 500; i++) {
      now += owed(bandwidth, now);
      const size = (i * 7919) % 180_000;
      bandwidth = spent(bandwidth, now, size);
      bytes += size;
    }
    expect(bytes / ((now + owed(bandwidth, now)) / 1000)).toBeLessThanOrEqual(50_500);
  });
  it('is not held up by a clock that was set back, nor without a ceiling', () => {
    expect(owed(spent(newBandwidth(1000, 50_000), 10_000, 2000), 10_000)).toBe(1000);
    expect(owed(spent(newBandwidth(Infinity, 0), 0, 1e12), 0)).toBe(0);
  });
});

it('holds the next turn of the host until then', async () => {
  let now = 0;
  const pacer = new Pacer(1000, () => now, undefined, { bytesPerSecond: 1000 });
  pacer.received(1060);
  const began = performance.now();
  const turn = pacer.turn().then(() => 'turn');
  const early = new Promise((resolve) => setTimeout(() => resolve('waits'), 30));
  expect(await Promise.race([turn, early])).toBe('waits');
  now = 60;
  expect(await turn).toBe('turn');
  expect(performance.now() - began).toBeGreaterThanOrEqual(50);
});

it('counts what the client receives and what the browser receives, static files too', async () => {
  const profile = loadProfile('fixture');
  const app = Fastify({ forceCloseConnections: true });
  app.get('/static/a.js', (_, reply) => reply.type('text/javascript').send('x'.repeat(70_000)));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const rules = guardRules(profile, origin);
  const url = `${profile.publicOrigin}/static/a.js`;
  const got = { client: 0, proxy: 0 };
  const http = new HttpClient({
    ...{ rules, userAgent: 'test', deadline: 5000 },
    onReceived: (_, bytes) => {
      got.client += bytes;
    },
  });
  const proxy = await startGuardProxy(
    rules,
    () => undefined,
    undefined,
    (at, bytes) => {
      if (new URL(at).host === new URL(profile.publicOrigin).host) got.proxy += bytes;
    },
  );
  onTestFinished(async () => {
    await http.close();
    await proxy.close();
    await app.close();
  });
  await http.get(url);
  const { hostname, port } = new URL(proxy.url);
  await new Promise<void>((resolve, reject) => {
    const sent = request({ host: hostname, port, path: url }, (answer) => answer.resume().on('end', resolve));
    sent.on('error', reject).end();
  });
  expect(got).toEqual({ client: 70_000, proxy: 70_000 });
});
