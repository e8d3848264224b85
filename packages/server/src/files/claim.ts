import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** A file that was told to be here is named within that time, or sent again. */
export const CLAIM_MS = 24 * 60 * 60_000;

/**
 * In: a file, and a player or one of the staff who is told that it is here, or has just sent it. Out: when it stays for a day
 * for them, or at once where there is none. Two who send the same bytes share one row of `file`: what is erased of the one must
 * not take it from the other, who has yet to name it.
 */
export async function claimFile(db: Kysely<Database>, sha256: string, claimant: Uuid, nowMs: number): Promise<void> {
  // Locked, so that it waits for an erasure that is about to remove the file, and finds none after it.
  await sql`
    INSERT INTO file_claim (sha256, claimant, at)
    SELECT sha256, ${claimant}::uuid, ${nowMs}::bigint FROM file WHERE sha256 = ${sha256} FOR KEY SHARE
    ON CONFLICT (sha256, claimant) DO UPDATE SET at = excluded.at
  `.execute(db);
}

/** A job, as part of `forgetOrphans`: claims that have run out. */
export async function forgetClaims(db: Kysely<Database>, nowMs: number): Promise<void> {
  await db.deleteFrom('file_claim').where('at', '<', nowMs - CLAIM_MS).execute();
}
