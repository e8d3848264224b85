import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.ts';
import { broughtBy, openedIn, waitingWith } from './possession.ts';

export interface KeptFile {
  sha256: string;
  /** By its content. */
  type: string;
  sizeBytes: number;
}

export async function rememberFile(db: Kysely<Database>, file: KeptFile & { stripped?: boolean }): Promise<void> {
  await db
    .insertInto('file')
    .values({
      sha256: file.sha256,
      type: file.type,
      size_bytes: file.sizeBytes,
      stripped: file.stripped ?? false,
      stored_at: Date.now(),
    })
    // Sent again it is wanted again (see forget-orphans.ts), and what was kept now took the place of what was.
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet((given) => ({
        stored_at: given.ref('excluded.stored_at'),
        size_bytes: given.ref('excluded.size_bytes'),
        stripped: given.ref('excluded.stripped'),
      })),
    )
    .execute();
}

/** A file that the player has sent whole. */
export async function findBroughtFile(db: Kysely<Database>, sha256: string, player: Uuid): Promise<KeptFile | null> {
  return findWhere(db, sha256, broughtBy(sql`${player}::uuid`));
}

/** A file that is open in some case of the player. */
export async function findPlayersFile(db: Kysely<Database>, sha256: string, player: Uuid): Promise<KeptFile | null> {
  return findWhere(db, sha256, openedIn(sql`cases.player_id = ${player}::uuid`));
}

/** A file that is open in some case of these games, or that the reader is about to send with an answer there. */
export async function findStaffsFile(
  db: Kysely<Database>,
  sha256: string,
  reader: { staffId: Uuid; games: readonly string[] },
): Promise<KeptFile | null> {
  const theirs = sql`cases.game_id = ANY(${[...reader.games]}::text[])`;
  return findWhere(db, sha256, sql<boolean>`(${openedIn(theirs)} OR ${waitingWith(reader.staffId, theirs)})`);
}

async function findWhere(db: Kysely<Database>, sha256: string, such: RawBuilder<boolean>): Promise<KeptFile | null> {
  const found = await db
    .selectFrom('file')
    .select(['sha256', 'type', 'size_bytes as sizeBytes'])
    .where('sha256', '=', sha256)
    .where(such)
    .executeTakeFirst();
  return found ?? null;
}
