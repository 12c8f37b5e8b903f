// The life of findings of the service map over nights: mended, not read, withdrawn; whose they are; what is judged twice is equal.
import { expect, test } from 'vitest';
import { auditRun } from '../../scripts/pipeline.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { Hall, ServiceMap } from '../../store/schemas/hall.ts';
import { guideOf } from '../checks/page-examples.ts';
import { folder, open } from '../store/folder.ts';

const SITE = 'fixture-channels';
const RIGHT: Hall = {
  ...{ id: '1', name: '黄浦区行政服务中心', address: '黄浦区西藏中路101号', url: null },
  ...{ hours: '工作日9:00-17:00，中午不休息', phone: '021-63212398', services: '综合业务' },
};
const OTHER_DOOR: Hall = { ...RIGHT, address: '黄浦区西藏中路103号' };

function site() {
  let clock = Date.parse('2026-11-02T14:00:00Z');
  const now = () => new Date(clock);
  const store = open(folder(), { now });
  const said: string[] = [];
  const context = {
    store,
    now,
    signal: new AbortController().signal,
    say: (line: string) => void said.push(line),
  };
  store.units.upsert(SITE, [
    { id: 'A', name: '市交通委', league: 'evaluated' },
    { id: 'SHHPQU', name: '黄浦区', league: 'district' },
  ]);
  const night = (map: Partial<ServiceMap> | null, address = '西藏中路101号2楼1号窗口'): RunRecord => {
    clock += 86_400_000;
    const run = store.runs.start({ site: SITE, kind: 'crawl' });
    store.items.upsert(run.id, [
      {
        id: `${SITE}/i`,
        site: SITE,
        portalId: 'i',
        situationId: null,
        unit: 'A',
        name: '道路运输许可',
        situation: null,
      },
    ]);
    store.guides.save({
      ...{ run: run.id, item: `${SITE}/i`, channel: 'pc', capture: null, url: null, unit: 'A' },
      guide: guideOf(
        `大厅：黄浦区行政服务中心<br>办理地点：${address}<br>办理时间：工作日9:00-12:00，13:30-17:00`,
      ),
    });
    if (map)
      store.serviceMaps.save({
        ...{
          run: run.id,
          source: 's',
          columns: ['address', 'hours', 'phone', 'services'],
          whole: true,
          halls: [RIGHT],
        },
        ...map,
      });
    auditRun(context, { run });
    store.runs.finish(run.id, { status: 'done', summary: null });
    return run;
  };
  return { store, said, night, context };
}

/** Of the address alone: the hours of a window may be shorter. */
const told = (store: Store, { id }: RunRecord) =>
  [...store.findings.iterate(id)]
    .filter(({ message }) => message === 'A09-map')
    .map(({ channel, state, outcome }) => `${channel} ${outcome} ${state}`)
    .sort();

test('both sides are told, and both are mended by what one of them mends', () => {
  const { store, said, night } = site();
  const first = night({ halls: [OTHER_DOOR] });
  expect(told(store, first)).toEqual(['map review new', 'pc fail new']);
  expect(said.join('\n')).toContain('已检查政务服务地图的 1 个大厅');
  expect(told(store, night(null))).toEqual(['map review open', 'pc fail open']);
  expect(told(store, night({ halls: [RIGHT] }))).toEqual(['map review fixed', 'pc fail fixed']);
  expect(told(store, night({ halls: [OTHER_DOOR] }))).toEqual(['map review reopened', 'pc fail reopened']);
});

test('a row that a whole map no longer has takes its findings along; one of which not all was read does not', () => {
  const { store, night } = site();
  night({ halls: [OTHER_DOOR] });
  const other: Hall = { ...RIGHT, id: '2', name: '徐汇区行政服务中心' };
  expect(told(store, night({ halls: [other], whole: false }))).toContain('map review open');
  expect(told(store, night({ halls: [other] }))).toContain('map review withdrawn');
});

test('the row belongs to its district and names its guide; the guide’s place belongs to the hall', () => {
  const { store, night } = site();
  const run = night({ halls: [{ ...OTHER_DOOR, hours: '工作日17:00-9:00' }] });
  const all = [...store.findings.iterate(run.id)];
  const row = all.find(({ channel, message }) => channel === 'map' && message === 'A09-map')!;
  expect(row).toMatchObject({ unit: 'SHHPQU', owner: '黄浦区行政服务中心', itemName: '黄浦区行政服务中心' });
  expect(row.detail).toBe('1份办事指南为“西藏中路101号2楼1号窗口”（如“道路运输许可”）。');
  expect(all.find(({ channel, message }) => channel === 'map' && message === 'H03')).toMatchObject({
    outcome: 'fail',
  });
  const place = all.find(({ channel, message }) => channel === 'pc' && message === 'A09-map')!;
  expect(place).toMatchObject({ unit: 'A', owner: '黄浦区行政服务中心' });
});

test('judged once more, all is as it was', () => {
  const { store, night, context } = site();
  const run = night({ halls: [OTHER_DOOR] });
  const before = [...store.findings.iterate(run.id)];
  auditRun(context, { run });
  expect([...store.findings.iterate(run.id)]).toEqual(before);
});

test('a guide that stands alone against many does not make the row wrong', () => {
  const { store, night, context } = site();
  const run = night({ halls: [RIGHT] }, '西藏中路999号');
  for (const channel of ['h5', 'unit', 'kiosk'] as const)
    store.guides.save({
      ...{ run: run.id, item: `${SITE}/i`, channel, capture: null, url: null, unit: 'A' },
      guide: guideOf('大厅：黄浦区行政服务中心<br>办理地点：西藏中路101号2楼1号窗口'),
    });
  auditRun(context, { run });
  expect(told(store, run)).toEqual(['pc fail new']);
});
