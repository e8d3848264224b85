import { expect, test } from 'vitest';
import { board } from './leaderboard.ts';
import { newPurchase, PACKS, settle } from './purchases.ts';
import { readSave } from './save.ts';

const [pouch] = PACKS;

test('loses one purchase in three and names each by its own transaction', () => {
  const settled = [1, 2, 3, 4].map((count) => settle(newPurchase(pouch!, count, 'c0ffee00', 5), count));
  expect(settled.map(({ status }) => status)).toEqual(['missing', 'arrived', 'arrived', 'missing']);
  expect(new Set(settled.map(({ transaction }) => transaction)).size).toBe(4);
  expect(settled[0]!.transaction).toBe('LR-C0FFEE-0001');
});

test('reads a save back, and fills what is missing or of the wrong type', () => {
  const save = readSave(null);
  expect(readSave(JSON.stringify({ ...save, best: 77, muted: true }))).toMatchObject({ best: 77, muted: true });
  expect(readSave('{"best":"a lot","gems":7,"stranger":1}')).toMatchObject({ best: 0, gems: 7 });
  expect(readSave('{"stranger":1}')).not.toHaveProperty('stranger');
  for (const damaged of ['', '{', '3', 'null', '[]']) expect(readSave(damaged).gems).toBe(25);
});

test('shows the player among neighbours, struck out when suspended', () => {
  const rows = board('me', 6_000, true);
  expect(rows).toHaveLength(5);
  expect(rows.find(({ you }) => you)).toMatchObject({ name: 'me', rank: 6, suspended: true });
  expect(board('me', 0, false).at(-1)).toMatchObject({ you: true, rank: 9 });
  expect(board('me', 99_999, false)[0]).toMatchObject({ you: true, rank: 1 });
});
