import type { Meanwhile, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** In: a locked case, who is about to answer it, and the last message they have seen. Out: what other agents answered since. */
export async function readMeanwhile(trx: Kysely<Database>, caseId: Uuid, staffId: Uuid, seenSeq: number): Promise<Meanwhile[]> {
  const rows = await trx
    .selectFrom('message')
    .select(['author', 'text', 'at'])
    .where('case_id', '=', caseId)
    .where('seq', '>', seenSeq)
    .where('sender', '=', 'staff')
    .where('staff_id', 'is distinct from', staffId)
    .orderBy('seq')
    .execute();
  return rows.map(({ author, ...said }) => ({ ...said, author: author ?? '' }));
}
