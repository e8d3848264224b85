import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

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

export async function findFile(db: Kysely<Database>, sha256: string): Promise<KeptFile | null> {
  return (await files(db).where('file.sha256', '=', sha256).executeTakeFirst()) ?? null;
}

/** A file that some case of the player names. */
export async function findPlayersFile(db: Kysely<Database>, sha256: string, player: Uuid): Promise<KeptFile | null> {
  const named = sql<boolean>`EXISTS (
    SELECT FROM attachment JOIN cases ON cases.id = attachment.case_id
    WHERE attachment.sha256 = file.sha256 AND cases.player_id = ${player}::uuid
  )`;
  return (await files(db).where('file.sha256', '=', sha256).where(named).executeTakeFirst()) ?? null;
}

/** A file that some case of these games names. */
export async function findGamesFile(
  db: Kysely<Database>,
  sha256: string,
  games: readonly string[],
): Promise<KeptFile | null> {
  const named = sql<boolean>`EXISTS (
    SELECT FROM attachment WHERE attachment.sha256 = file.sha256 AND game_id = ANY(${[...games]}::text[])
  )`;
  return (await files(db).where('file.sha256', '=', sha256).where(named).executeTakeFirst()) ?? null;
}

function files(db: Kysely<Database>) {
  return db.selectFrom('file').select(['sha256', 'type', 'size_bytes as sizeBytes']);
}
