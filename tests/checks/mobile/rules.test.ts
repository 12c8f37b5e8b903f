// Every rule for phone pages has a message or a line on why no visit judges it; every message is whole, and its page is current.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { checkMetas } from '../../../checks/index.ts';
import { visitChecks } from '../../../checks/mobile/index.ts';
import { UNJUDGED_ON_PHONE } from '../../../checks/mobile/parts/unjudged.ts';
import { mobileRulesPage } from '../../../scripts/docs/mobile-rules-page.ts';

const root = new URL('../../../', import.meta.url);
const TABLE = new URL('../shared/standards/mobile.csv', root);
const messages = visitChecks.flatMap(({ meta }) => meta.messages);
const judged = new Set(messages.map(({ id }) => id.split('-')[0]!));

test('all 48 rules appear once: judged, or not judged and why', () => {
  const all = Array.from({ length: 48 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`);
  expect([...judged, ...UNJUDGED_ON_PHONE.map(({ rule }) => rule)].sort()).toEqual(all);
});

test.skipIf(!existsSync(TABLE))('the aspect of a rule is the one of the table', () => {
  const aspects = new Map(
    [...readFileSync(TABLE, 'utf8').matchAll(/^(M\d{2}),([^,]+),/gm)].map(([, id, aspect]) => [id!, aspect!]),
  );
  expect(aspects.size).toBe(48);
  const others = messages.filter(({ id, aspect }) => aspects.get(id.split('-')[0]!) !== aspect);
  expect(others.map(({ id }) => id)).toEqual([]);
});

test('docs/mobile-rules.md is what the checks say', () => {
  const page = readFileSync(new URL('docs/mobile-rules.md', root), 'utf8');
  expect(page).toBe(mobileRulesPage(visitChecks, UNJUDGED_ON_PHONE));
});

describe('visit checks', () => {
  it('have ids and messages of their own', () => {
    const ids = [...checkMetas.flatMap((meta) => meta.messages), ...messages].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    expect(messages.every(({ text, fix, basis, indicator }) => text && fix && basis && indicator)).toBe(true);
  });

  it('are all that lies in their room, each in the file of its name', () => {
    const files = readdirSync(new URL('checks/mobile/', root)).filter((name) => name.endsWith('.ts'));
    const listed = visitChecks.map(({ meta }) => `${meta.id}.ts`);
    expect(files.filter((name) => name !== 'index.ts').sort()).toEqual(listed.sort());
  });
});
