import { sql, type Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import type { Database } from './schema.ts';

/** What PostgreSQL says when it ends a statement that took too long. */
const QUERY_CANCELED = '57014';

/** Reads for at most so long, or throws the problem `too_broad`: what one person asks for must not hold up the others. */
export function withinTime<T>(db: Kysely<Database>, ms: number, read: (trx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`SELECT set_config('statement_timeout', ${String(ms)}, true)`.execute(trx);
    return read(trx);
  }).catch((problem: unknown) => {
    if (problem instanceof Error && 'code' in problem && problem.code === QUERY_CANCELED) throw new ProblemError('too_broad');
    throw problem;
  });
}
