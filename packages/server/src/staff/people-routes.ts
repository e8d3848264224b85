import { hash } from '@node-rs/argon2';
import { isId, type ColleaguesPage, type Uuid } from '@savepoint/protocol';
import { acceptRequest, apiKeyRequest, invitationRequest, personRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { addApiKey, listApiKeys, removeApiKey } from './api-keys.ts';
import { readAudit } from './audit.ts';
import { changePerson } from './change-person.ts';
import { listColleagues } from './colleagues.ts';
import { demandGrant } from './granting.ts';
import { sessionOf } from './guard.ts';
import { acceptInvitation, invite, listInvitations, withdraw } from './invitations.ts';
import { signIn } from './session-routes.ts';
import { listPeople } from './staff-store.ts';

/** Who works here, who is asked to, which programs may, and what all of them did. `onEnd` is told of ended sessions. */
export function peopleRoutes(app: Http, db: Kysely<Database>, onEnd: () => void): void {
  app.get('/staff/people', async (c) => c.json({ people: await listPeople(db) }));

  app.post('/staff/people/:id', async (c) => {
    const id = idOf(c);
    await changePerson(db, sessionOf(c), id, await readJson(c, personRequest));
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
    await demandGrant(db, own, games);
    const made = await invite(db, own.staff.id, email, games);
    if (!made) throw new ProblemError('id_taken', { detail: 'Somebody with this address works here already' });
    return c.json(made, 201);
  });

  app.delete('/staff/invitations/:id', async (c) => gone(c, await withdraw(db, idOf(c))));

  app.post('/staff/invitations/accept', async (c) => {
    const { token, name, password } = await readJson(c, acceptRequest);
    const passwordHash = await hash(password);
    const id = await acceptInvitation(db, { token }, { name, passwordHash });
    if (id === null) throw new ProblemError('not_found', { detail: 'This invitation was used, withdrawn or has run out' });
    return c.json(await signIn(c, db, id), 201);
  });

  app.get('/staff/api-keys', async (c) => c.json({ keys: await listApiKeys(db) }));

  app.post('/staff/api-keys', async (c) => {
    const own = sessionOf(c);
    const { name, games } = await readJson(c, apiKeyRequest);
    await demandGrant(db, own, games);
    return c.json(await addApiKey(db, own.staff.id, name, games), 201);
  });

  app.delete('/staff/api-keys/:id', async (c) => gone(c, await removeApiKey(db, idOf(c))));

  app.get('/staff/audit', async (c) => {
    const before = c.req.query('before');
    if (before !== undefined && !/^\d{1,15}$/.test(before)) throw new ProblemError('malformed');
    return c.json(await readAudit(db, before === undefined ? null : Number(before)));
  });
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
