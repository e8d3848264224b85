import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressKey } from './address.ts';
import { isTooDeep } from './json-depth.ts';

const from = (remoteAddress: string, proxies = 0, forwarded?: string) =>
  addressKey({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage, proxies);

test('counts an IPv6 network as one, and this machine not at all', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7');
  expect(from('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(from('2001:db8:0:7:1::5')).toBe('2001:db8:0:7');
  expect(from('2001:0DB8::7:1')).toBe('2001:db8:0:0');
  expect([from('127.0.0.1'), from('::1'), from('::ffff:127.0.0.1'), from('')]).toEqual([null, null, null, null]);
});

test('believes the proxies that are ours, and nothing that a client wrote before them', () => {
  expect(from('203.0.113.7', 0, '198.51.100.1')).toBe('203.0.113.7');
  expect(from('127.0.0.1', 1, '198.51.100.1')).toBe('198.51.100.1');
  expect(from('127.0.0.1', 1, '9.9.9.9, 198.51.100.1')).toBe('198.51.100.1');
  expect(from('10.0.0.2', 2, '9.9.9.9, 198.51.100.1, 10.0.0.1')).toBe('198.51.100.1');
  expect(from('10.0.0.2', 2)).toBe('10.0.0.2');
});

test('reads an address with a port, as some proxies write it', () => {
  expect(from('10.0.0.1', 1, '198.51.100.1:51234')).toBe('198.51.100.1');
  expect(from('10.0.0.1', 1, '[2001:db8:0:7:1::5]:51234')).toBe('2001:db8:0:7');
  expect(from('10.0.0.1', 1, '[2001:db8:0:7:1::5]')).toBe('2001:db8:0:7');
});

test('tells the depth of JSON by its bytes, and is not deceived by texts', () => {
  const deep = (depth: number) => Buffer.from('[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2));
  expect([isTooDeep(deep(200)), isTooDeep(deep(202))]).toEqual([false, true]);
  expect(isTooDeep(Buffer.from(JSON.stringify({ text: `"${'['.repeat(10_000)}\\` })))).toBe(false);
  expect(isTooDeep(Buffer.from(`{"a":"\\\\",${'[['.repeat(150)}`))).toBe(true);
});
