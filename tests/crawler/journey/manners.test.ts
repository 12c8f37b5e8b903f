// What a site answers changes the pace of a journey; what our own guard broke off does not.
import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright';
import { beforeEach, expect, it, vi } from 'vitest';
import { mannersOf, tellPace } from '../../../crawler/journey/manners.ts';
import { loadProfile } from '../../../crawler/profile.ts';

const url = 'http://portal.fixture.example/apply';
const { pacers } = mannersOf(loadProfile('fixture'));
const told = vi.spyOn(pacers.of(url), 'answered');
const context = new EventEmitter();
tellPace(context as unknown as BrowserContext, pacers);
beforeEach(() => {
  told.mockClear();
});

const request = (own: { type?: string; url?: string; error?: string; at?: [number, number] }) => ({
  resourceType: () => own.type ?? 'document',
  url: () => own.url ?? url,
  failure: () => ({ errorText: own.error ?? '' }),
  timing: () => ({ requestStart: own.at?.[0] ?? -1, responseStart: own.at?.[1] ?? -1 }),
});
const answer = (status: number, asked: ReturnType<typeof request>) =>
  context.emit('response', {
    ...{ request: () => asked, url: asked.url, status: () => status },
    headers: () => ({ 'retry-after': '7' }),
  });

it('an answer is told with its status, headers and time', () => {
  answer(503, request({ type: 'xhr', at: [5, 905] }));
  expect(told).toHaveBeenCalledWith(503, { 'retry-after': '7' }, 900);
});
it('one that did not come over the network has no time', () => {
  answer(200, request({}));
  expect(told).toHaveBeenCalledWith(200, { 'retry-after': '7' }, undefined);
});
it('silence is told', () => {
  context.emit('requestfailed', request({ error: 'net::ERR_EMPTY_RESPONSE' }));
  expect(told).toHaveBeenCalledWith(null, {});
});
it.each([
  ['a picture', () => answer(503, request({ type: 'image' }))],
  ['a page of the program itself', () => answer(200, request({ url: 'data:text/html,x' }))],
  [
    'what the guard refused',
    () => context.emit('requestfailed', request({ error: 'net::ERR_BLOCKED_BY_CLIENT' })),
  ],
  ['what was broken off', () => context.emit('requestfailed', request({ error: 'net::ERR_ABORTED' }))],
])('%s is not', (_name, happen) => {
  happen();
  expect(told).not.toHaveBeenCalled();
});
