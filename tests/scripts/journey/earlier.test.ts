// The last record of a service is found among earlier runs; damaged ones, later ones and those of another kind are passed over.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { earlierRecord } from '../../../scripts/journey/earlier.ts';
import { journey } from '../../checks/journey/kit.ts';

const now = journey();
const name = `${now.channel}-${now.item.id}.json`;
let runs: string;
const put = (run: string, text: string): void => {
  mkdirSync(join(runs, run), { recursive: true });
  writeFileSync(join(runs, run, name), text);
};
const recordOf = (own: object) => JSON.stringify({ ...now, ...own });

beforeAll(() => {
  runs = mkdtempSync(join(tmpdir(), '历次 旅程-'));
  put('20260101-000000', recordOf({ persona: '第一次' }));
  put('20260102-000000', recordOf({ persona: '第二次' }));
  put(
    '20260103-000000',
    recordOf({ persona: '真实站点', source: now.source === 'site' ? 'sandbox' : 'site' }),
  );
  put('20260104-000000', '{"item": ');
  put('20260105-000000', '{"item": "of another version"}');
  put('20260107-000000', recordOf({ persona: '以后' }));
  put('别的文件夹', recordOf({ persona: '别的' }));
});
afterAll(() => rmSync(runs, { recursive: true, force: true }));

it('finds the last one', () => {
  expect(earlierRecord(join(runs, '20260106-000000'), now)?.persona).toBe('第二次');
});
it('finds none before the first', () => {
  expect(earlierRecord(join(runs, '20260101-000000'), now)).toBeNull();
});
it('finds none of another service', () => {
  const other = journey({ item: { ...now.item, id: 'other' } });
  expect(earlierRecord(join(runs, '20260106-000000'), other)).toBeNull();
});
