import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { createTurns } from '../limits/turns.ts';
import type { BlobStore, Received } from './blob-store.ts';
import { claimFile } from './claim.ts';
import { rememberFile, type KeptFile } from './file-store.ts';
import { rememberOrigin, type Sender } from './origin.ts';
import { takeRoom } from './quota.ts';

/** Each holds a connection while the bucket is at work: one that is slow, or silent, must leave the others to players. */
const turns = createTurns({ all: 4, each: 1, waitingOfEach: Infinity, retryAfterMs: 0 });

/**
 * Bytes come with their row and go when there is none, one at a time for each file, on all nodes: a file that is sent again
 * in the moment in which it is removed would otherwise have a row and no bytes.
 */
function inTurn<T>(db: Kysely<Database>, sha256: string, act: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  const acting = () =>
    db.transaction().execute(async (trx) => {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(trx);
      return act(trx);
    });
  return turns(sha256, acting);
}

/** First the bytes, then the row: what the database names is there. Throws `storage_full`, and the bytes are left. */
export function keepWithRow(
  db: Kysely<Database>,
  received: Received,
  file: KeptFile & { stripped: boolean },
  sender?: Sender,
): Promise<void> {
  return inTurn(db, file.sha256, async (trx) => {
    await received.keep();
    if (sender) await takeRoom(trx, sender, file.sha256, file.sizeBytes);
    await rememberFile(trx, file);
    if (sender) await claimFile(trx, file.sha256, sender.id, Date.now());
    if (sender?.gameId !== undefined) await rememberOrigin(trx, file.sha256, sender.gameId, sender.id);
  });
}

/** In: a file whose row is gone. Out: whether its bytes are gone too, which stay when it has come again since. */
export function removeBytes(db: Kysely<Database>, blobs: BlobStore, sha256: string): Promise<boolean> {
  return inTurn(db, sha256, async (trx) => {
    const named = await trx.selectFrom('file').select('sha256').where('sha256', '=', sha256).executeTakeFirst();
    if (named) return false;
    await blobs.delete(sha256);
    return true;
  });
}
