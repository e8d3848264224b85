import { newId, type Role, type Session, type StaffGames } from '@savepoint/protocol';
import { Secret, TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { postJson } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { createSeal } from './sealed.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const answer = async <T>(response: Response) => (await response.json()) as T;
const enter = (email: string, password: string, code?: string) =>
  postJson(`${server.url}/staff/session`, { email, password, ...(code && { code }) }, { origin: server.url });
const accept = (token: string, name = 'Mai', password = 'ten letters or more') =>
  postJson(`${server.url}/staff/invitations/accept`, { token, name, password }, { origin: server.url });

async function invited(by: TestAgent, email: string, games: StaffGames) {
  return answer<{ id: string; token: string }>(await by.post('/staff/invitations', { email, games }));
}

test('an invitation makes somebody staff, once, and no higher than who invites', async () => {
  const email = `${newId()}@example.com`;
  const { token } = await invited(owner, email.toUpperCase(), { some: { orbit: 'agent' } });
  expect(await codeOf(await accept(token, 'Mai', 'short'))).toBe('malformed');
  const accepted = await accept(token);
  expect(await answer<Session>(accepted)).toMatchObject({
    staff: { name: 'Mai', email },
    everywhere: null,
    games: [{ id: 'orbit', role: 'agent' }],
  });
  expect(await codeOf(await accept(token))).toBe('not_found');
  expect((await enter(email, 'ten letters or more')).ok).toBe(true);

  const deputy = await signIn(server, 'all', 'deputy');
  const above = await deputy.post('/staff/invitations', { email: 'x@example.com', games: { all: 'owner' } });
  expect(await codeOf(above)).toBe('forbidden');
  const nowhere = await owner.post('/staff/invitations', { email: 'x@example.com', games: { some: { lost: 'agent' } } });
  expect(await codeOf(nowhere)).toBe('unknown_game');
  expect(await codeOf(await owner.post('/staff/invitations', { email, games: { all: 'agent' } }))).toBe('id_taken');
});

test('an invitation can be withdrawn, and a newer one takes the place of an older', async () => {
  const email = `${newId()}@example.com`;
  const first = await invited(owner, email, { all: 'agent' });
  const second = await invited(owner, email, { all: 'agent' });
  expect(await codeOf(await accept(first.token))).toBe('not_found');
  const withdraw = () => fetch(`${server.url}/staff/invitations/${second.id}`, { method: 'DELETE', headers: owner.headers });
  expect((await withdraw()).status).toBe(204);
  expect((await withdraw()).status).toBe(404);
  expect(await codeOf(await accept(second.token))).toBe('not_found');
});

test('a role can be changed and a person shut out, but neither oneself nor those above', async () => {
  const agent = await signIn(server, ['orbit'], 'agent');
  const { staff } = await answer<Session>(await agent.get('/staff/session'));
  const change = (body: unknown, by = owner, id = staff.id) => by.post(`/staff/people/${id}`, body);
  expect((await change({ games: { some: { harbor: 'read_only' as Role } } })).status).toBe(204);
  expect((await answer<Session>(await agent.get('/staff/session'))).games).toMatchObject([{ id: 'harbor', role: 'read_only' }]);
  expect((await change({ disabled: true })).status).toBe(204);
  expect((await agent.get('/staff/session')).status).toBe(401);
  expect(await codeOf(await enter(staff.email, 'correct horse'))).toBe('wrong_credentials');

  const me = (await answer<Session>(await owner.get('/staff/session'))).staff.id;
  expect(await codeOf(await change({ disabled: true }, owner, me))).toBe('forbidden');
  const deputy = await signIn(server, 'all', 'deputy');
  expect(await codeOf(await change({ games: { all: 'agent' } }, deputy, me))).toBe('forbidden');
});

test('a second factor is asked for, works once, and recovery codes stand in for it', async () => {
  const agent = await signIn(server, ['orbit']);
  const { staff } = await answer<Session>(await agent.get('/staff/session'));
  const { uri } = await answer<{ uri: string }>(await agent.post('/staff/me/totp', {}));
  const { secret } = URI.parse(uri) as TOTP;
  const codeAt = (ms: number) => new TOTP({ secret: Secret.fromBase32(secret.base32) }).generate({ timestamp: ms });
  expect((await enter(staff.email, 'correct horse')).ok).toBe(true);
  expect(await codeOf(await agent.post('/staff/me/totp/confirm', { code: '000000' }))).toBe('wrong_code');
  const confirmed = await agent.post('/staff/me/totp/confirm', { code: codeAt(Date.now() - 30_000) });
  const { recoveryCodes } = await answer<{ recoveryCodes: string[] }>(confirmed);
  expect(recoveryCodes).toHaveLength(10);

  expect(await codeOf(await enter(staff.email, 'correct horse'))).toBe('code_required');
  expect(await codeOf(await enter(staff.email, 'correct horse', codeAt(Date.now() - 300_000)))).toBe('wrong_code');
  const code = codeAt(Date.now());
  expect((await enter(staff.email, 'correct horse', code)).ok).toBe(true);
  expect(await codeOf(await enter(staff.email, 'correct horse', code))).toBe('wrong_code');
  expect((await enter(staff.email, 'correct horse', recoveryCodes[0])).ok).toBe(true);
  expect(await codeOf(await enter(staff.email, 'correct horse', recoveryCodes[0]))).toBe('wrong_code');

  // A stolen session cannot take the factor away or put its own in its place.
  expect(await codeOf(await agent.post('/staff/me/totp', {}))).toBe('id_taken');
  const remove = (password: string) =>
    fetch(`${server.url}/staff/me/totp`, { method: 'DELETE', headers: agent.headers, body: JSON.stringify({ password }) });
  expect(await codeOf(await remove('guess'))).toBe('wrong_credentials');
  expect((await remove('correct horse')).status).toBe(204);
  expect((await enter(staff.email, 'correct horse')).ok).toBe(true);
});

test('a new password ends every other session', async () => {
  const agent = await signIn(server, ['orbit']);
  const { staff } = await answer<Session>(await agent.get('/staff/session'));
  const other = { cookie: (await enter(staff.email, 'correct horse')).headers.getSetCookie()[0]!.split(';')[0]! };
  const change = (old: string) => agent.post('/staff/me/password', { old, password: 'another long one' });
  expect(await codeOf(await change('guess'))).toBe('wrong_credentials');
  expect((await change('correct horse')).status).toBe(204);
  expect((await fetch(`${server.url}/staff/session`, { headers: other })).status).toBe(401);
  expect((await agent.get('/staff/session')).ok).toBe(true);
  expect((await enter(staff.email, 'another long one')).ok).toBe(true);
});

test('a key acts under its own name within its role, without a cookie or an origin', async () => {
  const made = await owner.post('/staff/api-keys', { name: 'Tracker', games: { some: { orbit: 'read_only' } } });
  const { id, key } = await answer<{ id: string; key: string }>(made);
  const headers = { authorization: `Bearer ${key}` };
  expect((await fetch(`${server.url}/staff/cases`, { headers })).ok).toBe(true);
  const state = await fetch(`${server.url}/staff/cases/${newId()}/state`, { method: 'POST', headers, body: '{}' });
  expect(await codeOf(state)).toBe('forbidden');
  expect(JSON.stringify(await answer(await owner.get('/staff/api-keys')))).not.toContain(key);
  await fetch(`${server.url}/staff/api-keys/${id}`, { method: 'DELETE', headers: owner.headers });
  expect((await fetch(`${server.url}/staff/cases`, { headers })).status).toBe(401);
});

test('writes down who did what, also what was refused, and no secret', async () => {
  const agent = await signIn(server, ['orbit'], 'read_only');
  const caseId = newId();
  await agent.post(`/staff/cases/${caseId}/state`, { state: 'closed' });
  const { entries } = await answer<{ entries: object[] }>(await owner.get('/staff/audit'));
  expect(entries[0]).toEqual({
    at: expect.any(Number),
    name: 'Robin',
    what: 'POST /staff/cases/:id/state',
    subject: caseId,
    status: 403,
  });
  expect(JSON.stringify(entries)).not.toMatch(/correct horse|sp_/);
  expect(await codeOf(await agent.get('/staff/audit'))).toBe('forbidden');
});

test('a sealed secret opens with its own key and use alone', () => {
  const seal = createSeal(['one'], 'staff');
  const sealed = seal.seal('secret');
  expect(seal.open(sealed)).toBe('secret');
  expect(createSeal(['new', 'one'], 'staff').open(sealed)).toBe('secret');
  expect(createSeal(['two'], 'staff').open(sealed)).toBeUndefined();
  expect(createSeal(['one'], 'other').open(sealed)).toBeUndefined();
  expect(seal.open(sealed.fill(0, 30))).toBeUndefined();
});
