import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { openedIn } from '../files/possession.ts';
import { ownedTables } from './tables.ts';

/** Not the player's own data: how envelopes are recognised, and copies of what stands elsewhere in the file. */
const COPIES = ['envelope_result', 'feed', 'event', 'case_words', 'case_words_due'];
/** Work of staff: what they say among themselves, and what they have not sent. */
const STAFFS_OWN = ['case_note', 'mention', 'draft', 'held_reply'];

/**
 * In: a player. Out: all that is kept of them as lines of JSON: `{is: 'player'}` first, then every row by its table, then
 * each file with its bytes as base64. Secrets of installs are not in it. Null: no such player in these games.
 */
export async function exportPlayer(
  db: Kysely<Database>,
  blobs: BlobStore,
  id: Uuid,
  games: readonly string[],
): Promise<AsyncGenerator<string> | null> {
  const player = await db
    .selectFrom('player')
    .select(['id', 'game_id as game', 'studio_id as studioId', 'name', 'locale', 'created_at as createdAt'])
    .where('id', '=', id)
    .where('game_id', '=', sql<string>`ANY(${[...games]}::text[])`)
    .executeTakeFirst();
  return player ? lines(db, blobs, player) : null;
}

async function* lines(db: Kysely<Database>, blobs: BlobStore, player: { id: Uuid }): AsyncGenerator<string> {
  const line = (part: object) => `${JSON.stringify(part)}\n`;
  yield line({ is: 'player', ...player, exportedAt: Date.now() });
  const cases = await db.selectFrom('cases').selectAll().where('player_id', '=', player.id).orderBy('opened_at').execute();
  const ids = cases.map((row) => row.id);
  for (const row of cases) yield line({ is: 'cases', ...row });
  for (const { name, column } of await ownedTables(db)) {
    if (COPIES.includes(name) || STAFFS_OWN.includes(name)) continue;
    const { rows } = await sql<{ row: object }>`
      SELECT to_jsonb(own) AS row FROM ${sql.table(name)} AS own
      WHERE ${sql.ref(column)} = ANY(${column === 'case_id' ? ids : [player.id]}::uuid[])
    `.execute(db);
    for (const { row } of rows) yield line({ is: name, ...row });
  }
  const files = await db
    .selectFrom('file')
    .select(['sha256', 'type'])
    .where('sha256', 'in', (e) => e.selectFrom('attachment').select('sha256').where('case_id', '=', sql<Uuid>`ANY(${ids}::uuid[])`))
    .where(openedIn(sql`cases.player_id = ${player.id}::uuid`))
    .execute();
  for (const file of files) {
    const bytes = await blobs.open(file.sha256);
    if (bytes) yield line({ is: 'file', ...file, base64: Buffer.from(await new Response(bytes).arrayBuffer()).toString('base64') });
  }
}
