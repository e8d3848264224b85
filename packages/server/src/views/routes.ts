import { isId, type Session, type Uuid, type ViewsPage } from '@savepoint/protocol';
import { sharedViewRequest, viewRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { createViewCounter, type ViewCounter } from './view-counter.ts';
import { keepSharedView, keepView, listViews, readViewPlace, removeSharedView, removeView } from './view-store.ts';

/** The lists that staff keep, and what every list counts. Out: what counts them. */
export function viewRoutes(app: Http, db: Kysely<Database>): ViewCounter {
  const counter = createViewCounter(db);

  app.get('/staff/views', async (c) => {
    const session = sessionOf(c);
    const asked = c.req.query('after');
    const after = asked === undefined ? null : readViewPlace(asked);
    if (after === undefined) throw new ProblemError('malformed', { detail: '"after" is not the "next" of a page' });
    const { views, ...next } = await listViews(db, session, after);
    // Further ones stand without numbers: to count them would take as long again with every change.
    const counts = await counter.count(session, after ? [] : views);
    return c.json({ views, counts, ...next } satisfies ViewsPage);
  });

  app.put('/staff/views/:id', async (c) => {
    const refusal = await keepView(db, viewId(c), sessionOf(c).staff.id, await readJson(c, viewRequest));
    if (refusal) throw new ProblemError(refusal);
    return c.body(null, 204);
  });

  app.delete('/staff/views/:id', async (c) => {
    if (!(await removeView(db, viewId(c), sessionOf(c).staff.id))) throw new ProblemError('not_found');
    return c.body(null, 204);
  });

  app.put('/staff/shared-views/:id', async (c) => {
    const session = sessionOf(c);
    const view = await readJson(c, sharedViewRequest);
    const games = session.games.map(({ id }) => id);
    // What the guard has left of the games is where one may share; for everybody it takes the role on all of them.
    const may = view.gameId === undefined ? everybody(session) : games.includes(view.gameId);
    if (!may) throw new ProblemError('forbidden');
    const refusal = await keepSharedView(db, viewId(c), session.staff.id, view, games);
    if (refusal) throw new ProblemError(refusal);
    return c.body(null, 204);
  });

  app.delete('/staff/shared-views/:id', async (c) => {
    const session = sessionOf(c);
    const games = session.games.map(({ id }) => id);
    if (!(await removeSharedView(db, viewId(c), games, everybody(session)))) throw new ProblemError('not_found');
    return c.body(null, 204);
  });

  return counter;
}

const everybody = ({ everywhere }: Session) => everywhere !== null;

function viewId(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
