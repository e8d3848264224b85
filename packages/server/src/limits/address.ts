import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';

/**
 * In: a request and how many proxies of our own stand before this server. Out: whom its address is counted under, or
 * null for this machine itself, where a proxy that nobody told us of would make all players one.
 *
 * Every proxy adds the address it was asked from at the end of `x-forwarded-for`; what stands before those that are ours
 * was said by the client, and may be anything.
 */
export function addressKey({ headers, socket }: IncomingMessage, proxies: number): string | null {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((part) => part.trim());
  const chain = [...forwarded.filter(Boolean), socket.remoteAddress ?? ''];
  return networkOf(chain.at(-1 - proxies) ?? chain[0] ?? '');
}

/** As `addressKey`, of a request in Hono's hands. */
export function addressOf(c: Context, proxies: number): string | null {
  const { incoming } = c.env as { incoming?: IncomingMessage };
  return incoming ? addressKey(incoming, proxies) : null;
}

/** An IPv4 address, or the network of an IPv6 one: whoever has one of those has 2^64. Some proxies write the port behind it. */
function networkOf(address: string): string | null {
  const portless = address.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  const plain = portless.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain.startsWith('127.') ? null : plain;
  if (!isIPv6(plain) || plain === '::1') return null;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const heads = head.split(':').filter(Boolean);
  const tails = (tail ?? '').split(':').filter(Boolean);
  const middle = Array<string>(Math.max(0, 8 - heads.length - tails.length)).fill('0');
  const groups = tail === undefined ? heads : [...heads, ...middle, ...tails];
  return groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':');
}
