import type { ChatAvailability } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { expectedWaitMs } from './estimate.ts';
import { readLine } from './line.ts';
import { readDoors } from './settings.ts';

/** Whether somebody is there, for anybody who asks: it says nothing of any player. */
export function chatRoutes(app: Http, db: Kysely<Database>): void {
  app.get('/v1/chat/:game', async (c) => {
    const game = c.req.param('game');
    const nowMs = Date.now();
    const door = (await readDoors(db, [game], nowMs)).get(game);
    if (!door) throw new ProblemError('unknown_game');
    const { open, opensAt, waiting, longestLine } = door;
    const { paceMs } = await readLine(db, game, nowMs, 1);
    c.header('cache-control', 'public, max-age=5');
    return c.json({
      state: !open ? 'closed' : waiting >= longestLine ? 'line_full' : 'open',
      ...(opensAt !== null && { opensAt }),
      waiting,
      expectedWaitMs: expectedWaitMs(waiting + 1, paceMs),
    } satisfies ChatAvailability);
  });
}
