// Which addresses count as public: each special range, and the disguises in which they come.
import { describe, expect, it } from 'vitest';
import { type AddressKind, addressKind, hostKind } from '../../crawler/address-guard.ts';

const CASES: [string, AddressKind][] = [
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.1', 'public'],
  ['172.15.255.255', 'public'],
  ['192.168.1.1', 'private'],
  ['192.169.0.1', 'public'],
  ['100.64.0.1', 'private'],
  ['100.127.255.255', 'private'],
  ['100.128.0.1', 'public'],
  ['100.100.100.200', 'metadata'],
  ['169.254.169.254', 'metadata'],
  ['169.254.1.1', 'link-local'],
  ['0.0.0.0', 'reserved'],
  ['192.0.2.5', 'reserved'],
  ['198.18.0.1', 'reserved'],
  ['198.19.255.255', 'reserved'],
  ['203.0.113.9', 'reserved'],
  ['224.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['8.8.8.8', 'public'],
  ['61.129.65.1', 'public'],
  ['::1', 'loopback'],
  ['::', 'reserved'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:10.1.2.3', 'private'],
  ['::ffff:a9fe:a9fe', 'metadata'],
  ['::ffff:8.8.8.8', 'public'],
  ['::127.0.0.1', 'reserved'],
  ['64:ff9b::7f00:1', 'reserved'],
  ['2002:7f00:1::', 'reserved'],
  ['2001::1', 'reserved'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['fc00::1', 'private'],
  ['fd12:3456::1', 'private'],
  ['fd00:ec2::254', 'metadata'],
  ['ff02::1', 'reserved'],
  ['2001:db8::1', 'reserved'],
  ['240e:1::1', 'public'],
  ['portal.example', 'not-an-address'],
];

describe('address guard', () => {
  it.each(CASES)('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));

  const DISGUISES: [string, AddressKind][] = [
    ['http://0x7f.1/', 'loopback'],
    ['http://2130706433/', 'loopback'],
    ['http://0177.0.0.1/', 'loopback'],
    ['http://127.1/', 'loopback'],
    ['http://127.0.0.1./', 'loopback'],
    ['http://１２７.０.０.１/', 'loopback'],
    ['http://[::ffff:127.0.0.1]/', 'loopback'],
    ['http://[0:0:0:0:0:0:0:1]/', 'loopback'],
    ['http://LOCALHOST/', 'loopback'],
    ['http://localhost./', 'loopback'],
    ['http://a.localhost/', 'loopback'],
    ['http://0xa9fea9fe/', 'metadata'],
    ['http://zwdt.sh.gov.cn/', 'not-an-address'],
  ];
  it.each(DISGUISES)('host of %s is %s', (url, kind) => expect(hostKind(new URL(url).hostname)).toBe(kind));
});
