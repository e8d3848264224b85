import { isId, type BulkProgress, type Uuid } from '@savepoint/protocol';
import { bulkRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import { actorOf } from '../cases/actor.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { beginUndo, noteBulk, readBulk } from './bulk-store.ts';
import { createBulkRunner, type BulkParts, type BulkRunner } from './run-bulk.ts';

const BULK_BYTES = 128 * 1024;

/** Changes of many cases, on those games where whoever asks may make them. Out: what carries them out. */
export function bulkRoutes(app: Http, parts: BulkParts): BulkRunner {
  const { db } = parts;
  const runner = createBulkRunner(parts);

  app.put('/staff/bulk/:id', async (c) => {
    const [actor, id] = [actorOf(c), bulkId(c)];
    const given = await readJson(c, bulkRequest, BULK_BYTES);
    await noteBulk(db, actor, id, given, { games: actor.games, staffId: actor.id, nowMs: Date.now() });
    const progress = await readBulk(db, id, actor.id);
    if (!progress) throw new ProblemError('id_taken');
    runner.go(id);
    return c.json(progress satisfies BulkProgress, 202);
  });

  app.get('/staff/bulk/:id', async (c) => {
    const progress = await readBulk(db, bulkId(c), actorOf(c).id);
    if (!progress) throw new ProblemError('not_found');
    return c.json(progress satisfies BulkProgress);
  });

  app.post('/staff/bulk/:id/undo', async (c) => {
    const [actor, id] = [actorOf(c), bulkId(c)];
    const begun = await beginUndo(db, id, actor.id);
    const progress = await readBulk(db, id, actor.id);
    if (!progress) throw new ProblemError('not_found');
    if (begun) runner.go(id);
    return c.json(progress satisfies BulkProgress, 202);
  });

  return runner;
}

function bulkId(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
