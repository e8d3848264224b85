import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from './blob-store.ts';
import { forgetClaims } from './claim.ts';
import { removeBytes } from './together.ts';
import { UNNAMED } from './unnamed.ts';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 200;

/**
 * A job: forgets files that nothing names a day after somebody last asked for or sent them. An envelope
 * that is about to name one comes within that day: `touchFile` begins it anew whenever a client is told that the file is
 * here. First the row goes, then the bytes: what the database names is there.
 */
export async function forgetOrphans(
  db: Kysely<Database>,
  blobs: BlobStore,
  nowMs: number,
  goesOn = () => true,
): Promise<number> {
  await forgetClaims(db, nowMs);
  let total = 0;
  for (let found = BATCH; found === BATCH && goesOn(); ) {
    const { rows } = await sql<{ sha256: string }>`
      DELETE FROM file WHERE sha256 IN (
        SELECT sha256 FROM file WHERE stored_at < ${nowMs - DAY_MS}::bigint
          AND ${UNNAMED}
        ORDER BY stored_at LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED
      ) RETURNING sha256
    `.execute(db);
    for (const { sha256 } of rows) await removeBytes(db, blobs, sha256);
    found = rows.length;
    total += found;
  }
  return total;
}

/**
 * A job: removes bytes that no row of a file names, which a crash between the two, or a restore, leaves behind. Those of the
 * last day may still be on their way to their row. Out: how many.
 */
export async function forgetStrays(
  db: Kysely<Database>,
  blobs: BlobStore,
  nowMs: number,
  goesOn = () => true,
): Promise<number> {
  let [total, batch]: [number, string[]] = [0, []];
  const forget = async () => {
    const { rows } = await sql<{ sha256: string }>`SELECT sha256 FROM file WHERE sha256 = ANY(${batch}::text[])`.execute(db);
    const known = new Set(rows.map(({ sha256 }) => sha256));
    const strays = batch.filter((sha256) => !known.has(sha256));
    for (const sha256 of strays) if (await removeBytes(db, blobs, sha256)) total++;
    batch = [];
  };
  for await (const { sha256, at } of blobs.list()) {
    if (!goesOn()) break;
    if (at < nowMs - DAY_MS) batch.push(sha256);
    if (batch.length === BATCH) await forget();
  }
  await forget();
  return total;
}

/** A client was told that the file is here, and may name it next. */
export async function touchFile(db: Kysely<Database>, sha256: string, nowMs: number): Promise<void> {
  await db
    .updateTable('file')
    .set({ stored_at: nowMs })
    .where('sha256', '=', sha256)
    // Not with every request: an hour more or less does not matter.
    .where('stored_at', '<', nowMs - DAY_MS / 24)
    .execute();
}
