import { hash } from '@node-rs/argon2';
import { isId, mayGive, type ColleaguesPage, type Role, type Session, type StaffGames, type Uuid } from '@savepoint/protocol';
import { acceptRequest, apiKeyRequest, invitationRequest, personRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { listGames } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { addApiKey, listApiKeys, removeApiKey } from './api-keys.ts';
import { readAudit } from './audit.ts';
import { listColleagues } from './colleagues.ts';
import { sessionOf } from './guard.ts';
import { invite, listInvitations, takeInvitation, withdraw } from './invitations.ts';
import { signIn } from './session-routes.ts';
import { endSessions } from './sessions.ts';
import { listPeople, putStaff, setGames } from './staff-store.ts';

/** Who works here, who is asked to, which programs may, and what all of them did. `onEnd` is told of ended sessions. */
export function peopleRoutes(app: Http, db: Kysely<Database>, onEnd: () => void): void {
  app.get('/staff/people', async (c) => c.json({ people: await listPeople(db) }));

  app.post('/staff/people/:id', async (c) => {
    const id = idOf(c);
    const { games, disabled } = await readJson(c, personRequest);
    const people = await listPeople(db);
    const person = people.find((one) => one.id === id);
    if (!person) throw new ProblemError('not_found');
    const own = sessionOf(c);
    // Nobody raises, shuts out or demotes themselves or those above: the last owner would be gone by a slip.
    if (id === own.staff.id || !mayGrant(own, person.games)) throw new ProblemError('forbidden');
    if (games) await checkGames(own, games);
    await db.transaction().execute(async (trx) => {
      if (games) await setGames(trx, id, games);
      if (disabled !== undefined) await trx.updateTable('staff').set({ disabled }).where('id', '=', id).execute();
    });
    if (disabled) await endSessions(db, id);
    onEnd();
    return c.body(null, 204);
  });

  app.get('/staff/colleagues', async (c) => {
    const games = sessionOf(c).games.map(({ id }) => id);
    return c.json({ colleagues: await listColleagues(db, games) } satisfies ColleaguesPage);
  });

  app.get('/staff/invitations', async (c) => c.json({ invitations: await listInvitations(db) }));

  app.post('/staff/invitations', async (c) => {
    const own = sessionOf(c);
    const { email, games } = await readJson(c, invitationRequest);
    await checkGames(own, games);
    const known = (await listPeople(db)).find((person) => person.email === email.toLowerCase());
    if (known) throw new ProblemError('id_taken', { detail: 'Somebody with this address works here already' });
    return c.json(await invite(db, own.staff.id, email, games), 201);
  });

  app.delete('/staff/invitations/:id', async (c) => gone(c, await withdraw(db, idOf(c))));

  app.post('/staff/invitations/accept', async (c) => {
    const { token, name, password } = await readJson(c, acceptRequest);
    // Before the invitation is used up: a password that cannot be hashed must not cost it.
    const passwordHash = await hash(password);
    const taken = await takeInvitation(db, { token });
    if (!taken) throw new ProblemError('not_found', { detail: 'This invitation was used, withdrawn or has run out' });
    const id = await putStaff(db, { ...taken, name, passwordHash });
    return c.json(await signIn(c, db, id), 201);
  });

  app.get('/staff/api-keys', async (c) => c.json({ keys: await listApiKeys(db) }));

  app.post('/staff/api-keys', async (c) => {
    const own = sessionOf(c);
    const { name, games } = await readJson(c, apiKeyRequest);
    await checkGames(own, games);
    return c.json(await addApiKey(db, own.staff.id, name, games), 201);
  });

  app.delete('/staff/api-keys/:id', async (c) => gone(c, await removeApiKey(db, idOf(c))));

  app.get('/staff/audit', async (c) => {
    const before = c.req.query('before');
    if (before !== undefined && !/^\d{1,15}$/.test(before)) throw new ProblemError('malformed');
    return c.json(await readAudit(db, before === undefined ? null : Number(before)));
  });

  async function checkGames(own: Session, games: StaffGames): Promise<void> {
    if (!mayGrant(own, games)) throw new ProblemError('forbidden', { detail: 'The role stands above your own' });
    const named = Object.keys('some' in games ? games.some : {});
    if ((await listGames(db, named)).length < named.length) throw new ProblemError('unknown_game');
  }
}

/** Whether every role in `games` stands at or below one's own. Only those with a role on all games get here. */
function mayGrant({ everywhere }: Session, games: StaffGames): boolean {
  const roles: Role[] = 'all' in games ? [games.all] : Object.values(games.some);
  return everywhere !== null && roles.every((role) => mayGive(everywhere, role));
}

function gone(c: Context, found: boolean): Response {
  if (!found) throw new ProblemError('not_found');
  return c.body(null, 204);
}

function idOf(c: Context): Uuid {
  const id = c.req.param('id');
  if (!isId(id)) throw new ProblemError('not_found');
  return id;
}
