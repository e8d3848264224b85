import { LIMITS, newId } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, readingCase, register, sendingMessage, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { forgetResults } from './forget-results.ts';

let stage: Stage;
let server: SavepointServer;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const count = async () => (await server.db.selectFrom('envelope_result').select('envelope_id').execute()).length;

/** Results of nobody's envelopes, as old as that. */
const age = async (rows: number, storedAt: number) =>
  sql`INSERT INTO envelope_result (player_id, envelope_id, result, stored_at)
    SELECT ${player.id}::uuid, gen_random_uuid(), '{}', ${storedAt}::bigint FROM generate_series(1, ${rows}::int)
  `.execute(server.db);

test('forgets the results that are older than promised, in batches, and none that is younger', async () => {
  const now = Date.now();
  await age(4_100, now - LIMITS.resultsKeptMs - DAY_MS - 1);
  await age(3, now - LIMITS.resultsKeptMs);
  expect(await forgetResults(server.db, now)).toBe(4_100);
  expect(await count()).toBe(3);
  expect(await forgetResults(server.db, now)).toBe(0);
});

test('stops when it is told to', async () => {
  const now = Date.now();
  await age(1, 0);
  const before = await count();
  expect(await forgetResults(server.db, now, () => false)).toBe(0);
  expect(await count()).toBe(before);
  expect(await forgetResults(server.db, now)).toBe(1);
});

test('applies nothing twice when results are forgotten, whatever the player\'s clock says', async () => {
  const open = openingCase();
  const sent = [open, sendingMessage(open.caseId, 'two'), readingCase(open.caseId, 2)];
  const { cursor } = await player.sync(sent);
  const early = sendingMessage(newId(), 'to no case');
  await player.sync([early]);
  await forgetResults(server.db, Date.now() + 2 * LIMITS.resultsKeptMs);
  expect(await count()).toBe(0);
  for (const sentAt of [Date.now() + 3 * LIMITS.resultsKeptMs, Date.now(), 0]) {
    const again = await player.sync(sent, { sentAt, cursor });
    expect(again.results.slice(0, 2).map((result) => result.status)).toEqual(['duplicate', 'duplicate']);
    expect(again).toMatchObject({ updates: [], cursor });
  }
  const rows = await server.db.selectFrom('message').select('seq').where('case_id', '=', open.caseId).execute();
  expect(rows).toHaveLength(2);
});
