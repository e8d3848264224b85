import { sql, type Kysely } from 'kysely';
import type { Uuid } from '@savepoint/protocol';
import { compiledOnce } from '../db/compiled-once.ts';
import type { Database } from '../db/schema.ts';
import { STANDING, type Standing } from '../players/standing.ts';
import type { CaseHead } from './change.ts';

/**
 * In: a transaction and the ids it is about. Out: those rows, locked until it ends. Every writer takes its locks
 * here and in this order, so that no two can wait for each other:
 *
 * 1. the turns of players by id (the lock also orders each player's feed), then their rows,
 * 2. case rows by id.
 *
 * Turns are waited for before any row: a locked row gives a transaction its id, and one that then waits for its next row
 * would have a lower id than what it waited for, so that `live/event-log.ts` told a case's messages in the wrong order.
 */
export async function lockPlayers(trx: Kysely<Database>, ids: readonly Uuid[]): Promise<Map<Uuid, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await lockingPlayers(trx, ids).execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The statement of `lockPlayers`, to be sent along with others. */
export function lockingPlayers(trx: Kysely<Database>, ids: readonly Uuid[]) {
  // The one row of `turns` is there, and so all of them are held, before a row of `player` is locked.
  return sql<Standing>`
    WITH turns AS (
      SELECT count(pg_advisory_xact_lock(hashtextextended(id::text, 0))) AS taken
      FROM (SELECT DISTINCT id FROM unnest(${[...ids]}::uuid[]) AS id ORDER BY id) AS each
    )
    ${standings(trx)} CROSS JOIN turns WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE OF player
  `;
}

/** Locks the cases that exist, of whichever player. Their players' rows have to be locked already. */
export async function lockCases(trx: Kysely<Database>, ids: readonly Uuid[]): Promise<Map<Uuid, CaseHead>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CaseHead>`${headsOf(trx, ids)} FOR UPDATE`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** As `lockCases`, to be part of another statement, for who only adds to cases: whoever makes their words may go on. */
export function lockingCases(trx: Kysely<Database>, ids: readonly Uuid[]) {
  return sql<CaseHead>`(${headsOf(trx, ids)} FOR NO KEY UPDATE)`;
}

function headsOf(trx: Kysely<Database>, ids: readonly Uuid[]) {
  return sql`${heads(trx)} WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id`;
}

/** Locks one case of the games given, its player first. */
export async function lockCase(trx: Kysely<Database>, id: Uuid, games: readonly string[]): Promise<CaseHead | null> {
  for (;;) {
    const found = await trx
      .selectFrom('cases')
      .select('player_id')
      .where('id', '=', id)
      .where('game_id', '=', sql<string>`ANY(${[...games]}::text[])`)
      .executeTakeFirst();
    if (!found) return null;
    await lockPlayers(trx, [found.player_id]);
    const head = (await lockCases(trx, [id])).get(id) ?? null;
    // Its player may have signed in meanwhile, and the case be another's: that one's feed is the one to hold.
    if (!head || head.playerId === found.player_id) return head;
  }
}

const HEAD = [
  'id',
  'number',
  'game_id as gameId',
  'player_id as playerId',
  'topic',
  'state',
  'subject',
  'opened_at as openedAt',
  'updated_at as updatedAt',
  'last_seq as lastSeq',
  'last_from as lastFrom',
  'last_excerpt as lastExcerpt',
  'last_at as lastAt',
  'staff_read_seq as staffReadSeq',
  'player_read_seq as playerReadSeq',
  'solved',
  'rating',
  'staff_delivered_seq as staffDeliveredSeq',
  'player_delivered_seq as playerDeliveredSeq',
  'live',
  'live_since as liveSince',
  'chat_id as chatId',
  'agent_id as agentId',
  'agent_name as agentName',
  'owner_id as ownerId',
  'waiting_since as waitingSince',
] as const;

const standings = compiledOnce<Standing>((db) => db.selectFrom('player').select(STANDING));
const heads = compiledOnce<CaseHead>((db) => db.selectFrom('cases').select(HEAD));
