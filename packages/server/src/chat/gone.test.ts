import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { lockPlayers } from '../cases/lock.ts';
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
