import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Makes one row of each count of cases. Who counts meanwhile sees all of the rows before, or all of those after. */
export async function foldCounts(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    WITH gone AS (DELETE FROM case_tally RETURNING *), kept AS (
      INSERT INTO case_tally
      SELECT game_id, state, owner_id, live, sum(count) FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 RETURNING 1
    ) SELECT (SELECT count(*) FROM gone) - (SELECT count(*) FROM kept) AS folded
  `.execute(db);
  return rows[0]!.folded;
}
