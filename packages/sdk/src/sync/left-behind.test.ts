import { expect, test } from 'vitest';
import { memoryStore } from '../platform/memory-store.ts';
import { createLeftBehind } from './left-behind.ts';

test.each([
  ['a message', 'o/000000000001'],
  ['a file that follows its text', 'u/abc'],
])('what was reported before signing in is not taken along while %s is on its way, which then would be somebody else\'s', async (_, key) => {
  const install = { id: 'i', secret: 's' };
  const store = memoryStore(new Map<string, unknown>([['install', install], [key, true]]));
  const leftBehind = createLeftBehind(async () => store);
  expect([await leftBehind.ready(), leftBehind.isOver]).toEqual([undefined, false]);
  await store.write([], [key]);
  expect(await leftBehind.ready()).toEqual(install);
});
