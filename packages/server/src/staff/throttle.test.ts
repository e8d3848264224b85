import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../db/schema.ts';
import { postJson } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { beginTry, forgetTries, forgive, waitAfter } from './throttle.ts';

let stage: Stage;
let db: Kysely<Database>;
const HOUR_MS = 60 * 60_000;

beforeAll(async () => {
  stage = await openStage();
  db = (await stage.server()).db;
}, 60_000);
afterAll(() => stage.close());

async function tries(key: string, count: number, nowMs: number, factor?: number): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < count; n++) waits.push(await beginTry(db, key, nowMs, factor));
  return waits;
}

test('lets five tries go ahead, then asks for ever longer waits', async () => {
  expect(await tries('a', 6, 1_000)).toEqual([0, 0, 0, 0, 0, 1_000]);
  expect(await tries('a', 2, 2_000)).toEqual([0, 2_000]);
  expect(await beginTry(db, 'b', 2_000)).toBe(0);
  expect(waitAfter(1_000)).toBe(15 * 60_000);
  expect(await tries('shared', 21, 1_000, 4)).toEqual([...Array<number>(20).fill(0), 1_000]);
});

test('counts every one of many tries at once', async () => {
  const waits = await Promise.all(Array.from({ length: 12 }, () => beginTry(db, 'crowd', 1_000)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
});

test('forgets after a success and after an hour', async () => {
  await tries('c', 6, 1_000);
  expect(await beginTry(db, 'c', 1_000 + HOUR_MS)).toBe(0);
  await tries('d', 6, 1_000);
  await forgive(db, ['d']);
  expect(await beginTry(db, 'd', 1_000)).toBe(0);
  await forgetTries(db, 2_000 + HOUR_MS);
  expect(await db.selectFrom('sign_in_try').select('key').where('key', '=', 'd').execute()).toEqual([]);
});

test('tells apart who signs in behind a proxy: guesses from elsewhere keep nobody out', async () => {
  const { url, addStaff } = await stage.server({ proxies: 1 });
  await addStaff({ email: 'ana@example.com', name: 'Ana', password: 'correct horse', games: 'all' });
  const enter = (from: string, password: string) =>
    postJson(`${url}/staff/session`, { email: 'ana@example.com', password }, { origin: url, 'x-forwarded-for': `10.9.8.7, ${from}` });
  const guesses: number[] = [];
  for (let n = 0; n < 6; n++) guesses.push((await enter('203.0.113.9', 'a guess')).status);
  expect(guesses).toEqual([401, 401, 401, 401, 401, 429]);
  expect((await enter('198.51.100.4', 'correct horse')).status).toBe(200);
});
