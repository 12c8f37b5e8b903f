// What the page of an item says that its list no longer holds.
import { expect, test } from 'vitest';
import type { PageCapture } from '../../crawler/capture.ts';
import { missingItems, pageOf, pageSays } from '../../crawler/missing-items.ts';
import type { UnobservedReason } from '../../store/schemas/outcome.ts';
import type { Item } from '../../store/schemas/unit.ts';
import { guideOf } from '../reports/samples.ts';

const URL_ = 'http://portal.fixture.example/govPortals/bsfw/item/1';
const capture = (status: number | null, problem: UnobservedReason | null, finalUrl = URL_): PageCapture => ({
  url: URL_,
  finalUrl,
  status,
  headers: {},
  charset: null,
  sha256: '',
  redirects: [],
  milliseconds: 1,
  snapshot: null,
  problem: problem && { reason: problem, detail: '' },
});
const HOME = 'http://portal.fixture.example/govPortals/index.do';
const snapshot = { root: { tag: 'html', children: [] } } as unknown as PageCapture['snapshot'];

test.each<[string, PageCapture, boolean, ReturnType<typeof pageSays>]>([
  ['its guide', capture(200, null), true, 'there'],
  ['the guide of another page', capture(200, null, `${URL_}2`), true, 'gone'],
  ['404', capture(404, 'no-guide'), false, 'gone'],
  ['410', capture(410, 'no-guide'), false, 'gone'],
  ['the home page', capture(200, 'no-guide', HOME), false, 'gone'],
  ['that the item was removed', capture(200, 'no-guide'), false, 'gone'],
  [
    'an error page elsewhere',
    capture(200, 'no-guide', 'http://portal.fixture.example/error'),
    false,
    'unknown',
  ],
  ['a page that cannot be read as a guide', { ...capture(200, 'no-guide'), snapshot }, false, 'unknown'],
  ['a download', capture(null, 'no-guide'), false, 'unknown'],
  ['a wall', capture(403, 'blocked'), false, 'unknown'],
  ['an error', capture(500, 'timeout'), false, 'unknown'],
  ['nothing in time', capture(null, 'timeout'), false, 'unknown'],
])('it shows %s', (_, captured, read, says) => {
  expect(pageSays(captured, read ? guideOf() : null)).toBe(says);
});

test('missing is what no listed row stands for', () => {
  const item = (portalId: string, situationId: string | null = null): Item => ({
    ...{ portalId, situationId, site: 'fixture', unit: 'U', name: 'x', situation: null },
    id: `fixture/${portalId}${situationId ? `#${situationId}` : ''}`,
  });
  const known = [item('1'), item('2'), item('2', 's'), item('3', 't')];
  expect(missingItems(known, new Set(['2'])).map(pageOf)).toEqual(['1', 't']);
});
