import { isId, type CasePage, type Session, type Uuid } from '@savepoint/protocol';
import { caseQuery, editRequest, readRequest, replyRequest, stateRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { createTurns } from '../limits/turns.ts';
import { currentPlace, writePlace } from '../live/event-log.ts';
import { findExcerpts } from '../search/find-excerpts.ts';
import { sessionOf } from '../staff/guard.ts';
import type { Outcome } from './acting.ts';
import { actorOf } from './actor.ts';
import { answerOutcome } from './answer-outcome.ts';
import { readCase } from './case-store.ts';
import { countCases, listCases, listQueryOf, type ListQuery } from './list-cases.ts';
import { readListPlace, writeListPlace, type ListPlace } from './list-order.ts';
import { accept, ask, edit, end, markRead, moveTo, reply } from './staff-actions.ts';
import type { Written } from './write-effects.ts';

/** Of the 12 connections a node has. A list may take eight seconds: see list-cases.ts. */
const LISTS = { all: 5, each: 2, waitingOfEach: 20, retryAfterMs: 2_000 };

/** `onChange` is told what each commit has written, `onHeld` that a reply waits for its undo. */
export function caseRoutes(app: Http, db: Kysely<Database>, epoch: string, onChange: (written: Written) => void, onHeld: () => void): void {
  const turns = createTurns(LISTS);

  app.get('/staff/cases', async (c) => {
    const games = gamesOf(sessionOf(c));
    const parsed = v.safeParse(caseQuery, c.req.query());
    if (!parsed.success) throw new ProblemError('malformed');
    const { before, game, ...rest } = parsed.output;
    const asked = game === undefined ? games : games.filter((id) => id === game);
    const query = listQueryOf(rest);
    const asking = { games: asked, staffId: sessionOf(c).staff.id, nowMs: Date.now() };
    // First the place in the log, then the list: what happens in between comes twice rather than not at all.
    const cursor = writePlace(epoch, await currentPlace(db));
    const { cases, next } = await turns(asking.staffId, () => listCases(db, asking, query, readBefore(before, query)));
    const found = await findExcerpts(db, query.conditions, cases);
    const counts = await countCases(db, asked);
    return c.json({ cases, counts, cursor, ...(found && { found }), ...(next && { next: writeListPlace(next) }) } satisfies CasePage);
  });

  app.get('/staff/cases/:id', async (c) => {
    const { staff } = sessionOf(c);
    const found = await readCase(db, caseId(c), { staffId: staff.id, games: gamesOf(sessionOf(c)) });
    if (!found) throw new ProblemError('not_found');
    return c.json(found);
  });

  app.post('/staff/cases/:id/messages', async (c) => {
    const actor = actorOf(c);
    const asked = await readJson(c, replyRequest);
    const answered = answer(c, await reply(db, actor, caseId(c), asked));
    if (asked.holdMs) onHeld();
    return answered;
  });

  app.post('/staff/cases/:id/read', async (c) => {
    const actor = actorOf(c);
    return answer(c, await markRead(db, actor, caseId(c), (await readJson(c, readRequest)).upTo));
  });

  app.post('/staff/cases/:id/state', async (c) => {
    const actor = actorOf(c);
    return answer(c, await moveTo(db, actor, caseId(c), (await readJson(c, stateRequest)).state));
  });

  app.post('/staff/cases/:id/edit', async (c) => {
    const actor = actorOf(c);
    return answer(c, await edit(db, actor, caseId(c), await readJson(c, editRequest)));
  });

  /** The agent takes the case for solved: the player is asked. */
  app.post('/staff/cases/:id/solved', async (c) => {
    const actor = actorOf(c);
    return answer(c, await ask(db, actor, caseId(c)));
  });

  app.post('/staff/chats/:id/accept', async (c) => {
    const actor = actorOf(c);
    return answer(c, await accept(db, actor, caseId(c)));
  });

  app.post('/staff/chats/:id/end', async (c) => {
    const actor = actorOf(c);
    return answer(c, await end(db, actor, caseId(c)));
  });

  const answer = (c: Context, outcome: Outcome) => answerOutcome(c, outcome, onChange);
}

function gamesOf(session: Session): string[] {
  return session.games.map((game) => game.id);
}

export function caseId(c: Context): Uuid {
  const id = c.req.param('id');
  // What is no id names nothing; to the database it would be an error.
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}

function readBefore(before: string | undefined, { sort }: ListQuery): ListPlace | null {
  if (before === undefined) return null;
  const place = readListPlace(before, sort);
  if (!place) throw new ProblemError('malformed', { detail: '"before" is not the "next" of a page' });
  return place;
}
