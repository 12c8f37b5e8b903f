// robots.txt after RFC 9309.
import { describe, expect, it, test } from 'vitest';
import { parseRobots, robotsVerdict } from '../../crawler/robots.ts';

const US = 'GuideAudit/0.1';
const allowed = (text: string, path: string, agent = US) =>
  robotsVerdict(parseRobots(text), agent, path).allowed;

describe('the longest rule that fits decides', () => {
  const rules = 'User-agent: *\nDisallow: /\nAllow: /govPortals/\nDisallow: /govPortals/uc/\n';
  test.each([
    ['/', false],
    ['/govPortals/bsfw/item/1', true],
    ['/govPortals/uc/login', false],
    ['/robots.txt', true],
  ])('%s', (path, verdict) => expect(allowed(rules, path)).toBe(verdict));

  it('of equally long ones the one that allows', () =>
    expect(allowed('User-agent: *\nDisallow: /a/\nAllow: /a/', '/a/b')).toBe(true));
});

describe('groups', () => {
  const rules =
    'User-agent: Other\nUser-agent: guideaudit\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-Agent: GUIDEAUDIT/9\nDisallow: /b\nCrawl-delay: 2.5';
  it('of our own name, wherever they stand, go before the one for everybody', () => {
    expect([allowed(rules, '/a'), allowed(rules, '/b'), allowed(rules, '/c')]).toEqual([false, false, true]);
    expect(allowed(rules, '/c', 'Stranger/1')).toBe(false);
    expect(robotsVerdict(parseRobots(rules), US, '/b')).toEqual({
      allowed: false,
      rule: 'Disallow: /b',
      crawlDelay: 2.5,
    });
  });
  it('a Sitemap line between them parts nothing', () =>
    expect(allowed('User-agent: x\nSitemap: https://a.example/s.xml\nUser-agent: *\nDisallow: /', '/')).toBe(
      false,
    ));
});

test.each([
  ['wildcard', '/*.jsp$', '/uc/login.jsp', false],
  ['end', '/*.jsp$', '/uc/login.jsp?x=1', true],
  ['end without wildcard', '/a$', '/a', false],
  ['end without wildcard, longer', '/a$', '/ab', true],
  ['wildcard in the middle', '/a/*/c', '/a/b/b/c/d', false],
  ['parts that overlap', '/aba*ba$', '/aba', true],
  ['query', '/index.do?item=*', '/index.do?item=3', false],
  ['Chinese and its escapes', '/指南/', '/%e6%8c%87%E5%8D%97/1', false],
  ['escapes of plain characters', '/%61/', '/a/1', false],
  ['other letters', '/A/', '/a/', true],
])('%s', (_, rule, path, verdict) => expect(allowed(`User-agent: *\nDisallow: ${rule}`, path)).toBe(verdict));

test.each([
  ['an empty file', ''],
  ['an empty Disallow', 'User-agent: *\nDisallow:'],
  ['a web page', '<!DOCTYPE html>\n<html><body style="color: red">404</body></html>'],
  ['rules of nobody', 'Disallow: /'],
  ['comments', 'User-agent: * # all\n# Disallow: /'],
])('%s forbids nothing', (_, text) => expect(allowed(text, '/')).toBe(true));

test('byte order mark, old line ends, many stars', () => {
  expect(allowed('\uFEFFUser-agent: *\rDisallow: /x\r', '/x')).toBe(false);
  expect(allowed(`User-agent: *\nDisallow: /${'*a'.repeat(2000)}b`, `/${'a'.repeat(5000)}`)).toBe(true);
});
