import { COUNTED_UP_TO, type BuiltInView, type SavedView } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { anyOf } from '../cases/any-of.ts';
import { inOrder } from '../cases/list-cases.ts';
import { narrowedGames, type Asking } from '../cases/where.ts';
import type { Database } from '../db/schema.ts';
import { withinTime } from '../db/within-time.ts';
import { ProblemError } from '../http/problem.ts';

/** A view that takes longer to count stands without a number. */
const LONGEST_MS = 300;

/** From the tally that is kept with every change, never from the cases. */
export async function countBuiltIn(db: Kysely<Database>, { games, staffId }: Omit<Asking, 'nowMs'>): Promise<Record<BuiltInView, number>> {
  const sumOf = (which: ReturnType<typeof sql>) => sql<number>`coalesce(sum(count) FILTER (WHERE ${which}), 0)::float8`;
  return db
    .selectFrom('case_tally')
    .select([
      sumOf(sql`owner_id = ${staffId}::uuid`).as('mine'),
      sumOf(sql`state = 'open' AND owner_id IS NULL`).as('unassigned'),
      sumOf(sql`state = 'open'`).as('waiting'),
      sumOf(sql`live`).as('live'),
      sumOf(sql`state = 'answered'`).as('answered'),
      sumOf(sql`state = 'closed'`).as('closed'),
      sumOf(sql`true`).as('all'),
    ])
    .where('game_id', '=', anyOf(games, 'text'))
    .executeTakeFirstOrThrow();
}

/** How many cases a view has: up to `COUNTED_UP_TO`, null beyond it; undefined when that takes too long to find out. */
export async function countView(db: Kysely<Database>, asking: Asking, { conditions, sort }: SavedView): Promise<number | null | undefined> {
  const narrowed = { ...asking, games: narrowedGames(conditions, asking.games) };
  const found = inOrder(narrowed, { conditions, sort, limit: COUNTED_UP_TO }, sort, null);
  try {
    const { rows } = await withinTime(db, LONGEST_MS, (trx) => sql<{ count: number }>`SELECT count(*) FROM (${found}) found`.execute(trx));
    const { count } = rows[0]!;
    return count > COUNTED_UP_TO ? null : count;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'too_broad') return undefined;
    throw problem;
  }
}
