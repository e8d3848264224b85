import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const BATCH = 200;

/** In: a game. Out: when each of its cases, with its messages and the names of its files, stands in a line of `out`. Throws when there is no such game. */
export async function exportCases(db: Kysely<Database>, gameId: string, out: Writable): Promise<void> {
  const game = await db.selectFrom('game').select('id').where('id', '=', gameId).executeTakeFirst();
  if (!game) throw new Error(`There is no game ${gameId} here.`);
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ number: number; line: string }>`
      SELECT number::float8 AS number, (to_jsonb(cases) || jsonb_build_object('messages', (
        SELECT coalesce(jsonb_agg(to_jsonb(message) || jsonb_build_object('attachments', (
          SELECT coalesce(jsonb_agg(to_jsonb(attachment) ORDER BY position), '[]') FROM attachment WHERE message_id = message.id
        )) ORDER BY seq), '[]') FROM message WHERE case_id = cases.id
      )))::text AS line
      FROM cases WHERE game_id = ${gameId} AND number > ${after}::bigint ORDER BY number LIMIT ${BATCH}::int
    `.execute(db);
    for (const { number, line } of rows) {
      after = number;
      if (!out.write(`${line}\n`)) await once(out, 'drain');
    }
    if (rows.length < BATCH) return;
  }
}
