// Which differences of two answers count.
import { expect, it } from 'vitest';
import { bodyHash } from '../../../crawler/unchanged/body-hash.ts';

const hash = (text: string, type?: string): string => bodyHash(Buffer.from(text), type);
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json';

it.each([
  ['comments', HTML, '<p>窗口</p><!-- 12 ms -->', '<p>窗口</p><!-- 15 ms -->'],
  ['nonces', HTML, '<script nonce="a1">f()</script>', "<script nonce='b2'>f()</script>"],
  ['tokens', HTML, '<meta name="csrf-token" content="a">x', '<meta name="csrf-token" content="b">x'],
  ['order of keys', JSON_TYPE, '{"code":0,"data":{"a":1,"b":2}}', '{"data":{"b":2,"a":1},"code":0}'],
  ['time of the answer', JSON_TYPE, '{"data":[1],"timestamp":1}', '{"data":[1],"timestamp":2}'],
])('%s do not count', (_, type, a, b) => {
  expect(hash(a, type)).toBe(hash(b, type));
});

it.each([
  ['words', HTML, '<p>2楼</p>', '<p>3楼</p>'],
  ['values of fields', HTML, '<input name="tel" value="1">', '<input name="tel" value="2">'],
  [
    'scripts that old pages hide in comments',
    HTML,
    '<script><!-- var fee="100"; //--></script>',
    '<script><!-- var fee=""; //--></script>',
  ],
  ['conditional comments', HTML, '<!--[if IE]>a<![endif]-->', '<!--[if IE]>b<![endif]-->'],
  ['members of lists and their order', JSON_TYPE, '{"data":[1,2]}', '{"data":[2,1]}'],
  ['times inside the data', JSON_TYPE, '{"data":{"timestamp":1}}', '{"data":{"timestamp":2}}'],
  ['what is no JSON after all', JSON_TYPE, '<p>1</p>', '<p>2</p>'],
  ['scripts', 'text/javascript', '/* <!--1--> */', '/* <!--2--> */'],
  ['whatever has no type', undefined, '<!--1-->', '<!--2-->'],
])('%s count', (_, type, a, b) => {
  expect(hash(a, type)).not.toBe(hash(b, type));
});

it('bytes of any charset stay apart', () => {
  const gbk = (byte: number) => Buffer.from([0x3c, 0x70, 0x3e, 0xb4, byte]);
  expect(bodyHash(gbk(0xb0), HTML)).not.toBe(bodyHash(gbk(0xb1), HTML));
});
