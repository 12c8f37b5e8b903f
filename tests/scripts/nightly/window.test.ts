// The hours of a night on Shanghai's clock, whatever the machine's own time zone.
import { expect, test } from 'vitest';
import { isInside, nextAt, nightDate } from '../../../scripts/nightly/window.ts';

const at = (local: string): Date => new Date(`${local}+08:00`);
const NIGHT = { from: '22:00', until: '06:00' };
const DAYTIME = { from: '09:00', until: '17:30' };
const ALWAYS = { from: '00:00', until: '00:00' };

test.each([
  ['2026-11-23T21:59:59', NIGHT, false],
  ['2026-11-23T22:00:00', NIGHT, true],
  ['2026-11-24T00:00:00', NIGHT, true],
  ['2026-11-24T05:59:59', NIGHT, true],
  ['2026-11-24T06:00:00', NIGHT, false],
  ['2026-11-24T12:00:00', DAYTIME, true],
  ['2026-11-24T17:30:00', DAYTIME, false],
  ['2026-11-24T03:00:00', ALWAYS, true],
])('%s in %j: %s', (local, window, inside) => expect(isInside(at(local), window)).toBe(inside));

test.each([
  ['2026-11-23T22:00:00', '06:00', '2026-11-24T06:00:00'],
  ['2026-11-24T00:30:00', '06:00', '2026-11-24T06:00:00'],
  ['2026-11-24T06:00:00', '06:00', '2026-11-25T06:00:00'],
  ['2026-12-31T23:00:00', '06:00', '2027-01-01T06:00:00'],
  ['2026-02-28T22:00:00', '23:15', '2026-02-28T23:15:00'],
])('after %s it is %s at %s', (local, clock, next) => expect(nextAt(at(local), clock)).toEqual(at(next)));

test.each([
  ['2026-11-23T22:00:00', NIGHT, '2026-11-23'],
  ['2026-11-24T01:00:00', NIGHT, '2026-11-23'],
  ['2027-01-01T05:59:00', NIGHT, '2026-12-31'],
  ['2026-11-24T10:00:00', NIGHT, '2026-11-24'],
  ['2026-11-24T10:00:00', DAYTIME, '2026-11-24'],
  ['2026-11-24T01:00:00', ALWAYS, '2026-11-24'],
])('%s in %j is the night of %s', (local, window, date) => expect(nightDate(at(local), window)).toBe(date));
