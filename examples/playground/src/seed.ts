import { importCases, type SavepointServer } from '@savepoint/server';
import { makeSample } from './sample/sample.ts';

/**
 * A database goes in; the number of sample cases it lacked and now has comes out. Sample players have ids of their own
 * and nobody signs in as them, so counting their cases tells exactly how far an interrupted start had come. A database
 * that has cases, but none of theirs, is in use already and stays as it is.
 */
export async function seedSample(db: SavepointServer['db'], now: number): Promise<number> {
  const sample = makeSample(now);
  const rows = await db
    .selectFrom('cases')
    .select(['player_id', (build) => build.fn.countAll<string>().as('cases')])
    .where('player_id', 'in', [...new Set(sample.map(({ player }) => player.id))])
    .groupBy('player_id')
    .execute();
  if (rows.length === 0 && (await db.selectFrom('cases').select('id').limit(1).executeTakeFirst())) return 0;
  const kept = new Map(rows.map((row) => [row.player_id, Number(row.cases)]));
  const lacking = sample.filter(({ player }) => {
    const left = kept.get(player.id) ?? 0;
    if (left > 0) kept.set(player.id, left - 1);
    return left === 0;
  });
  await importCases(db, lacking);
  return lacking.length;
}
