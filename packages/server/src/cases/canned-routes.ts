import { allows, isId, type CannedRepliesPage, type Session, type Uuid } from '@savepoint/protocol';
import { cannedReplyRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { gameOfCanned, listCanned, removeCanned, saveCanned } from './canned-store.ts';

const REPLY_BYTES = 1024 * 1024;

/** Ready texts: those who answer pick them, those who lead write them. */
export function cannedRoutes(app: Http, db: Kysely<Database>): void {
  app.get('/staff/canned-replies', async (c) => {
    const session = sessionOf(c);
    const kept = await listCanned(db, session.games.map(({ id }) => id));
    const replies = kept.map((reply) => ({ ...reply, mine: mayEdit(session, reply.gameId) }));
    return c.json({ replies } satisfies CannedRepliesPage);
  });

  app.put('/staff/canned-replies/:id', async (c) => {
    const [session, id] = [sessionOf(c), replyId(c)];
    const given = await readJson(c, cannedReplyRequest, REPLY_BYTES);
    const before = await gameOfCanned(db, id);
    // Whoever moves one to another game changes it in both.
    if (!mayEdit(session, given.gameId) || (before !== undefined && !mayEdit(session, before))) throw new ProblemError('not_found');
    if (!(await saveCanned(db, id, given, session.staff.id))) throw new ProblemError('version_mismatch');
    return c.body(null, 204);
  });

  app.delete('/staff/canned-replies/:id', async (c) => {
    const [session, id] = [sessionOf(c), replyId(c)];
    const game = await gameOfCanned(db, id);
    if (game === undefined || !mayEdit(session, game)) throw new ProblemError('not_found');
    await removeCanned(db, id);
    return c.body(null, 204);
  });
}

/** On this game, or for none on all. */
function mayEdit({ everywhere, games }: Session, gameId: string | null): boolean {
  if (gameId === null) return everywhere !== null && allows(everywhere, 'reply.edit');
  return games.some(({ id, role }) => id === gameId && allows(role, 'reply.edit'));
}

function replyId(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
