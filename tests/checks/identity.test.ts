// What the examples of the page cannot write: spaces at the ends of a name, and a name that the page cut off.
import { expect, test } from 'vitest';
import { identity } from '../../checks/identity.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import { guideOf } from './page-examples.ts';

function ofName(name: string): Outcome | undefined {
  const outcomes: Outcome[] = [];
  const guide: ServiceGuide = { ...guideOf('到现场次数：1次'), name };
  identity.judge(guide, {}, (outcome) => outcomes.push(outcome));
  return outcomes.find(({ message }) => message === 'C08');
}

test.each(['排水许可 ', '　排水许可'])('a space at an end of “%s” is found', (name) => {
  expect(ofName(name)).toMatchObject({ verdict: 'fail', expected: '排水许可' });
});

test.each(['排水许可（变更登记…', '排水许可（变更)', '排水许可【变更】'])('%s is right', (name) => {
  expect(ofName(name)?.verdict).toBe('pass');
});
