// The whole report of a stored run: pages that open from a stick, safe against their own content, and small.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { PAGE_LIMIT } from '../../reports/overview/paging.ts';
import { CSS, CSS_HASH } from '../../reports/overview/style.ts';
import { type ReportOptions, writeReports } from '../../reports/report.ts';
import { askedOf } from '../../reports/scope.ts';
import { openStore, type Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { Unit } from '../../store/schemas/unit.ts';
import { findingFor, folder, guideOf, HOSTILE, MESSAGES, png, RUN } from './samples.ts';

const UNITS: Unit[] = [
  { id: 'SHGASH', name: '市公安局', league: 'evaluated' },
  { id: '../x y', name: HOSTILE, league: 'other' },
  { id: 'SHKONG', name: '没有事项的单位', league: 'reference' },
];

/** A run with one guide a unit that was seen, one that was not, and these findings. */
function storeWith(findings: (unit: string, item: string, crop: Finding['evidence']) => Finding[]): {
  store: Store;
  run: string;
} {
  const store = openStore({ dir: folder(), mode: 'write', now: () => new Date('2026-11-23T13:15:00Z') });
  onTestFinished(() => store.close());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  store.units.upsert('fixture', UNITS);
  const crop = [store.evidence.write('crop', png(300, 80), 'png')];
  for (const { id: unit } of UNITS.slice(0, 2)) {
    const items = ['1', '2'].map((n) => `fixture/${unit}-${n}`);
    store.items.upsert(
      run,
      items.map((id) => ({
        id,
        site: 'fixture',
        portalId: id,
        situationId: null,
        unit,
        name: HOSTILE,
        situation: null,
      })),
    );
    const [seen, unseen] = items as [string, string];
    store.guides.save({ run, item: seen, channel: 'pc', capture: null, url: null, unit, guide: guideOf() });
    store.captures.save({
      run,
      item: unseen,
      channel: 'pc',
      url: 'http://a.example',
      finalUrl: 'http://a.example',
      status: null,
      headers: {},
      charset: null,
      sha256: '',
      redirects: [],
      fetchedAt: RUN.startedAt,
      milliseconds: 1,
      lane: 'http',
      profileVersion: '1',
      extractorVersion: '1',
      problem: 'timeout',
      problemDetail: null,
    });
    store.outcomes.replace(run, seen, 'pc', [
      { message: 'A01', verdict: 'pass', field: 'places.address' },
      { message: 'A03', verdict: 'fail', field: 'places.address' },
    ]);
    store.findings.save(
      run,
      findings(unit, seen, crop).map((f) => ({ ...f, run, unit, item: seen })),
    );
  }
  store.runs.finish(run, { status: 'done', summary: null });
  return { store, run };
}

const hostile = (unit: string, item: string, evidence: Finding['evidence']): Finding[] => [
  findingFor({
    item,
    message: 'A03',
    unit,
    itemName: HOSTILE,
    quote: HOSTILE,
    detail: HOSTILE,
    owner: HOSTILE,
    key: HOSTILE,
    url: HOSTILE,
    evidence,
  }),
  findingFor({ item, message: 'A01', unit, severity: 'critical', key: 'k', url: 'javascript:alert(1)' }),
];

async function report(store: Store, run: string, more: Partial<ReportOptions> = {}) {
  const out = join(folder(), '报告');
  return { out, ...(await writeReports({ store, run, out, messages: MESSAGES, ...more })) };
}
const pages = (files: readonly string[]): string[] => files.filter((f) => f.endsWith('.html'));

describe('the report of a run', () => {
  it('has a page and a workbook a unit, index, messages, crops, CSV and JSON lines', async () => {
    const { store, run } = storeWith(hostile);
    const { out, overview, workbooks, files } = await report(store, run);
    expect(overview).toBe(join(out, 'index.html'));
    expect(workbooks).toBe(3);
    expect(files.every((f) => existsSync(f))).toBe(true);
    expect(new Set(files).size).toBe(files.length);
    expect(readdirSync(out).sort()).toEqual([
      'coverage.csv',
      'crops',
      'findings.csv',
      'findings.jsonl',
      'index.html',
      'messages.html',
      'units',
      'workbooks',
    ]);
    expect(readdirSync(join(out, 'workbooks'))).toContain('市公安局-问题清单.xlsx');
    const ids = readFileSync(join(out, 'findings.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l).id);
    expect(ids).toHaveLength(4);
    expect(ids).toEqual([...ids].sort());
    expect(readFileSync(join(out, 'findings.csv'), 'utf8')).toMatch(/^\ufeff问题编号,/);
  });

  it('says what was seen, what was not and why, and rates with their coverage', async () => {
    const { store, run } = storeWith(hostile);
    const index = readFileSync((await report(store, run)).overview, 'utf8');
    for (const part of [
      '覆盖率50.0%',
      '页面打开超时2项',
      '不能据此认为没有问题',
      '检查点符合率50.0%',
      '没有事项的单位',
      '缺少门牌号',
    ])
      expect(index).toContain(part);
  });

  it('holds every policy: no script, no foreign resource, everything escaped, every local link alive', async () => {
    const { store, run } = storeWith(hostile);
    const { out, files } = await report(store, run);
    for (const file of pages(files)) {
      const text = readFileSync(file, 'utf8');
      const $ = load(text);
      const policy = $('meta[http-equiv="Content-Security-Policy"]').attr('content');
      expect(policy).toBe(
        `default-src 'none'; style-src '${CSS_HASH}'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`,
      );
      expect($('meta[charset]').index()).toBe(0);
      expect($('style').text()).toBe(CSS);
      expect($('script, iframe, object, embed, form, link, base, [style]').length, file).toBe(0);
      const attributes = $('*')
        .toArray()
        .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {}));
      expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
      for (const img of $('img').toArray())
        expect($(img).attr('src')).toMatch(/^\.\.\/crops\/[0-9a-f]{64}\.png$/);
      for (const link of [...$('a').toArray(), ...$('img').toArray()]) {
        const address = ($(link).attr('href') ?? $(link).attr('src'))!;
        if (/^(?:https?:|#)/.test(address)) continue;
        expect(address).not.toMatch(/^[a-z]+:/i);
        expect(existsSync(join(file, '..', decodeURIComponent(address))), address).toBe(true);
      }
      expect(text).not.toContain('\u202e');
    }
    expect(readdirSync(join(out, 'units')).every((name) => /^[\w-]+\.html$/.test(name))).toBe(true);
    expect(load(readFileSync(join(out, 'units/SHGASH.html'), 'utf8'))('.quote').text()).toContain(
      '<script>alert(1)</script>',
    );
  });

  it('is the same when it is written again', async () => {
    const { store, run } = storeWith(hostile);
    const [a, b] = [
      await report(store, run, { formats: ['html', 'csv', 'json'] }),
      await report(store, run, { formats: ['html', 'csv', 'json'] }),
    ];
    expect(a.files.map((f) => readFileSync(f, 'base64'))).toEqual(
      b.files.map((f) => readFileSync(f, 'base64')),
    );
  });

  it('writes one unit and one format when asked', async () => {
    const { store, run } = storeWith(hostile);
    const { out, files, overview } = await report(store, run, {
      units: ['SHGASH'],
      formats: ['xlsx', 'json'],
    });
    expect(files).toHaveLength(2);
    expect(overview).toBe('');
    expect(readFileSync(join(out, 'findings.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('tells nothing of units that the run did not ask for', async () => {
    const { store, run } = storeWith(hostile);
    store.runs.finish(run, { status: 'done', summary: askedOf({ units: ['SHGASH', '没有事项的单位'] }) });
    const { out, overview, workbooks } = await report(store, run);
    expect(workbooks).toBe(2);
    expect(readdirSync(join(out, 'units')).sort()).toEqual(['SHGASH.html', 'SHKONG.html']);
    const index = load(readFileSync(overview, 'utf8'));
    expect(index('.notice').first().text()).toContain('本次只检查2个单位：市公安局、没有事项的单位。');
    expect(index('.stats b').first().text()).toBe('2');
    await expect(report(store, run, { units: ['../x y'] })).rejects.toThrow(
      `批次 ${run} 没有检查单位 ../x y`,
    );
  });

  it('tells of the units whose items were asked for', async () => {
    const { store, run } = storeWith(hostile);
    store.runs.finish(run, { status: 'done', summary: askedOf({ sample: 2 }) });
    const index = load(readFileSync((await report(store, run)).overview, 'utf8'));
    expect(index('.notice').first().text()).toContain('本次只检查2个单位的部分事项：市公安局、');
  });

  test.each([
    [{ run: 'none' }, '没有批次 none'],
    [{ units: ['XX'] }, '没有单位 XX'],
    [{ formats: ['pdf'] }, '没有格式 pdf，可用：html、xlsx、csv、json'],
  ])('refuses %j in Chinese', async (options, sentence) => {
    const { store, run } = storeWith(() => []);
    await expect(report(store, run, options)).rejects.toThrow(sentence);
  });
});

it('folds the cards of units with nothing on a phone, and lets wide crops scroll in a box of their own', async () => {
  const clean = storeWith((unit, item, crop) => (unit === 'SHGASH' ? hostile(unit, item, crop) : []));
  const { out, overview } = await report(clean.store, clean.run, { formats: ['html'] });
  const index = load(readFileSync(overview, 'utf8'));
  const folded = index('tr.folded');
  expect(folded.map((_, row) => index(row).find('th .onphone').text()).get()).toEqual([
    '不符合0，待复核0',
    '清单中没有事项',
  ]);
  expect(
    folded
      .first()
      .find('td:not(.zero)')
      .map((_, cell) => index(cell).attr('data-label'))
      .get(),
  ).toEqual(['清单事项', '已检查', '覆盖率', '问题清单']);
  const unit = load(readFileSync(join(out, 'units/SHGASH.html'), 'utf8'));
  expect(unit('figure > .scroll > img')).toHaveLength(1);
});

describe('a long page', () => {
  it('is split below the limit, with links from page to page', async () => {
    const many = (unit: string, item: string): Finding[] =>
      Array.from({ length: 700 }, (_, n) =>
        findingFor({ unit, item, key: `第${n}处`, quote: '长'.repeat(900), detail: HOSTILE.repeat(20) }),
      );
    const { store, run } = storeWith(many);
    const { out, files } = await report(store, run, { formats: ['html'] });
    for (const file of pages(files)) expect(statSync(file).size).toBeLessThanOrEqual(PAGE_LIMIT);
    const [first, second] = ['SHGASH.html', 'SHGASH-2.html'].map((name) =>
      load(readFileSync(join(out, 'units', name), 'utf8')),
    );
    expect(first!('nav a[href="SHGASH-2.html"]').length).toBeGreaterThan(0);
    expect(second!('nav a[href="SHGASH.html"]').length).toBeGreaterThan(0);
    const shown = readdirSync(join(out, 'units'))
      .filter((f) => f.startsWith('SHGASH'))
      .flatMap((f) => load(readFileSync(join(out, 'units', f), 'utf8'))('.finding').toArray());
    expect(shown).toHaveLength(700);
  });
});
