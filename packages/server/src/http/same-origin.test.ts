import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const from = (method: string, origin?: string, site?: string) =>
  isSameOrigin({ method, host: 'help.example:8787', origin, site });

test('takes what comes from our own pages', () => {
  expect(from('POST', 'https://help.example:8787')).toBe(true);
  expect(from('GET')).toBe(true);
  expect(from('GET', undefined, 'same-origin')).toBe(true);
});

test('refuses what comes from elsewhere or does not say', () => {
  const ours = 'https://help.example';
  for (const origin of ['https://evil.example', ours, `${ours}:8787.evil.example`, 'null']) {
    expect([origin, from('POST', origin), from('GET', origin)]).toEqual([origin, false, false]);
  }
  expect(from('POST')).toBe(false);
  expect(from('GET', undefined, 'cross-site')).toBe(false);
});
