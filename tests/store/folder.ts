// A data folder for one test, a fixed clock and records to put into it. Used by the tests of the store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../store/index.ts';
import { Finding } from '../../store/schemas/finding.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';

export const NOW = new Date('2026-11-23T13:15:05Z');

/** An empty folder with a Chinese name and a space, removed after the test. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), '办事 指南-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function open(dir: string, options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ dir, mode: 'write', now: () => NOW, ...options });
  onTestFinished(() => store.close());
  return store;
}

export const guide = (name: string): ServiceGuide =>
  ServiceGuide.parse({
    name,
    places: [{ address: '江山大道88号2楼3号窗口' }],
    source: 'page',
    reader: 'test',
  });

export const stored = (run: string, item: string, unit = 'U1') =>
  ({ run, item, channel: 'pc', capture: null, url: null, unit, guide: guide(item) }) as const;

export const finding = (id: string, changes: Partial<Finding> = {}): Finding =>
  Finding.parse({
    id,
    run: 'r',
    unit: 'U1',
    owner: '市公安局',
    item: 'fixture/1',
    itemName: '户口迁移',
    channel: 'pc',
    field: 'places.address',
    key: null,
    check: 'address',
    message: 'A03',
    severity: 'major',
    outcome: 'fail',
    confirmation: 'pending',
    state: 'new',
    quote: '江山大道',
    expected: null,
    detail: '没有门牌号。',
    fix: '写明门牌号。',
    basis: '自定',
    url: null,
    dom: null,
    evidence: [],
    firstSeen: '2026-11-23T21:15:05+08:00',
    lastSeen: '2026-11-23T21:15:05+08:00',
    ...changes,
  });
