import type { SyncAnswer } from '@savepoint/protocol';
import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../testing/agent.ts';
import { newInstall, openingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Copies a database that nobody uses. */
async function copyOf(databaseUrl: string): Promise<string> {
  const target = await stage.database();
  const nameOf = (url: string) => new pg.Client(url).database!;
  const client = new pg.Client(await stage.database());
  await client.connect();
  const name = client.escapeIdentifier(nameOf(target));
  await client.query(`DROP DATABASE ${name}`);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(nameOf(databaseUrl))}`);
  await client.end();
  return target;
}

const keys = (answer: SyncAnswer) =>
  answer.updates.map((update) => (update.kind === 'message.added' ? update.message.id : update.kind));

test('tells every client of a restored database to begin anew, and takes back what they still have, once', async () => {
  const tokenKey = 'the same before and after';
  const databaseUrl = await stage.database();
  const install = newInstall();
  const before = await stage.server({ databaseUrl, tokenKey });
  const player = await register(before.url, 'orbit', install);
  const open = openingCase();
  const kept = await player.sync([open]);
  await before.close();
  const backup = await copyOf(databaseUrl);

  const lost = sendingMessage(open.caseId, 'after the backup');
  const on = await stage.server({ databaseUrl, tokenKey });
  const { cursor } = await (await register(on.url, 'orbit', install)).sync([lost], { cursor: kept.cursor });
  const number = (await (await signIn(on)).list()).cases[0]!.number;
  await on.close();

  const after = await stage.server({ databaseUrl: backup, tokenKey, restored: true });
  const back = await register(after.url, 'orbit', install);
  expect(back.id).toBe(player.id);
  // Another message stands where the lost one stood, so that the number in the cursor is one this feed has too.
  const other = sendingMessage(open.caseId, 'by another tab');
  await back.sync([other]);
  const answer = await back.sync([], { cursor });
  expect(answer.reset).toBe(true);
  expect(keys(answer)).toEqual(['case.changed', open.body.messageId, other.body.messageId]);
  const next = await back.sync([open, lost], { cursor: answer.cursor });
  expect(next.reset).toBeUndefined();
  expect(next.results.map((result) => result.status)).toEqual(['duplicate', 'stored']);
  expect(keys(next)).toEqual([lost.body.messageId]);

  // A number that a player may have been told since the backup is not given again.
  await back.sync([openingCase()]);
  expect((await (await signIn(after)).list()).cases[0]!.number).toBeGreaterThan(number + 1_000);
});

test('sees by itself that it was restored into another cluster, and puts that one\'s events first', async () => {
  const databaseUrl = await stage.database();
  const first = await stage.server({ databaseUrl });
  const player = await register(first.url);
  const { cursor } = await player.sync([openingCase()]);
  const epoch = async ({ db }: typeof first) =>
    (await db.selectFrom('deployment').select('epoch').executeTakeFirstOrThrow()).epoch;
  const made = await epoch(first);
  await first.close();

  const again = await stage.server({ databaseUrl });
  expect(await epoch(again)).toBe(made);
  // As after a restore: events of a cluster that had counted much further.
  await sql`UPDATE event SET xid = '900000000000'`.execute(again.db);
  await again.close();

  const restored = await stage.server({ databaseUrl });
  expect(await epoch(restored)).not.toBe(made);
  expect(cursor.startsWith(made)).toBe(true);
  const ahead = sql`SELECT FROM event WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())`;
  const { rows } = await ahead.execute(restored.db);
  expect(rows).toEqual([]);
});

test('sees the same by what is forgotten of the log, when nothing of it is left', async () => {
  const databaseUrl = await stage.database();
  const epochs = new Set<string>();
  for (const mark of ['0', '900000000000', null]) {
    const server = await stage.server({ databaseUrl });
    const { epoch } = await server.db.selectFrom('deployment').select('epoch').executeTakeFirstOrThrow();
    epochs.add(epoch);
    if (mark) await server.db.updateTable('deployment').set({ events_forgotten_to: mark }).execute();
    await server.close();
  }
  expect(epochs.size).toBe(2);
});
