// Which requests may be asked for by machine, and under which address.
import { expect, it } from 'vitest';
import { patternOf, requestOf } from '../../../../crawler/lanes/api/request-pattern.ts';

const HOST = 'https://portal.example';

it.each([
  ['/api/guide?id=A1', `GET ${HOST}/api/guide?id={id}`],
  ['/api/guide/A1/detail', `GET ${HOST}/api/guide/{id}/detail`],
  ['/api/guide?lang=zh&id=A1', `GET ${HOST}/api/guide?lang=zh&id={id}`],
  // Another value at the same place is another pattern, and none that pages share.
  ['/api/guide?id=A1&_=1732345678901', `GET ${HOST}/api/guide?id={id}&_=1732345678901`],
  ['/api/guide?id=A12', null],
  ['/api/dictionary', null],
  ['/api/guide?id=A1&sign=0f3a', null],
  ['/api/guide?id=A1&timestamp=1', null],
  ['/api/guide?id=A1&nonce_str=x', null],
  ['/api/guide?id=A1&token=x', null],
])('%s', (path, pattern) => {
  expect(patternOf({ method: 'GET', url: HOST + path }, 'A1')).toBe(pattern);
});

it('the form of a read names the item too', () => {
  const read = { method: 'POST', url: `${HOST}/read.do`, body: 'stId=A1&kind=2' };
  expect(patternOf(read, 'A1')).toBe(`POST ${HOST}/read.do stId={id}&kind=2`);
  expect(requestOf(`POST ${HOST}/read.do stId={id}&kind=2`, 'B/2')).toEqual({
    method: 'POST',
    url: `${HOST}/read.do`,
    body: 'stId=B%2F2&kind=2',
  });
  expect(requestOf(`GET ${HOST}/guide?id={id}`, '$&')).toEqual({
    method: 'GET',
    url: `${HOST}/guide?id=%24%26`,
  });
});
