import { newId, type HelpManifest } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import type { Database } from '../db/schema.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { forgetPublications } from './forget-publications.ts';
import { insertLive } from './piece-store.ts';
import { publish } from './publish.ts';

let stage: Stage;
let server: SavepointServer;
let db: Kysely<Database>;
const DAY_MS = 24 * 60 * 60_000;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  db = server.db;
}, 60_000);
afterAll(() => stage.close());

/** Something new in one language, which no other falls back to. Out: the hash under which players get it. */
async function publishNews(gameId: string): Promise<string> {
  await db.transaction().execute(async (trx) => {
    await insertLive(trx, gameId, [{ language: 'de', kind: 'announcement', content: { id: newId(), kind: 'news', title: 'News', text: 'New.' } }]);
    await publish(trx, gameId, null);
  });
  return (await manifest(gameId)).snapshots.de!;
}

const manifest = async (game: string) => (await (await fetch(`${server.url}/v1/help/${game}/manifest`)).json()) as HelpManifest;
const isThere = async (sha256: string) => (await fetch(`${server.url}/content/${sha256}.json`)).ok;
const sequencesOf = async (game: string) =>
  (await db.selectFrom('help_publication').select('sequence').where('game_id', '=', game).orderBy('sequence').execute()).map(({ sequence }) => sequence);
/** As if everything had been made that much earlier. */
async function age(ms: number): Promise<void> {
  await db.updateTable('help_publication').set((eb) => ({ published_at: eb('published_at', '-', ms) })).execute();
  await db.updateTable('help_snapshot').set((eb) => ({ made_at: eb('made_at', '-', ms) })).execute();
}

test('forgets what has held no more for a month, and never what players read or have just been told of', async () => {
  const first = await publishNews('orbit');
  await age(400 * DAY_MS);
  const second = await publishNews('orbit');
  await age(31 * DAY_MS);
  const third = await publishNews('orbit');
  expect(await forgetPublications(db, Date.now())).toBeGreaterThan(0);
  // The second held until just now.
  expect(await Promise.all([first, second, third].map(isThere))).toEqual([false, true, true]);
  expect(await sequencesOf('orbit')).toEqual([3, 4]);

  await age(31 * DAY_MS);
  expect(await forgetPublications(db, Date.now())).toBe(2);
  expect(await Promise.all([second, third].map(isThere))).toEqual([false, true]);
  // However old: both games still have what all begin with, here in every language but one.
  for (const game of ['orbit', 'harbor']) {
    expect(await Promise.all(Object.values((await manifest(game)).snapshots).map(isThere))).not.toContain(false);
  }
  expect(await forgetPublications(db, Date.now())).toBe(0);
  await publishNews('orbit');
  expect(await sequencesOf('orbit')).toEqual([4, 5]);
});

test('leaves what a game begins with while it is being forgotten', async () => {
  const { snapshots } = await manifest('harbor');
  await db.deleteFrom('help_publication').execute();
  await age(400 * DAY_MS);
  let forgetting: Promise<number> | undefined;
  await db.transaction().execute(async (trx) => {
    await publish(trx, 'harbor', null);
    forgetting = forgetPublications(db, Date.now());
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  await forgetting;
  expect((await manifest('harbor')).snapshots).toEqual(snapshots);
  expect(await Promise.all(Object.values(snapshots).map(isThere))).not.toContain(false);
});
