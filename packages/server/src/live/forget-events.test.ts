import { newId, type StaffPush } from '@savepoint/protocol';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { currentPlace, isAfter, readLog, writePlace, type Place } from './event-log.ts';
import { forgetEvents } from './forget-events.ts';
import { createTail } from './tail.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.now();
const OLD = NOW - 2 * DAY_MS - 1;

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
beforeEach(() => sql`TRUNCATE event`.execute(server.db));
afterAll(() => stage.close());

/** Events of one transaction. Out: where one reads on who has read them, once no older transaction runs. */
async function write(rows: number, at: number): Promise<Place> {
  const caseId = newId();
  const written = await sql<{ xid: string }>`
    INSERT INTO event (game_id, case_id, event, at)
    SELECT 'orbit', ${caseId}::uuid, ${JSON.stringify({ kind: 'case.erased', caseId })}::jsonb, ${at}::bigint
    FROM generate_series(1, ${rows}::int) RETURNING xid::text
  `.execute(server.db);
  const last = { xid: written.rows[0]!.xid, position: Number.MAX_SAFE_INTEGER };
  let place = await currentPlace(server.db);
  while (!isAfter(place, last)) place = await currentPlace(server.db);
  return place;
}

const left = async () => (await server.db.selectFrom('event').select('at').orderBy('xid').orderBy('position').execute()).map(({ at }) => at);

test('forgets what is older than two days, in batches, and not again', async () => {
  await write(4_100, OLD);
  await write(2, NOW - 2 * DAY_MS);
  expect(await forgetEvents(server.db, NOW, () => false)).toBe(0);
  expect(await forgetEvents(server.db, NOW)).toBe(4_100);
  expect(await left()).toEqual([NOW - 2 * DAY_MS, NOW - 2 * DAY_MS]);
  expect(await forgetEvents(server.db, NOW)).toBe(0);
});

test('leaves no gap where the clock of a node was behind', async () => {
  for (const at of [OLD, NOW, OLD]) await write(1, at);
  expect(await forgetEvents(server.db, NOW)).toBe(1);
  expect(await left()).toEqual([NOW, OLD]);
});

test('says to whom something is missing: to one who had not read it all, and to nobody else', async () => {
  const start = await currentPlace(server.db);
  const amid = await write(1, OLD);
  const end = await write(1, OLD);
  const forgottenAfter = async (place: Place) => (await readLog(server.db, place, 10)).forgotten;
  expect(await Promise.all([start, amid, end].map(forgottenAfter))).toEqual([false, false, false]);
  await forgetEvents(server.db, NOW);
  expect(await Promise.all([start, amid, end].map(forgottenAfter))).toEqual([true, true, false]);
});

test('a console that was away for longer loads its list anew, another goes on where it was', async () => {
  const { epoch } = await server.db.selectFrom('deployment').select('epoch').executeTakeFirstOrThrow();
  const start = await currentPlace(server.db);
  const read = await write(1, OLD);
  await forgetEvents(server.db, NOW);
  await write(1, NOW);
  const tail = createTail(server.db, epoch, pino({ enabled: false }));
  const follow = (place: Place) => {
    const pushes: StaffPush[] = [];
    tail.follow({ games: new Set(['orbit']), push: (push) => void pushes.push(push) }, writePlace(epoch, place));
    return pushes;
  };
  const [away, near] = [follow(start), follow(read)];
  await expect.poll(() => [away.map(({ reset }) => reset), near.map(({ events }) => events.length)]).toEqual([[true], [1]]);
  await tail.stop();
});
