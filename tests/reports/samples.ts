// Guides, findings, messages and a stored run to report on. Used by the tests of the reports.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { CheckMeta } from '../../checks/frame/check.ts';
import { type MessageIndex, messageIndex } from '../../reports/finding.ts';
import { type UnitInput, type UnitReport, unitReportOf } from '../../reports/unit-report.ts';
import type { RunRecord } from '../../store/index.ts';
import { Finding, findingId } from '../../store/schemas/finding.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Unit } from '../../store/schemas/unit.ts';

export const NIGHT_1 = '2026-11-22T21:15:00+08:00';
export const NIGHT_2 = '2026-11-23T21:15:00+08:00';

/** What a hostile page would write into every field. */
export const HOSTILE =
  '=HYPERLINK("http://evil.example","x")</title><script>alert(1)</script><img src=x onerror=alert(2)>"\'&\u0000\u202e';

export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), '报告 测试-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export const CHECK: CheckMeta = {
  id: 'address',
  title: '办理地点',
  messages: (
    [
      ['A01', '未标注办理地点', 'critical'],
      ['A03', '缺少门牌号', 'major'],
      ['H05', '未说明节假日', 'minor'],
    ] as const
  ).map(([id, title, severity]) => ({
    id,
    title,
    severity,
    text: `${title}，不符合要求。`,
    fix: '请写明，如“汉口路695号1楼01号窗口”。',
    basis: '评估工作方案',
    indicator: '33 办理地点',
  })),
};
export const MESSAGES: MessageIndex = messageIndex([CHECK]);

export const RUN: RunRecord = {
  id: '20261123-211500-fixture',
  site: 'fixture',
  kind: 'crawl',
  startedAt: NIGHT_2,
  finishedAt: '2026-11-23T23:40:00+08:00',
  status: 'done',
  settings: null,
  summary: null,
};
export const UNIT: Unit = { id: 'SHGASH', name: '市公安局', league: 'evaluated' };

export const guideOf = (changes: Partial<ServiceGuide> = {}): ServiceGuide =>
  ServiceGuide.parse({
    name: '户口迁移',
    authority: '市公安局',
    implementationCode: '11310000002420447T2000118063000',
    places: [{ hall: '黄浦区行政服务中心', address: '上海市黄浦区汉口路695号1楼01号窗口' }],
    observed: { places: 'complete', visits: 'complete', steps: 'complete' },
    source: 'page',
    reader: 'test',
    ...changes,
  });

export function findingFor(changes: Partial<Finding> = {}): Finding {
  const about = {
    message: 'A03',
    item: 'fixture/1',
    channel: 'pc',
    field: 'places.address',
    key: '黄浦区行政服务中心',
  };
  return Finding.parse({
    ...about,
    id: findingId({ ...about, ...changes }),
    run: RUN.id,
    unit: UNIT.id,
    owner: '黄浦区行政服务中心',
    itemName: '户口迁移',
    check: 'address',
    severity: 'major',
    outcome: 'fail',
    confirmation: 'confirmed',
    state: 'new',
    quote: '汉口路',
    expected: null,
    detail: '没有门牌号。',
    fix: '请补充门牌号。',
    basis: '评估工作方案',
    url: 'http://portal.fixture.example/govPortals/bsfw/item/1',
    dom: null,
    evidence: [],
    firstSeen: NIGHT_1,
    lastSeen: NIGHT_2,
    ...changes,
  });
}

export const reportOf = (findings: Finding[], changes: Partial<UnitInput> = {}): UnitReport =>
  unitReportOf({
    run: RUN,
    unit: UNIT,
    coverage: { listed: 4, seen: 3, unseen: { timeout: 1 } },
    findings,
    points: { pass: 90, fail: 10, review: 5 },
    seen: new Set(['fixture/1', 'fixture/2', 'fixture/3']),
    ...changes,
  });

/** A white PNG picture. */
export function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 255);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
