import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { lockPlayers } from '../cases/lock.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { allJobs } from '../jobs/schedule.ts';
import { mergePlayers } from '../players/merge.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, startingChat } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { endDeserted } from './gone.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

/** Somebody waits for a lock of a player. */
const waits = async () =>
  (await sql`SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
    WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`.execute(server.db)).rows.length;

test('leaves a conversation for the next time whose player becomes another one meanwhile', async () => {
  const [player, known] = [await register(server.url), await register(server.url)];
  const opening = openingCase();
  await player.sync([opening, startingChat(opening.caseId)]);
  let ending: ReturnType<typeof endDeserted> | undefined;
  await server.db.transaction().execute(async (trx) => {
    await lockPlayers(trx, [player.id, known.id]);
    ending = endDeserted(server.db, Date.now() + 1);
    await expect.poll(waits).toBe(1);
    expect(await mergePlayers(trx, player.id, known.id)).toEqual([opening.caseId]);
  });
  // Nobody holds the turn of whoever the case is now.
  expect((await ending)?.feed).toEqual([]);
  expect((await agent.open(opening.caseId)).live).toBe('waiting');
  expect((await endDeserted(server.db, Date.now() + 1)).feed).toMatchObject([{ playerId: known.id }]);
  expect((await agent.open(opening.caseId)).live).toBe('ended');
});

test('ends all of them, however many left at once', async () => {
  for (const player of [await register(server.url), await register(server.url)]) {
    const openings = Array.from({ length: 60 }, () => openingCase());
    for (let from = 0; from < openings.length; from += 20) {
      await player.sync(openings.slice(from, from + 20).flatMap((opening) => [opening, startingChat(opening.caseId)]));
    }
  }
  const waiting = async () => (await sql`SELECT FROM chat WHERE ended_at IS NULL`.execute(server.db)).rows.length;
  expect(await waiting()).toBe(120);
  let told = 0;
  const parts = { db: server.db, blobs: createFolderStore(tmpdir()), unfinished: [], goneMs: 0, bulks: { resume: async () => 0 } };
  const jobs = allJobs({ ...parts, told: ({ feed }) => void (told += feed.flatMap(({ updates }) => updates).length) });
  const run = jobs.find(({ name }) => name === 'end-deserted-chats')!.run;
  await run(Date.now() + 1, new AbortController().signal);
  expect([await waiting(), told]).toEqual([0, 120]);
});
