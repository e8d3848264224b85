import { allows, isId, type CannedRepliesPage, type Session, type Uuid } from '@savepoint/protocol';
import { cannedReplyRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { countUse, headOfCanned, listCanned, readCannedPlace, removeCanned, saveCanned, type CannedHead } from './canned-store.ts';

const REPLY_BYTES = 1024 * 1024;

/** Ready texts: those who answer pick them and keep their own, those who lead write everybody's. */
export function cannedRoutes(app: Http, db: Kysely<Database>): void {
  app.get('/staff/canned-replies', async (c) => {
    const session = sessionOf(c);
    const asked = c.req.query('after');
    const after = asked === undefined ? null : readCannedPlace(asked);
    if (after === undefined) throw new ProblemError('malformed', { detail: '"after" is not the "next" of a page' });
    const { replies: kept, ...next } = await listCanned(db, session.games.map(({ id }) => id), session.staff.id, after);
    const replies = kept.map((reply) => ({ ...reply, mine: reply.own || mayEditShared(session, reply.gameId) }));
    return c.json({ replies, ...next } satisfies CannedRepliesPage);
  });

  app.post('/staff/canned-replies/:id/used', async (c) => {
    const [session, id] = [sessionOf(c), replyId(c)];
    const head = await headOfCanned(db, id);
    if (!head || !maySee(session, head)) throw new ProblemError('not_found');
    await countUse(db, id, session.staff.id);
    return c.body(null, 204);
  });

  app.put('/staff/canned-replies/:id', (c) => save(c, false));
  app.delete('/staff/canned-replies/:id', (c) => remove(c, false));
  app.put('/staff/own-replies/:id', (c) => save(c, true));
  app.delete('/staff/own-replies/:id', (c) => remove(c, true));

  async function save(c: Context, own: boolean): Promise<Response> {
    const [session, id] = [sessionOf(c), replyId(c)];
    const given = await readJson(c, cannedReplyRequest, REPLY_BYTES);
    const ownerId = own ? session.staff.id : null;
    const before = await headOfCanned(db, id);
    // Whoever moves one to another game changes it in both.
    if (!mayEdit(session, { gameId: given.gameId, ownerId }, own)) throw new ProblemError('not_found');
    const opens = !own && before?.ownerId === session.staff.id && maySee(session, before);
    if (before && !opens && !mayEdit(session, before, own)) throw new ProblemError('not_found');
    if (!(await saveCanned(db, id, given, { staffId: session.staff.id, ownerId }))) throw new ProblemError('version_mismatch');
    return c.body(null, 204);
  }

  async function remove(c: Context, own: boolean): Promise<Response> {
    const [session, id] = [sessionOf(c), replyId(c)];
    const head = await headOfCanned(db, id);
    if (!head || !mayEdit(session, head, own)) throw new ProblemError('not_found');
    await removeCanned(db, id);
    return c.body(null, 204);
  }
}

/** `own`: by the address of one's own, which reaches no other. */
function mayEdit(session: Session, head: CannedHead, own: boolean): boolean {
  return own ? head.ownerId === session.staff.id && maySee(session, head) : head.ownerId === null && mayEditShared(session, head.gameId);
}

/** On this game, or for none on all. */
function mayEditShared({ everywhere, games }: Session, gameId: string | null): boolean {
  if (gameId === null) return everywhere !== null && allows(everywhere, 'reply.edit');
  return games.some(({ id, role }) => id === gameId && allows(role, 'reply.edit'));
}

function maySee({ staff, games }: Session, { gameId, ownerId }: CannedHead): boolean {
  if (ownerId !== null && ownerId !== staff.id) return false;
  return gameId === null || games.some(({ id }) => id === gameId);
}

function replyId(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
