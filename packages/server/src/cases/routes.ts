import { isId, type CasePage, type Session, type Uuid } from '@savepoint/protocol';
import { caseQuery, readRequest, replyRequest, stateRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { currentPlace, writePlace } from '../live/event-log.ts';
import { sessionOf } from '../staff/guard.ts';
import { readCase } from './case-store.ts';
import { countCases, listCases } from './list-cases.ts';
import { readListPlace, writeListPlace, type ListPlace } from './list-place.ts';
import { accept, ask, end, markRead, moveTo, reply, type Actor, type Outcome } from './staff-actions.ts';
import type { Written } from './write-effects.ts';

/** `onChange` is told what each commit has written. */
export function caseRoutes(app: Http, db: Kysely<Database>, epoch: string, onChange: (written: Written) => void): void {
  app.get('/staff/cases', async (c) => {
    const games = gamesOf(sessionOf(c));
    const parsed = v.safeParse(caseQuery, c.req.query());
    if (!parsed.success) throw new ProblemError('malformed');
    const { before, ...query } = parsed.output;
    const asked = query.game === undefined ? games : games.filter((id) => id === query.game);
    // First the place in the log, then the list: what happens in between comes twice rather than not at all.
    const cursor = writePlace(epoch, await currentPlace(db));
    const { cases, next } = await listCases(db, asked, query, readBefore(before));
    const counts = await countCases(db, asked);
    return c.json({ cases, counts, cursor, ...(next && { next: writeListPlace(next) }) } satisfies CasePage);
  });

  app.get('/staff/cases/:id', async (c) => {
    const games = gamesOf(sessionOf(c));
    const found = await readCase(db, caseId(c), games);
    if (!found) throw new ProblemError('not_found');
    return c.json(found);
  });

  app.post('/staff/cases/:id/messages', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await reply(db, actor, caseId(c), await readJson(c, replyRequest)));
  });

  app.post('/staff/cases/:id/read', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await markRead(db, actor, caseId(c), (await readJson(c, readRequest)).upTo));
  });

  app.post('/staff/cases/:id/state', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await moveTo(db, actor, caseId(c), (await readJson(c, stateRequest)).state));
  });

  /** The agent takes the case for solved: the player is asked. */
  app.post('/staff/cases/:id/solved', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await ask(db, actor, caseId(c)));
  });

  app.post('/staff/chats/:id/accept', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await accept(db, actor, caseId(c)));
  });

  app.post('/staff/chats/:id/end', async (c) => {
    const actor = await actorOf(c);
    return answer(c, await end(db, actor, caseId(c)));
  });

  async function actorOf(c: Context): Promise<Actor> {
    const session = sessionOf(c);
    return { id: session.staff.id, name: session.staff.name, games: gamesOf(session) };
  }

  async function answer(c: Context, outcome: Outcome): Promise<Response> {
    if (typeof outcome === 'string') throw new ProblemError(outcome);
    onChange(outcome);
    return c.body(null, 204);
  }
}

function gamesOf(session: Session): string[] {
  return session.games.map((game) => game.id);
}

function caseId(c: Context): Uuid {
  const id = c.req.param('id');
  // What is no id names nothing; to the database it would be an error.
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}

function readBefore(before: string | undefined): ListPlace | null {
  if (before === undefined) return null;
  const place = readListPlace(before);
  if (!place) throw new ProblemError('malformed', { detail: '"before" is not the "next" of a page' });
  return place;
}
