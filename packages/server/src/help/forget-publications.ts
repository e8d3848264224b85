import { sql, type Kysely } from 'kysely';
import { inBatches } from '../db/in-batches.ts';
import type { Database } from '../db/schema.ts';

/** A client asks for a snapshot right after the manifest that names it; a cache between them may be older than it should be. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const BATCH = 500;

/**
 * In: a database and the time. Out: how many publications and snapshots were forgotten: those in whose place something else
 * has long been read. What holds now stays, however old.
 */
export async function forgetPublications(db: Kysely<Database>, nowMs: number, goesOn = () => true): Promise<number> {
  const publications = await inBatches(BATCH, (most) => forgetReplaced(db, nowMs - KEPT_MS, most), goesOn);
  return publications + (await inBatches(BATCH, (most) => forgetUnnamed(db, nowMs - KEPT_MS, most), goesOn));
}

async function forgetReplaced(db: Kysely<Database>, before: number, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM help_publication WHERE (game_id, sequence) IN (
      SELECT game_id, sequence FROM help_publication AS old WHERE EXISTS (
        SELECT FROM help_publication AS newer
        WHERE newer.game_id = old.game_id AND newer.sequence > old.sequence AND newer.published_at < ${before}::bigint
      ) LIMIT ${most}::int
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Games begin with the same: its time is looked at once more when a row is taken, as somebody may just have named it again. */
async function forgetUnnamed(db: Kysely<Database>, before: number, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM help_snapshot WHERE made_at < ${before}::bigint AND sha256 IN (
      SELECT sha256 FROM help_snapshot WHERE made_at < ${before}::bigint AND sha256 NOT IN (
        SELECT named.value FROM help_publication, jsonb_each_text(snapshots) AS named
      ) LIMIT ${most}::int
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
