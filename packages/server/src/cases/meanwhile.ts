import type { Meanwhile, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** In: a case, who answers it, and the last message they have seen. Out: what other agents have answered since. */
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

/** The same, with what colleagues have sent and the player has not got yet: it counts as first. */
export async function readAhead(trx: Kysely<Database>, caseId: Uuid, staffId: Uuid, seenSeq: number): Promise<Meanwhile[]> {
  const held = await trx
    .selectFrom('held_reply')
    .select(['name as author', sql<string>`reply ->> 'text'`.as('text'), 'held_at as at'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'held')
    .where('staff_id', '<>', staffId)
    .orderBy('held_at')
    .execute();
  return [...(await readMeanwhile(trx, caseId, staffId, seenSeq)), ...held];
}
