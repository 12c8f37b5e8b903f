// Networks on which pages are opened again, slowed down. Data beside this file, the numbers of Lighthouse's mobile "Slow 4G"; called by
// slow-load.ts, the profile and the visit command. Lighthouse slows the processor down too; here the machine's own speed is left alone,
// since how many times faster than a phone it is nobody knows.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';

const Network = z.strictObject({
  id: z.string(),
  /** Chinese. */
  name: z.string(),
  /** Milliseconds added to each request. */
  latency: z.number(),
  /** Kilobits a second. */
  down: z.number(),
  up: z.number(),
  /** How often a page is opened; the median counts. */
  runs: z.int().min(3),
});
export type Network = z.infer<typeof Network>;

export const NETWORKS: readonly Network[] = z
  .array(Network)
  .parse(JSON.parse(readFileSync(new URL('./networks.json', import.meta.url), 'utf8')));

/** @throws ConfigError when there is no such network */
export function networkNamed(id: string): Network {
  const found = NETWORKS.find((one) => one.id === id);
  if (found) return found;
  const known = NETWORKS.map((one) => `${one.id}（${one.name}）`).join('、');
  throw new ConfigError(`没有名为“${id}”的网络。`, `可用的网络：${known}。`);
}
