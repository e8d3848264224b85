import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** As many new case numbers, in order. */
export async function takeCaseNumbers(trx: Kysely<Database>, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ number: number }>`
    SELECT nextval(pg_get_serial_sequence('cases', 'number')) AS number FROM generate_series(1, ${count}::int)
  `.execute(trx);
  return rows.map((row) => row.number);
}
