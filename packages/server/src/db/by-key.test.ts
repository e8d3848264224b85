import { newId } from '@savepoint/protocol';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { addGame } from '../games/game-store.ts';
import { commitJobs } from '../intake/commit.ts';
import type { IntakeJob } from '../intake/decide.ts';
import { currentPlace, readLog } from '../live/event-log.ts';
import { createRuleBook } from '../rules/rule-store.ts';
import { makeDueWords } from '../search/word-store.ts';
import { openingCase, sendingMessage } from '../testing/player.ts';
import { openStage } from '../testing/stage.ts';
import { openDatabase } from './open-database.ts';

const OTHERS = 500;

test('what a message is written and told by reads no table from end to end, though all were empty when it was planned', async () => {
  const stage = await openStage();
  const { db, close } = await openDatabase({ url: await stage.database() }, false, pino({ level: 'silent' }));
  const start = await currentPlace(db);
  const rules = createRuleBook(db);
  const playerId = newId();
  const opening = openingCase();
  const say = (envelope: IntakeJob['envelopes'][number]) =>
    commitJobs(db, [{ playerId, gameId: 'orbit', envelopes: [envelope], tooOld: new Set() }], rules);
  // One thing after the other, so that all of it goes by one connection.
  const sayMore = async () => {
    for (const text of ['it says', 'that it is', 'on its way']) await say(sendingMessage(opening.caseId, text));
    await readLog(db, start, 500);
    await makeDueWords(db, new AbortController().signal);
  };
  const playerOf = (id: string) => ({ id, game_id: 'orbit', created_at: 0 });
  const reads = async () => {
    await sql`SELECT pg_stat_force_next_flush()`.execute(db);
    const { rows } = await sql<{ table: string; scans: number; rows: number }>`
      SELECT relname AS table, seq_scan AS scans, seq_tup_read + idx_tup_fetch AS rows FROM pg_stat_user_tables
      WHERE relname IN ('player', 'cases', 'message', 'feed', 'event', 'envelope_result', 'case_words') ORDER BY 1
    `.execute(db);
    return rows;
  };
  await addGame(db, { id: 'orbit', name: 'Orbit' });
  await db.insertInto('player').values(playerOf(playerId)).execute();
  await say(opening);
  await sayMore();
  await db.insertInto('player').values(Array.from({ length: OTHERS }, () => playerOf(newId()))).execute();
  const before = await reads();
  await sayMore();
  const after = await reads();
  expect(before).toHaveLength(7);
  expect(after.map(({ table, scans }) => ({ table, scans }))).toEqual(before.map(({ table, scans }) => ({ table, scans })));
  // An index can be read from end to end as well.
  const rowsOf = (all: typeof before) => all.find(({ table }) => table === 'player')!.rows;
  expect(rowsOf(after) - rowsOf(before)).toBeLessThan(OTHERS / 10);
  await close();
  await stage.close();
}, 60_000);
