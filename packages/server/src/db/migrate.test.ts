import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../testing/stage.ts';
import { migrate, migrateWithin, pendingMigrations } from './migrate.ts';
import type { Database } from './schema.ts';

const CHANGES_CASES = '0032_still_heads.sql';
const ADDS_AN_INDEX = '0031_tag_keys.sql';

let stage: Stage;
const opened: Kysely<Database>[] = [];

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  for (const db of opened) await db.destroy();
  await stage.close();
});

/** A database as it was before a migration, and somebody who does something in it without coming to an end. */
async function openBehind(next: string, doing: string) {
  const pool = new pg.Pool({ connectionString: await stage.database() });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  opened.push(db);
  await db.transaction().execute((trx) => migrateWithin(trx, []));
  const all = (await pendingMigrations(db))!;
  await db.transaction().execute((trx) => migrateWithin(trx, all.slice(0, all.indexOf(next))));
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query(doing);
  const letGo = async () => {
    await holder.query('COMMIT');
    holder.release();
  };
  return { db, letGo };
}

test('lets others at a table that it waits for, and goes on when it is free', async () => {
  const { db, letGo } = await openBehind(CHANGES_CASES, 'SELECT FROM cases');
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
  const { db, letGo } = await openBehind(CHANGES_CASES, 'SELECT FROM cases');
  const before = await pendingMigrations(db);
  await expect(migrate(db, { lockWaitMs: 50, restMs: 20, tries: 3 })).rejects.toMatchObject({ code: '55P03' });
  expect(await pendingMigrations(db)).toEqual(before);
  await letGo();
});

test('makes an index while others write to its table', async () => {
  const { db, letGo } = await openBehind(ADDS_AN_INDEX, 'LOCK TABLE cases IN ROW EXCLUSIVE MODE');
  const isThere = async (valid: boolean) => {
    const { rows } = await sql`SELECT FROM pg_index WHERE indexrelid = to_regclass('cases_tagged') AND indisvalid = ${valid}`.execute(db);
    return rows.length === 1;
  };
  const migrated = migrate(db, { lockWaitMs: 200, restMs: 50, tries: 1_000 });
  await expect.poll(() => isThere(false), { timeout: 20_000 }).toBe(true);
  await sql`SET LOCAL lock_timeout = 1000; UPDATE cases SET subject = ''`.execute(db);
  await letGo();
  await migrated;
  expect([await isThere(true), await pendingMigrations(db)]).toEqual([true, []]);
});

test('makes anew what a try that was cut off has left', async () => {
  const { db, letGo } = await openBehind(ADDS_AN_INDEX, 'LOCK TABLE cases IN ROW EXCLUSIVE MODE');
  const migrated = migrate(db).catch((problem: unknown) => problem);
  await expect
    .poll(async () => (await sql`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%CREATE INDEX CONCURRENTLY cases_tagged%' AND wait_event_type = 'Lock' AND datname = current_database() AND pid <> pg_backend_pid()`.execute(db)).rows.length, { timeout: 20_000 })
    .toBe(1);
  expect(await migrated).toMatchObject({ code: '57014' });
  await letGo();
  await migrate(db);
  expect(await pendingMigrations(db)).toEqual([]);
});

test('nodes that start together wait for each other', async () => {
  const { db, letGo } = await openBehind(ADDS_AN_INDEX, 'LOCK TABLE cases IN ROW EXCLUSIVE MODE');
  const migrated = [migrate(db), migrate(db), migrate(db)];
  await sleep(500);
  await letGo();
  await Promise.all(migrated);
  expect(await pendingMigrations(db)).toEqual([]);
});

test('no newer migration keeps writers from a table that is there while it makes an index', () => {
  const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });
  const newer = Object.entries(files).filter(([path]) => path >= `./migrations/${ADDS_AN_INDEX}`);
  const wrong = newer.flatMap(([path, text]) =>
    [...text.matchAll(/CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)\w+\s+ON (\w+)/g)]
      .filter(([, table]) => !text.includes(`CREATE TABLE ${table} `))
      .map(([made]) => `${path}: ${made}`),
  );
  expect([newer.length > 0, wrong]).toEqual([true, []]);
});
