import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Opens all connections that a server may have: what is asked at once is then done at once, and not as they come. */
export async function allConnections(db: Kysely<Database>): Promise<void> {
  await Promise.all(Array.from({ length: 12 }, () => sql`SELECT pg_sleep(0.1)`.execute(db)));
}
