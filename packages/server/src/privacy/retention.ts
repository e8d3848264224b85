import type { Retention, Topic, Uuid } from '@savepoint/protocol';
import { retention as retentionSchema } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import { lockPlayers } from '../cases/lock.ts';
import type { Database } from '../db/schema.ts';
import { eraseCases, type Erased } from './erase.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Cases of one transaction: few, so that their players wait for nothing. */
const BATCH = 50;
const NIL = '00000000-0000-0000-0000-000000000000';

export async function readRetention(db: Kysely<Database>, gameId: string): Promise<Retention> {
  const row = await db.selectFrom('game').select('retention').where('id', '=', gameId).executeTakeFirst();
  return v.parse(retentionSchema, row?.retention ?? {});
}

export async function setRetention(db: Kysely<Database>, gameId: string, retention: Retention): Promise<void> {
  await db.updateTable('game').set({ retention: JSON.stringify(retention) }).where('id', '=', gameId).execute();
}

/** Before when closed cases of a topic are too old; null: they are kept. */
export function cutoff({ days, topics }: Retention, topic: Topic, nowMs: number): number | null {
  const kept = topics?.[topic] ?? days;
  return kept === undefined ? null : nowMs - kept * DAY_MS;
}

/**
 * A job: erases the closed cases that are older than their game keeps them. `done` is told of each batch after its commit.
 * What cannot be erased, for whatever reason, keeps nothing else here: it is passed over, and the first reason is thrown at
 * the end.
 */
export async function eraseOld(
  db: Kysely<Database>,
  nowMs: number,
  topics: readonly Topic[],
  done: (erased: Erased) => Promise<void>,
  goesOn = () => true,
): Promise<number> {
  let total = 0;
  const problems: unknown[] = [];
  for await (const due of everythingDue(db, nowMs, topics)) {
    if (!goesOn()) break;
    try {
      const erased = await eraseDue(db, due);
      if (erased === null) continue;
      total += erased.proof.counts.cases ?? 0;
      await done(erased);
    } catch (problem) {
      problems.push(problem);
    }
  }
  if (problems.length > 0) throw problems[0];
  return total;
}

/** Cases of one player that were too old when they were looked for. */
interface Due {
  gameId: string;
  topic: Topic;
  before: number;
  playerId: Uuid;
  caseIds: Uuid[];
}

/** Goes through all that is too old once, the oldest first, whether or not it is erased meanwhile. */
async function* everythingDue(db: Kysely<Database>, nowMs: number, topics: readonly Topic[]): AsyncGenerator<Due> {
  const games = await db.selectFrom('game').select('id').execute();
  for (const { id: gameId } of games) {
    const rules = await readRetention(db, gameId);
    for (const topic of topics) {
      const before = cutoff(rules, topic, nowMs);
      if (before === null) continue;
      let last = { updated_at: -1, id: NIL };
      for (let found = BATCH; found === BATCH; ) {
        const batch = await tooOld(db, gameId, topic, before)
          .where(sql<boolean>`(updated_at, id) > (${last.updated_at}::bigint, ${last.id}::uuid)`)
          .orderBy('updated_at')
          .orderBy('id')
          .limit(BATCH)
          .execute();
        found = batch.length;
        last = batch.at(-1) ?? last;
        for (const playerId of new Set(batch.map((row) => row.player_id))) {
          const caseIds = batch.flatMap((row) => (row.player_id === playerId ? [row.id] : []));
          yield { gameId, topic, before, playerId, caseIds };
        }
      }
    }
  }
}

/** Null when none of them is too old any more: the player may have written in one meanwhile. */
function eraseDue(db: Kysely<Database>, { gameId, topic, before, playerId, caseIds }: Due): Promise<Erased | null> {
  return db.transaction().execute(async (trx) => {
    await lockPlayers(trx, [playerId]);
    const still = await tooOld(trx, gameId, topic, before).where('player_id', '=', playerId).where('id', 'in', caseIds).execute();
    if (still.length === 0) return null;
    const of = { playerId, gameId, caseIds: still.map(({ id }) => id) };
    return eraseCases(trx, of, { reason: 'retention', staffId: null });
  });
}

function tooOld(db: Kysely<Database>, gameId: string, topic: Topic, before: number) {
  return db
    .selectFrom('cases')
    .select(['id', 'player_id', 'updated_at'])
    .where('game_id', '=', gameId)
    .where('topic', '=', topic)
    .where(sql<boolean>`state = 'closed'`)
    .where('updated_at', '<', before);
}
