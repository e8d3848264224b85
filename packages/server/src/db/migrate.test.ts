import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../testing/stage.ts';
import { migrate, migrateWithin, pendingMigrations } from './migrate.ts';
import type { Database } from './schema.ts';

const CHANGES_CASES = '0032_still_heads.sql';

let stage: Stage;
const opened: Kysely<Database>[] = [];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  for (const db of opened) await db.destroy();
  await stage.close();
});

/** A database as it was before a migration that needs a table for itself, and what keeps that table from it. */
async function openBehind() {
  const pool = new pg.Pool({ connectionString: await stage.database() });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  opened.push(db);
  await db.transaction().execute((trx) => migrateWithin(trx, []));
  const all = (await pendingMigrations(db))!;
  await db.transaction().execute((trx) => migrateWithin(trx, all.slice(0, all.indexOf(CHANGES_CASES))));
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM cases');
  const letGo = async () => {
    await holder.query('COMMIT');
    holder.release();
  };
  return { db, letGo };
}

test('lets others at a table that it waits for, and goes on when it is free', async () => {
  const { db, letGo } = await openBehind();
  let done = false;
  const migrated = migrate(db, { lockWaitMs: 200, restMs: 200, tries: 50 }).then(() => (done = true));
  let waitedMs = 0;
  for (let nth = 0; nth < 12; nth++) {
    const startMs = performance.now();
    await sql`SELECT FROM cases`.execute(db);
    waitedMs = Math.max(waitedMs, performance.now() - startMs);
    await sleep(100);
  }
  expect([done, waitedMs < 1_000]).toEqual([false, true]);
  await letGo();
  await migrated;
  expect(await pendingMigrations(db)).toEqual([]);
});

test('gives up in the end and has changed nothing', async () => {
  const { db, letGo } = await openBehind();
  const before = await pendingMigrations(db);
  await expect(migrate(db, { lockWaitMs: 50, restMs: 20, tries: 3 })).rejects.toMatchObject({ code: '55P03' });
  expect(await pendingMigrations(db)).toEqual(before);
  await letGo();
});
