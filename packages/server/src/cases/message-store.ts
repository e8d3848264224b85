import type { Attachment, Message, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { openedIn } from '../files/possession.ts';

/** In: a case's id. Out: its messages in order, each with the files it names, whether or not their bytes have come. */
export async function readMessages(db: Kysely<Database>, caseId: Uuid): Promise<Message[]> {
  const rows = await db.selectFrom('message').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();
  const files = await db
    .selectFrom('attachment')
    .select(['message_id', 'sha256', 'name', 'type', 'size_bytes'])
    .where('case_id', '=', caseId)
    .orderBy('message_id')
    .orderBy('position')
    .execute();
  const byMessage = new Map<Uuid, Attachment[]>();
  for (const { message_id: messageId, size_bytes: sizeBytes, ...file } of files) {
    byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), { ...file, sizeBytes }]);
  }
  return rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    from: row.sender,
    ...(row.author !== null && { author: row.author }),
    text: row.text,
    ...(row.markdown !== null && { markdown: row.markdown }),
    at: row.at,
    attachments: byMessage.get(row.id) ?? [],
  }));
}

/** In: a case's id. Out: the hashes its messages name and whose bytes have not come from who names them. */
export async function findMissingFiles(db: Kysely<Database>, caseId: Uuid): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT DISTINCT named.sha256 FROM attachment AS named
    WHERE named.case_id = ${caseId}::uuid AND NOT EXISTS (
      SELECT FROM file WHERE file.sha256 = named.sha256 AND ${openedIn(sql`cases.id = ${caseId}::uuid`)}
    )
  `.execute(db);
  return rows.map(({ sha256 }) => sha256);
}
