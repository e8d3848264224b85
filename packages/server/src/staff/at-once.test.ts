import { hash } from '@node-rs/argon2';
import { newId, type Person, type Session } from '@savepoint/protocol';
import { sql } from 'kysely';
import { URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { allConnections } from '../testing/all-connections.ts';
import { postJson } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { invite as newInvitation } from './invitations.ts';
import { createSeal } from './sealed.ts';
import { endSessions } from './sessions.ts';
import { beginTotp, confirmTotp } from './totp.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const idOf = async (agent: TestAgent) => ((await (await agent.get('/staff/session')).json()) as Session).staff.id;
const enter = (email: string, password: string) => postJson(`${server.url}/staff/session`, { email, password }, { origin: server.url });
const accept = (token: string, password = 'ten letters or more') =>
  postJson(`${server.url}/staff/invitations/accept`, { token, name: 'Mai', password }, { origin: server.url });
const invite = async (email: string) =>
  (await (await owner.post('/staff/invitations', { email, games: { some: { orbit: 'agent' } } })).json()) as { id: string; token: string };

test('of two owners who shut each other out at once one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await signIn(server), await signIn(server)];
    const ids = [await idOf(one), await idOf(other)];
    const answers = await Promise.all([one.post(`/staff/people/${ids[1]}`, { disabled: true }), other.post(`/staff/people/${ids[0]}`, { games: { all: 'agent' } })]);
    const done = answers.map(({ status }) => status);
    expect(done.filter((status) => status === 204), `round ${round}: ${done}`).toHaveLength(1);
    const { people } = (await (await owner.get('/staff/people')).json()) as { people: Person[] };
    const left = people.filter(({ id, games, disabled }) => ids.includes(id) && !disabled && 'all' in games && games.all === 'owner');
    expect(left).toHaveLength(1);
  }
});

test('of several invitations of one address at once one holds', async () => {
  const email = `${newId()}@example.com`;
  const by = await idOf(owner);
  await allConnections(server.db);
  const made = await Promise.all(Array.from({ length: 6 }, () => newInvitation(server.db, by, email, { all: 'agent' })));
  const accepted = [];
  for (const one of made) accepted.push((await accept(one!.token)).status);
  expect(accepted.filter((status) => status === 201)).toHaveLength(1);
});

test('an invitation holds no more when somebody was added otherwise, and opens nothing of theirs', async () => {
  const email = `${newId()}@example.com`;
  const { token } = await invite(email);
  await server.addStaff({ email, name: 'Robin', password: 'correct horse', games: 'all' });
  expect((await accept(token, 'a password of the guest')).status).toBe(404);
  expect((await enter(email, 'a password of the guest')).status).toBe(401);
  expect(await (await enter(email, 'correct horse')).json()).toMatchObject({ everywhere: 'owner' });
});

test('an invitation is used up by nothing but the person it makes', async () => {
  const email = `${newId()}@example.com`;
  const { id, token } = await invite(email);
  const games = (given: object) =>
    server.db.updateTable('invitation').set({ games: JSON.stringify(given) }).where('id', '=', id).execute();
  await games({ some: { lost: 'agent' } });
  expect((await accept(token)).status).toBe(500);
  await games({ some: { orbit: 'agent' } });
  expect((await accept(token)).status).toBe(201);
});

test('nobody comes in by a password that was changed, or as somebody who was shut out, while they sign in', async () => {
  const changes = { password_hash: await hash('another long one') };
  for (const change of [changes, { disabled: true }]) {
    const agent = await signIn(server, ['orbit']);
    const { staff } = (await (await agent.get('/staff/session')).json()) as Session;
    let entering: Promise<Response> | undefined;
    await server.db.transaction().execute(async (trx) => {
      await sql`LOCK TABLE session IN EXCLUSIVE MODE`.execute(trx);
      entering = enter(staff.email, 'correct horse');
      const waits = async () => (await sql`SELECT FROM pg_locks WHERE relation = 'session'::regclass AND NOT granted`.execute(server.db)).rows.length;
      await expect.poll(waits).toBe(1);
      await trx.updateTable('staff').set(change).where('id', '=', staff.id).execute();
      await endSessions(trx, staff.id);
    });
    const answer = await entering!;
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
    expect(await server.db.selectFrom('session').select('staff_id').where('staff_id', '=', staff.id).execute()).toEqual([]);
  }
});

test('a second factor is not begun anew once it is there, also by who asked while it came', async () => {
  const [agent, seal] = [await signIn(server, ['orbit']), createSeal(['one'], 'staff')];
  const id = await idOf(agent);
  const uri = (await beginTotp(server.db, seal, id, 'a@b.test'))!;
  const code = URI.parse(uri).generate();
  expect(await confirmTotp(server.db, seal, id, code)).toHaveLength(10);
  expect(await beginTotp(server.db, seal, id, 'thief@b.test')).toBeNull();
  expect((await server.db.selectFrom('staff').select('totp_confirmed').where('id', '=', id).executeTakeFirstOrThrow()).totp_confirmed).toBe(true);
});

test('a password that is set from outside ends the sessions that the one before had opened', async () => {
  const agent = await signIn(server, ['orbit']);
  const { staff } = (await (await agent.get('/staff/session')).json()) as Session;
  const put = (password: string) => server.addStaff({ email: staff.email, name: 'Robin', password, games: ['orbit'] });
  // As at each start of a server that adds its people anew.
  await put('correct horse');
  expect((await agent.get('/staff/session')).status).toBe(200);
  await put('another long one');
  expect((await agent.get('/staff/session')).status).toBe(401);
});
