// Form facts: by run and address, replaced and not doubled, refused where they hold a whole identity number.
import { expect, it } from 'vitest';
import { factWithout } from '../../crawler/forms/address.ts';
import { folder, open } from './folder.ts';

const URL_OF = 'https://a.example/1.docx';

it('keeps one fact for an address and run', () => {
  const store = open(folder());
  const [first, second] = [0, 1].map(() => store.runs.start({ site: 'fixture', kind: 'crawl' }).id) as [
    string,
    string,
  ];
  store.forms.save(first, factWithout(URL_OF, 'timeout'));
  store.forms.save(first, factWithout(URL_OF, 'gone', { status: 404 }));
  store.forms.save(second, factWithout(URL_OF, null, { kind: 'docx' }));
  expect(store.forms.get(first, URL_OF)).toMatchObject({ problem: 'gone', status: 404 });
  expect(store.forms.get(second, URL_OF)).toMatchObject({ problem: null, kind: 'docx' });
  expect(store.forms.get(second, 'https://a.example/2.docx')).toBeUndefined();
  expect(store.forms.known(first)).toEqual(new Set([URL_OF]));
});

it('takes no number that is not masked', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const identityNumbers = [{ masked: '310199196507150428', valid: true, made: false }];
  expect(() => store.forms.save(run, factWithout(URL_OF, null, { identityNumbers }))).toThrow();
});
