import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openStage } from '../testing/stage.ts';
import { inOneTrip } from './in-one-trip.ts';
import { keptPlan } from './kysely-pool.ts';
import { openDatabase } from './open-database.ts';

test('prepares what is to be kept once a connection, and goes on after a statement that fails', async () => {
  const stage = await openStage();
  const { db, close } = await openDatabase({ url: await stage.database() }, false, pino({ level: 'silent' }));
  const half = (of: number, by: number) => sql<{ is: number }>`SELECT ${of}::int / ${by}::int AS is`.compile(db);
  await db.connection().execute(async (one) => {
    const kept = async () =>
      (await sql<{ statement: string }>`SELECT statement FROM pg_prepared_statements WHERE name LIKE 'kept%'`.execute(one)).rows;
    expect(await inOneTrip(one, [keptPlan(half(8, 2)), half(6, 2), keptPlan(half(9, 3))])).toEqual([[{ is: 4 }], [{ is: 3 }], [{ is: 3 }]]);
    await expect(inOneTrip(one, [keptPlan(half(1, 0))])).rejects.toThrow('division by zero');
    expect(await inOneTrip(one, [keptPlan(half(10, 2))])).toEqual([[{ is: 5 }]]);
    expect(await kept()).toHaveLength(1);
    // One that cannot be prepared is told as such each time, and the connection goes on.
    for (let time = 0; time < 2; time++) {
      await expect(one.executeQuery(keptPlan(sql`SELECT nothing`.compile(db)))).rejects.toThrow('"nothing" does not exist');
    }
    expect(await kept()).toHaveLength(1);
  });
  await close();
  await stage.close();
}, 60_000);
