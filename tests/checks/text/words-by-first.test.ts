// The lookup of words by their first character: it must never leave out a word that its expression would find.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEXICON } from '../../../checks/text/hours-lexicon.ts';
import { firstOf, wordsByFirst } from '../../../checks/text/words-by-first.ts';

it.each([
  ['周[一二]', '周', false],
  ['(?:法定)?节日', '法节', false],
  ['每?(?:周|星期){0,2}日', '周日星每', false],
  ['(?<=定)假期|\\d{1,2}点', '0123456789假', false],
  ['(?!休)[a-c]\\.?', 'abc', false],
  ['(?:年|月)*', '年月', true],
])('%s begins with %s', (source, chars, empty) => {
  const first = firstOf(source);
  expect([...first.chars!].sort().join('')).toBe([...chars].sort().join(''));
  expect(first.empty).toBe(empty);
});

it('takes anything for a part that it cannot bound', () => {
  expect(firstOf('[^a]b').chars).toBeNull();
  expect(firstOf('.b').chars).toBeNull();
});

it('finds what the whole table finds', () => {
  const words = wordsByFirst(LEXICON);
  const whole = new RegExp(LEXICON.map(([, source]) => `(?:${source})`).join('|'), 'uy');
  const letters = [
    ...new Set(LEXICON.flatMap(([, source]) => source.match(/[\u4e00-\u9fff\da-z]/giu) ?? [])),
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }), (chars) => {
      const text = chars.join('');
      whole.lastIndex = 0;
      const beginning = words(text.charCodeAt(0));
      if (beginning) beginning.pattern.lastIndex = 0;
      expect(beginning?.pattern.exec(text)?.[0]).toBe(whole.exec(text)?.[0]);
    }),
    { numRuns: 2000 },
  );
});
