// Whose turn it is to be read in full, and what makes a former reading worthless.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTurn, mustReadInFull, type Tonight } from '../../../crawler/unchanged/due.ts';
import type { Reading } from '../../../store/schemas/reading.ts';

const day = (n: number): string => new Date(Date.UTC(2026, 10, 1 + n)).toISOString().slice(0, 10);
const items = Array.from({ length: 700 }, (_, n) => `fixture/${n}`);

describe('the turn of an item', () => {
  it('comes once in every round of nights, a like share of all items each night', () => {
    const turns = Array.from({ length: 7 }, (_, n) =>
      items.filter((item) => isTurn(item, day(n), day(n + 1), 7)),
    );
    expect(turns.flat().sort()).toEqual([...items].sort());
    for (const { length } of turns) expect(length).toBeGreaterThan(70);
    for (const { length } of turns) expect(length).toBeLessThan(130);
  });

  it('is never in the night of the reading itself, always after as many nights, and not lost where nights were missed', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(40),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(40),
        (id, read, every, later) => {
          const item = `fixture/${id}`;
          expect(isTurn(item, day(read), day(read), every)).toBe(false);
          expect(isTurn(item, day(read), day(read + every), every)).toBe(true);
          // Whoever missed the night of the turn has it on the next one.
          if (isTurn(item, day(read), day(read + later), every))
            expect(isTurn(item, day(read), day(read + later + 1), every)).toBe(true);
        },
      ),
    );
  });
});

const reading: Reading = {
  ...{
    item: 'fixture/1',
    channel: 'pc',
    run: 'r',
    capture: 'c1',
    readAt: `${day(3)}T22:10:00+08:00`,
    night: day(3),
  },
  ...{ lane: 'browser', layout: null, updated: '2026-10-01', extractorVersion: '1', profileVersion: '1' },
  answers: [
    {
      method: 'GET',
      url: 'http://a/',
      body: null,
      headers: {},
      etag: null,
      lastModified: null,
      hash: '0',
      shared: false,
    },
  ],
};
const tonight: Tonight = {
  ...{
    night: day(3),
    updated: '2026-10-01',
    every: 7,
    extractorVersion: '1',
    profileVersion: '1',
    browserOnly: false,
  },
};

describe('a former reading', () => {
  it('may hold where nothing speaks against it', () => {
    expect(mustReadInFull(reading, tonight)).toBe(false);
    expect(mustReadInFull({ ...reading, updated: null }, { ...tonight, updated: null })).toBe(false);
    expect(mustReadInFull(reading, { ...tonight, browserOnly: true })).toBe(false);
  });

  it.each<[string, Partial<Reading>, Partial<Tonight>]>([
    ['the reader changed', {}, { extractorVersion: '2' }],
    ['the profile changed', {}, { profileVersion: '2' }],
    ["the list's date moved", {}, { updated: '2026-11-02' }],
    ['the list no longer says a date', {}, { updated: null }],
    ['its turn came', {}, { night: day(10) }],
    ['only the browser counts', { lane: 'http' }, { browserOnly: true }],
  ])('is worth nothing where %s', (_, read, now) => {
    expect(mustReadInFull({ ...reading, ...read }, { ...tonight, ...now })).toBe(true);
  });
});
