import { newId, type GameKey, type RegisterAnswer, type SyncAnswer } from '@savepoint/protocol';
import { exportSPKI, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { createSeal } from '../staff/sealed.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { allConnections } from '../testing/all-connections.ts';
import { newInstall, openingCase, postJson, register, sendingMessage } from '../testing/player.ts';
import { settleWords } from '../testing/settle-words.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { addGameKey } from './game-keys.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;
let secret: string;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
  ({ secret } = (await (await owner.post('/staff/games/orbit/keys', { algorithm: 'HS256' })).json()) as { secret: string });
}, 60_000);
afterAll(() => stage.close());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const seconds = () => Math.floor(Date.now() / 1_000);

/** A token as a studio's server makes it; `claims` and `key` are what tests get wrong. */
function studioToken(subject: string, claims: JWTPayload = {}, key: Parameters<SignJWT['sign']>[0] = Buffer.from(secret), alg = 'HS256') {
  const payload = { aud: 'orbit', iat: seconds(), exp: seconds() + 600, sub: subject, ...claims };
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(key);
}

const enter = (body: object) => postJson(`${server.url}/v1/players`, { game: 'orbit', ...body });
async function player(body: object) {
  const answer = (await (await enter(body)).json()) as RegisterAnswer;
  const sync = async (envelopes: unknown[] = [], cursor: string | null = null) => {
    const request = { v: 1, cursor, sentAt: Date.now(), envelopes };
    const response = await postJson(`${server.url}/v1/sync`, request, { authorization: `Bearer ${answer.token}` });
    return (await response.json()) as SyncAnswer & { code?: string };
  };
  return { ...answer, sync };
}
const textsOf = ({ updates }: SyncAnswer) =>
  updates.flatMap((update) => (update.kind === 'message.added' ? [update.message.text] : []));

test('every device that brings the same word of the studio is the same player', async () => {
  const subject = newId();
  const phone = await player({ install: newInstall(), identity: await studioToken(subject) });
  await phone.sync([openingCase({ text: 'from the phone' })]);
  const desktop = await player({ install: newInstall(), identity: await studioToken(subject, { name: 'Lena' }) });
  expect(desktop.playerId).toBe(phone.playerId);
  expect(textsOf(await desktop.sync())).toEqual(['from the phone']);
  await settleWords(server.db);
  const { cases } = await owner.list('?text=phone');
  expect(cases[0]?.player).toMatchObject({ studioId: subject, name: 'Lena' });
});

test('believes no token that is forged, old, of another game or good for too long', async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = `${encode({ alg: 'none' })}.${encode({ sub: 'x', aud: 'orbit', iat: seconds(), exp: seconds() + 9 })}.`;
  const bad = [
    'nonsense',
    unsigned,
    await studioToken('x', {}, Buffer.from('another secret of thirty-two bytes')),
    await studioToken('x', { aud: 'harbor' }),
    await studioToken('x', { exp: seconds() - 120, iat: seconds() - 600 }),
    await studioToken('x', { iat: seconds() + 600, exp: seconds() + 900 }),
    await studioToken('x', { exp: seconds() + 8 * 24 * 3_600 }),
    await studioToken('', {}),
    await studioToken('x', { exp: undefined } as never),
    await studioToken('x', {}, pair.privateKey, 'ES256'),
  ];
  for (const identity of bad) expect(await codeOf(await enter({ install: newInstall(), identity }))).toBe('identity_refused');
  // A clock that is a little wrong is no lie.
  const late = await studioToken('x', { iat: seconds() + 30, exp: seconds() + 90 });
  expect((await enter({ install: newInstall(), identity: late })).ok).toBe(true);
});

test.each([
  ['nonsense', () => 'nonsense', 'It is no JWT'],
  ['another secret', () => studioToken('x', {}, Buffer.from('another secret of thirty-two bytes')), 'No key of this game has signed it'],
  ['another audience', () => studioToken('x', { aud: 'harbor' }), '`aud` does not fit'],
  ['an end that has passed', () => studioToken('x', { exp: seconds() - 120, iat: seconds() - 600 }), '`exp` does not fit'],
  ['a beginning to come', () => studioToken('x', { iat: seconds() + 600, exp: seconds() + 900 }), '`iat` is in the future'],
  ['too long a time', () => studioToken('x', { exp: seconds() + 8 * 24 * 3_600 }), '`iat` and `exp` are more than a day apart'],
  ['no end', () => studioToken('x', { exp: undefined } as never), '`exp` does not fit'],
  ['nobody', () => studioToken('', {}), 'A claim is missing, empty or of another type'],
])('tells the developer why a token with %s is not believed', async (_, token, why) => {
  const answer = await enter({ install: newInstall(), identity: await token() });
  expect(await answer.json()).toMatchObject({ code: 'identity_refused', detail: why });
});

test('takes pairs of keys too, one after the other, and never a public key for a secret', async () => {
  for (const algorithm of ['ES256', 'EdDSA'] as const) {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const pem = await exportSPKI(publicKey);
    const added = await owner.post('/staff/games/orbit/keys', { algorithm, publicKey: pem });
    const { id } = (await added.json()) as { id: string };
    const good = await studioToken('pair', {}, privateKey, algorithm);
    expect((await enter({ install: newInstall(), identity: good })).ok).toBe(true);
    const confused = await studioToken('pair', {}, Buffer.from(pem));
    expect(await codeOf(await enter({ install: newInstall(), identity: confused }))).toBe('identity_refused');
    await fetch(`${server.url}/staff/games/orbit/keys/${id}`, { method: 'DELETE', headers: owner.headers });
    expect(await codeOf(await enter({ install: newInstall(), identity: good }))).toBe('identity_refused');
  }
  const { keys } = (await (await owner.get('/staff/games/orbit/keys')).json()) as { keys: GameKey[] };
  expect(keys).toMatchObject([{ algorithm: 'HS256' }]);
  expect(JSON.stringify(keys)).not.toContain(secret);
  expect(await codeOf(await owner.post('/staff/games/orbit/keys', { algorithm: 'ES256', publicKey: 'x' }))).toBe('malformed');
});

test('who signs in takes along what was reported before, and the device keeps nothing of it', async () => {
  const subject = newId();
  const before = newInstall();
  const anonymous = await player({ install: before });
  const open = openingCase({ text: 'before I signed in' });
  await anonymous.sync([open]);
  const elsewhere = await player({ install: newInstall(), identity: await studioToken(subject) });
  await elsewhere.sync([openingCase({ text: 'on another device' })]);

  const signedIn = await player({ install: newInstall(), identity: await studioToken(subject), merge: before });
  expect(signedIn.playerId).toBe(elsewhere.playerId);
  expect(textsOf(await signedIn.sync())).toEqual(['on another device', 'before I signed in']);
  // What another tab still sends in the old name arrives; it learns nothing.
  const late = sendingMessage(open.caseId, 'and one more');
  expect((await anonymous.sync([late])).results).toMatchObject([{ status: 'stored' }]);
  expect((await anonymous.sync([late])).results).toMatchObject([{ status: 'duplicate' }]);
  expect((await anonymous.sync()).updates).toEqual([]);
  expect(textsOf(await elsewhere.sync())).toContain('and one more');
  expect(await codeOf(await enter({ install: before }))).toBe('install_taken');
  expect((await signedIn.sync([open])).results).toMatchObject([{ status: 'duplicate' }]);
});

test('an install of somebody known opens nothing without the studio\'s word, and is not handed on', async () => {
  const install = newInstall();
  await player({ install, identity: await studioToken(newId()) });
  expect(await codeOf(await enter({ install }))).toBe('identity_required');
  expect(await codeOf(await enter({ install, identity: await studioToken(newId()) }))).toBe('install_taken');
  const wrong = { ...newInstall(), id: install.id };
  const thief = await player({ install: newInstall(), identity: await studioToken(newId()), merge: wrong });
  expect((await thief.sync()).updates).toEqual([]);
});

test('a banned player appeals and does nothing else, until it ends', async () => {
  const mine = await register(server.url);
  const before = openingCase({ topic: 'bug' });
  await mine.sync([before]);
  const ban = (until: number, by = owner) => by.post(`/staff/players/${mine.id}/ban`, { until });
  expect((await ban(Date.now() + 60_000)).status).toBe(204);
  const appeal = openingCase({ topic: 'ban_appeal' });
  const answers = await mine.sync([openingCase({ topic: 'bug' }), sendingMessage(before.caseId, 'hey'), appeal, sendingMessage(appeal.caseId, 'please')]);
  expect(answers.results.map((one) => ('code' in one ? one.code : one.status))).toEqual(['banned', 'banned', 'stored', 'stored']);
  expect((await ban(0)).status).toBe(204);
  expect((await mine.sync([openingCase({ topic: 'bug' })])).results).toMatchObject([{ status: 'stored' }]);
  expect((await ban(0, await signIn(server, ['harbor'], 'owner'))).status).toBe(404);
});

test('a ban stays with whoever signs in', async () => {
  const before = newInstall();
  const { playerId } = await player({ install: before });
  const until = Date.now() + 60_000;
  expect((await owner.post(`/staff/players/${playerId}/ban`, { until })).status).toBe(204);
  const signedIn = await player({ install: newInstall(), identity: await studioToken(newId()), merge: before });
  expect((await signedIn.sync([openingCase({ topic: 'bug' })])).results).toMatchObject([{ code: 'banned' }]);
});

test('tokens and installs that are called back open nothing any more', async () => {
  const install = newInstall();
  const mine = await register(server.url, 'orbit', install);
  await server.db.updateTable('player').set({ tokens_from: Date.now() + 1_000 }).where('id', '=', mine.id).execute();
  expect((await mine.post(JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes: [openingCase()] }))).status).toBe(401);
  expect((await fetch(`${server.url}/v1/files/${'0'.repeat(64)}`, { headers: { authorization: `Bearer ${mine.token}` } })).status).toBe(401);
  expect((await owner.post(`/staff/players/${mine.id}/sign-out`, {})).status).toBe(204);
  expect(await codeOf(await enter({ install }))).toBe('install_taken');
});

test('tokens outlive a change of the signing key while the old one is named', async () => {
  const databaseUrl = await stage.database();
  const first = await stage.server({ databaseUrl, tokenKey: 'first' });
  const mine = await register(first.url);
  const ask = async (server: SavepointServer) =>
    (await postJson(`${server.url}/v1/sync`, { v: 1, cursor: null, sentAt: 0, envelopes: [] }, { authorization: `Bearer ${mine.token}` })).status;
  expect(await ask(await stage.server({ databaseUrl, tokenKey: 'second', oldTokenKeys: ['first'] }))).toBe(200);
  expect(await ask(await stage.server({ databaseUrl, tokenKey: 'second' }))).toBe(401);
});

test('the first word of the studio that comes from several tabs and devices at once is one player', async () => {
  for (let round = 0; round < 10; round++) {
    const identity = await studioToken(newId());
    const [phone, desktop] = [newInstall(), newInstall()];
    await Promise.all([phone, desktop].map((install) => player({ install })));
    const answers = await Promise.all([phone, phone, desktop, phone, desktop].map((install) => enter({ install, identity })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const given = (await Promise.all(answers.map((answer) => answer.json()))) as RegisterAnswer[];
    expect(new Set(given.map(({ playerId }) => playerId)).size).toBe(1);
  }
});

test('a game has no more keys than it may, however many are made at once', async () => {
  const seal = createSeal(['one'], 'staff');
  await allConnections(server.db);
  const made = await Promise.allSettled(Array.from({ length: 12 }, () => addGameKey(server.db, seal, 'harbor', { algorithm: 'HS256' })));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'limit_reached' } });
  const { keys } = (await (await owner.get('/staff/games/harbor/keys')).json()) as { keys: GameKey[] };
  expect(keys).toHaveLength(5);
});

test('an install that signs in as two people at once is one of them, and the other learns nothing', async () => {
  await allConnections(server.db);
  for (let round = 0; round < 5; round++) {
    const [known, strange, install] = [newId(), newId(), newInstall()];
    // Somebody known, whose install would be merged, and somebody new, who would take the player at hand.
    if (round % 2 === 1) await player({ install: newInstall(), identity: await studioToken(known) });
    await player({ install });
    const identities = [await studioToken(known), await studioToken(strange)];
    const answers = await Promise.all(identities.map((identity) => enter({ install, identity })));
    const said = await Promise.all(answers.map(async (answer) => (answer.ok ? ((await answer.json()) as RegisterAnswer).playerId : codeOf(answer))));
    expect(answers.filter(({ ok }) => ok), `round ${round}: ${said}`).toHaveLength(1);
    expect(said).toContain('install_taken');
  }
});

test('a token from before somebody signed in opens nothing of theirs once they are signed out', async () => {
  const [identity, install] = [await studioToken(newId()), newInstall()];
  await player({ install: newInstall(), identity });
  const anonymous = await player({ install });
  const { playerId } = await player({ install, identity });
  expect(playerId).not.toBe(anonymous.playerId);
  const data = async () => (await fetch(`${server.url}/v1/players/me/data`, { headers: { authorization: `Bearer ${anonymous.token}` } })).status;
  expect(await data()).toBe(200);
  expect((await owner.post(`/staff/players/${playerId}/sign-out`, {})).status).toBe(204);
  expect(await data()).toBe(401);
});
