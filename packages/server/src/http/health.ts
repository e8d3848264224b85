import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from './base.ts';
import { ProblemError } from './problem.ts';

/** Whether this node is on its way out. */
export interface Draining {
  begun: boolean;
}

/**
 * `/healthz`: the process lives; one that does not answer is to be started again. `/readyz`: it can serve; a balancer sends
 * nobody to a node that says otherwise, for it drains or its database is away, which starting it again would not mend.
 */
export function healthRoutes(app: Http, db: Kysely<Database>, draining: Draining): void {
  app.use(async (c, next) => {
    await next();
    // A kept connection would bring its next request here.
    if (draining.begun) c.header('connection', 'close');
  });
  app.get('/healthz', (c) => c.json({ status: draining.begun ? 'draining' : 'ok' }));
  app.get('/readyz', async (c) => {
    if (draining.begun) throw new ProblemError('unavailable', { detail: 'This node is draining' });
    await sql`SELECT 1`.execute(db).catch(() => {
      throw new ProblemError('unavailable', { detail: 'The database cannot be asked' });
    });
    return c.json({ status: 'ready' });
  });
}
