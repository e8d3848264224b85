import { isId, type HeldRepliesPage, type Uuid } from '@savepoint/protocol';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { actorOf } from './actor.ts';
import { answerOutcome } from './answer-outcome.ts';
import { readHeldOf } from './held-store.ts';
import { discardHeld, undoHeld } from './hold.ts';
import { caseId } from './routes.ts';
import type { Written } from './write-effects.ts';

/** Replies that were sent and that their writers can still take back. */
export function heldRoutes(app: Http, db: Kysely<Database>, onChange: (written: Written) => void): void {
  app.get('/staff/held-replies', async (c) => {
    const { id, games } = actorOf(c);
    return c.json({ replies: await readHeldOf(db, id, games) } satisfies HeldRepliesPage);
  });

  app.post('/staff/cases/:id/held/:reply/undo', async (c) => {
    const actor = actorOf(c);
    return answerOutcome(c, await undoHeld(db, actor, caseId(c), replyId(c)), onChange);
  });

  app.delete('/staff/cases/:id/held/:reply', async (c) => {
    const actor = actorOf(c);
    return answerOutcome(c, await discardHeld(db, actor, caseId(c), replyId(c)), onChange);
  });
}

function replyId(c: Context): Uuid {
  const id = c.req.param('reply');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
