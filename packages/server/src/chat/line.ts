import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { pacePerPlaceMs, type HandOut } from './estimate.ts';

/** The newest hand-outs that tell the pace, and how old they may be. */
const HAND_OUTS = 20;
const OLDEST_MS = 2 * 60 * 60 * 1000;

/** Who waits for an agent of one game, the next one first. */
export interface Line {
  places: { caseId: Uuid; place: number }[];
  /** Milliseconds for each place; null when it is not known. */
  paceMs: number | null;
}

/** The line is in the database alone, so that every node sees the same. At most the first `most` places. */
export async function readLine(db: Kysely<Database>, gameId: string, nowMs: number, most = 500): Promise<Line> {
  const waiting = await db
    .selectFrom('chat')
    .select(['case_id as caseId', 'started_at as startedAt'])
    .where('game_id', '=', gameId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .orderBy('id')
    .limit(most)
    .execute();
  return {
    places: waiting.map(({ caseId }, i) => ({ caseId, place: i + 1 })),
    paceMs: pacePerPlaceMs(await readHandOuts(db, gameId, nowMs), waiting[0]?.startedAt ?? null, nowMs),
  };
}

function readHandOuts(db: Kysely<Database>, gameId: string, nowMs: number): Promise<HandOut[]> {
  return db
    .selectFrom('chat')
    .select(['started_at as startedAt', sql<number>`accepted_at`.as('acceptedAt')])
    .where('game_id', '=', gameId)
    .where('accepted_at', '>', nowMs - OLDEST_MS)
    .orderBy('accepted_at', 'desc')
    .limit(HAND_OUTS)
    .execute();
}
