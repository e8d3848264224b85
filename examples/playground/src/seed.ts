import { importCases, type SavepointServer } from '@savepoint/server';
import { makeSample } from './sample/sample.ts';

/**
 * A database goes in; the number of sample cases it lacked and now has comes out. Sample players have ids of their own
 * and nobody signs in as them, so counting their cases tells exactly how far an interrupted start had come.
 */
export async function seedSample(db: SavepointServer['db'], now: number): Promise<number> {
  const sample = makeSample(now);
  const players = [...new Set(sample.map(({ player }) => player.id))];
  const rows = await db
    .selectFrom('cases')
    .select(['player_id', (build) => build.fn.countAll<string>().as('cases')])
    .where('player_id', 'in', players)
    .groupBy('player_id')
    .execute();
  const kept = new Map(rows.map((row) => [row.player_id, Number(row.cases)]));
  const lacking = sample.filter(({ player }) => {
    const left = kept.get(player.id) ?? 0;
    if (left > 0) kept.set(player.id, left - 1);
    return left === 0;
  });
  await importCases(db, lacking);
  return lacking.length;
}
