import { describe, expect, test } from 'vitest';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks } from '../../checks/index.ts';
import { examplesOf, guideOf } from './page-examples.ts';

const region = '021';
const options = resolveOptions(guideChecks, { phone: { region }, 'service-map': { region } });

describe.each(guideChecks.map((check) => [check.meta.id, check] as const))('the page of %s', (id, check) => {
  const examples = examplesOf(new URL(`../../checks/${id}.md`, import.meta.url));

  test.each(examples.map((e) => [e.message, e.verdict, e.text] as const))(
    '%s is %s: %s',
    (message, verdict, text) => {
      const { outcomes, errors } = judgeGuide(guideOf(text), [check], options);
      expect(errors).toEqual([]);
      const own = outcomes.filter((o) => o.message === message).map((o) => o.verdict);
      if (verdict === 'pass') {
        expect(own).not.toContain('fail');
        expect(own).not.toContain('review');
        expect(own.length).toBeGreaterThan(0);
      } else expect(own).toContain(verdict);
    },
  );

  test('has an example of every message', () => {
    const shown = new Set(examples.filter((e) => e.verdict !== 'pass').map((e) => e.message));
    const needsSeveral = new Set(['A08']);
    expect(check.meta.messages.map((m) => m.id).filter((m) => !shown.has(m) && !needsSeveral.has(m))).toEqual(
      [],
    );
  });
});
