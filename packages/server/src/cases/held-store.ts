import type { HeldReply, HoldMs, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { HeldWords } from '../db/answering-tables.ts';
import type { Database } from '../db/schema.ts';
import { anyOf } from './any-of.ts';
import { readMeanwhile } from './meanwhile.ts';

/** The database's own clock: nodes may differ in theirs, and none may send too early. */
export const NOW_MS = sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

export interface HeldRow {
  id: Uuid;
  caseId: Uuid;
  gameId: string;
  staffId: Uuid;
  name: string;
  reply: HeldWords;
  state: 'held' | 'stopped' | 'undone';
}

/** Within a transaction that holds the case's lock, as everything here that writes. */
export async function writeHeld(trx: Kysely<Database>, row: Omit<HeldRow, 'state'>, holdMs: HoldMs): Promise<void> {
  await trx
    .insertInto('held_reply')
    .values({
      id: row.id,
      game_id: row.gameId,
      case_id: row.caseId,
      staff_id: row.staffId,
      name: row.name,
      reply: JSON.stringify(row.reply),
      held_at: NOW_MS,
      due_at: sql<number>`${NOW_MS} + ${holdMs}::int`,
    })
    .execute();
}

export async function findHeld(trx: Kysely<Database>, id: Uuid): Promise<HeldRow | undefined> {
  return trx.selectFrom('held_reply').select(ROW).where('id', '=', id).executeTakeFirst();
}

/** The last reply of somebody that waits in a case. */
export async function findLastHeld(trx: Kysely<Database>, caseId: Uuid, staffId: Uuid): Promise<HeldRow | undefined> {
  return trx
    .selectFrom('held_reply')
    .select(ROW)
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .where('state', '=', 'held')
    .orderBy('held_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function changeHeld(trx: Kysely<Database>, id: Uuid, to: { reply?: HeldWords; state?: HeldRow['state'] }): Promise<void> {
  const reply = to.reply && { reply: JSON.stringify(to.reply) };
  await trx.updateTable('held_reply').set({ ...reply, ...(to.state && { state: to.state }) }).where('id', '=', id).execute();
}

export async function removeHeld(trx: Kysely<Database>, id: Uuid): Promise<void> {
  await trx.deleteFrom('held_reply').where('id', '=', id).execute();
}

/** Those whose time has come, oldest first. */
export async function readDue(db: Kysely<Database>, limit: number): Promise<Pick<HeldRow, 'id' | 'caseId' | 'gameId'>[]> {
  return db
    .selectFrom('held_reply')
    .select(['id', 'case_id as caseId', 'game_id as gameId'])
    .where('state', '=', 'held')
    .where('due_at', '<=', NOW_MS)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** How long until the next one is due, milliseconds; null: none waits. */
export async function nextDueMs(db: Kysely<Database>): Promise<number | null> {
  const { leftMs } = await db
    .selectFrom('held_reply')
    .select(sql<number | null>`min(due_at) - ${NOW_MS}`.as('leftMs'))
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return leftMs;
}

/** What waits in a case, of whomever. */
export const readHeldIn = (db: Kysely<Database>, caseId: Uuid): Promise<HeldReply[]> => read(db, { caseId });

/** What waits of somebody in these games. */
export const readHeldOf = (db: Kysely<Database>, staffId: Uuid, games: readonly string[]): Promise<HeldReply[]> =>
  read(db, { staffId, games });

async function read(db: Kysely<Database>, of: { caseId: Uuid } | { staffId: Uuid; games: readonly string[] }): Promise<HeldReply[]> {
  const rows = await db
    .selectFrom('held_reply')
    .select(ROW)
    .select(['held_at as heldAt', sql<number>`greatest(0, due_at - ${NOW_MS})`.as('leftMs')])
    .where('state', '<>', 'undone')
    .where((e) => ('caseId' in of ? e('case_id', '=', of.caseId) : e.and([e('staff_id', '=', of.staffId), e('game_id', '=', anyOf(of.games, 'text'))])))
    .orderBy('held_at')
    .orderBy('id')
    .execute();
  const replies: HeldReply[] = [];
  for (const { reply: { text, format, attachments, seenSeq, actions }, state, staffId, name, caseId, id, heldAt, leftMs } of rows) {
    const meanwhile = state === 'stopped' && { meanwhile: await readMeanwhile(db, caseId, staffId, seenSeq ?? 0) };
    const more = { ...(format && { format }), ...(seenSeq !== undefined && { seenSeq }), ...(actions && { actions }), ...meanwhile };
    replies.push({ id, caseId, by: { id: staffId, name }, text, attachments, heldAt, leftMs, ...more });
  }
  return replies;
}

/** A job: what was taken back long ago is repeated by nobody any more. */
export async function forgetUndone(db: Kysely<Database>, beforeMs: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('held_reply')
    .where('state', '=', 'undone')
    .where('held_at', '<', beforeMs)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

const ROW = ['id', 'case_id as caseId', 'game_id as gameId', 'staff_id as staffId', 'name', 'reply', 'state'] as const;
