import type { Rule, RulesPage, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import { compileRules, NO_RULES, type CompiledRules } from './compile.ts';

/** New rules hold on every node after this time at the latest. */
const KNOWN_FOR_MS = 5_000;

export async function readRules(db: Kysely<Database>, gameId: string): Promise<RulesPage> {
  const of = db.selectFrom('rule_set').where('game_id', '=', gameId);
  const newest = await of.select(['version', 'rules']).orderBy('version', 'desc').executeTakeFirst();
  const live = await liveOf(db, gameId);
  return { ...(newest ?? { version: 0, rules: [] }), ...(live && { liveVersion: live.version, live: live.rules }) };
}

/** Keeps rules as the next version; `conflict` when the newest one is not the one they were made from. */
export async function saveRules(
  db: Kysely<Database>,
  gameId: string,
  rules: readonly Rule[],
  { basedOn, staffId }: { basedOn: number; staffId: Uuid },
): Promise<number | 'conflict'> {
  const version = basedOn + 1;
  const { rows } = await sql`
    INSERT INTO rule_set (game_id, version, rules, made_at, staff_id)
    SELECT ${gameId}, ${version}, ${JSON.stringify(rules)}::jsonb, ${Date.now()}, ${staffId}::uuid
    WHERE ${basedOn} = (SELECT coalesce(max(version), 0) FROM rule_set WHERE game_id = ${gameId})
    ON CONFLICT DO NOTHING RETURNING version
  `.execute(db);
  return rows.length > 0 ? version : 'conflict';
}

/** From now on reports are held to this version, an earlier one too. Out: whether there is one. */
export async function publishRules(db: Kysely<Database>, gameId: string, version: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockGame(trx, gameId);
    // The one before may have been published by a node whose clock is ahead.
    const { numUpdatedRows } = await trx
      .updateTable('rule_set')
      .set({ live_at: sql<number>`greatest(${Date.now()}, (SELECT max(live_at) + 1 FROM rule_set WHERE game_id = ${gameId}))` })
      .where('game_id', '=', gameId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

/** The rules of each game as they hold now, read again when what is known of them is old. */
export function createRuleBook(db: Kysely<Database>, now: () => number = Date.now) {
  const known = new Map<string, { readAt: number; version: number; rules: CompiledRules }>();
  return async (gameId: string): Promise<CompiledRules> => {
    const before = known.get(gameId);
    if (before && now() - before.readAt <= KNOWN_FOR_MS) return before.rules;
    const readAt = now();
    const live = await liveOf(db, gameId);
    const version = live?.version ?? 0;
    const rules = before?.version === version ? before.rules : live ? compileRules(live.rules) : NO_RULES;
    known.set(gameId, { readAt, version, rules });
    return rules;
  };
}

function liveOf(db: Kysely<Database>, gameId: string) {
  return db
    .selectFrom('rule_set')
    .select(['version', 'rules'])
    .where('game_id', '=', gameId)
    .where('live_at', 'is not', null)
    .orderBy('live_at', 'desc')
    .executeTakeFirst();
}
