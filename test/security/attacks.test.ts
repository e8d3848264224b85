import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { newId } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../packages/server/src/testing/agent.ts';
import { connectPlayer } from '../../packages/server/src/testing/live-player.ts';
import { openingCase, postJson, register, sendingMessage, type TestPlayer } from '../../packages/server/src/testing/player.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

let server: SupportServer;
let victim: TestPlayer;
let attacker: TestPlayer;
const opened = openingCase({ text: 'mine alone' });
/** What the server signs with: known here, so that what is refused is not refused for its signature. */
const KEY = 'the key of this server';

beforeAll(async () => {
  server = await openSupportServer({
    proxies: 1,
    tokenKey: KEY,
    limits: {
      rates: { requestsPerAddress: { count: 50, perMs: 60_000 }, newInstallsPerAddress: { count: 5, perMs: 3_600_000 } },
      caps: { socketsPerPlayer: 3, socketsPerAddress: 5 },
    },
  });
  await server.addGame({ id: 'other', name: 'Other' });
  victim = await register(server.url, GAME.id);
  attacker = await register(server.url, GAME.id);
  await victim.sync([opened]);
}, 60_000);
afterAll(() => server.end());

/** The answer's status and code; whatever is refused is refused by a problem document. */
async function refusal(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { code, status } = (await response.json()) as { code: string; status: number };
  expect(status).toBe(response.status);
  return [response.status, code];
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const empty = JSON.stringify({ v: 1, cursor: null, sentAt: 1, envelopes: [] });

test('believes no token that it did not sign, for this purpose, within its time', async () => {
  const [head, body, signature] = victim.token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
  const forged = (header: object, payload: object, key: string) => {
    const text = `${part(header)}.${part(payload)}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  const tokens = {
    'alg none': `${part({ alg: 'none' })}.${body}.`,
    'alg none with a signature': `${part({ alg: 'none' })}.${body}.${signature}`,
    'another player in the body': `${head}.${part({ ...claims, sub: attacker.id })}.${signature}`,
    'another game in the body': `${head}.${part({ ...claims, game: 'other' })}.${signature}`,
    'a key of the attacker': forged({ alg: 'HS256' }, claims, 'guess'),
    'an empty key': forged({ alg: 'HS256' }, claims, ''),
    'a key id that leads elsewhere': forged({ alg: 'HS256', kid: '../../../dev/null' }, claims, ''),
    'a public key as a secret': forged({ alg: 'HS256', jwk: { kty: 'oct', k: 'Z3Vlc3M' } }, claims, 'guess'),
    'no token': '',
    'a token and more': `${victim.token}.x`,
  };
  const file = `${server.url}/v1/files/${'ab'.repeat(32)}`;
  for (const [name, token] of Object.entries(tokens)) {
    expect([name, ...(await refusal(await victim.post(empty, token)))]).toEqual([name, 401, 'unauthorized']);
    for (const method of ['GET', 'PUT', 'PATCH']) {
      const answer = await fetch(file, { method, headers: { authorization: `Bearer ${token}` }, ...(method !== 'GET' && { body: 'x' }) });
      expect([name, method, ...(await refusal(answer))]).toEqual([name, method, 401, 'unauthorized']);
    }
    await expect(connectPlayer(server.url, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  }
  // Signed by the server itself, and too old.
  const kid = (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
  const old = forged({ alg: 'HS256', kid }, { ...claims, iat: 1, exp: 2 }, KEY);
  expect(await refusal(await victim.post(empty, old))).toEqual([401, 'token_expired']);
  await expect(connectPlayer(server.url, old)).rejects.toMatchObject({ data: { code: 'token_expired' } });
  // So signed it is good while it is young, or the others would prove nothing.
  const young = forged({ alg: 'HS256', kid }, claims, KEY);
  expect((await victim.post(empty, young)).status).toBe(200);
});

test('a player of another game, or who is nobody yet, has no more than that by a good token', async () => {
  const stranger = await register(server.url, 'other');
  const { results, updates } = await stranger.sync([sendingMessage(opened.caseId, 'from another game'), { ...openingCase(), caseId: opened.caseId }]);
  expect(results.map((result) => result.status === 'rejected' && result.code)).toEqual(['unknown_case', 'id_taken']);
  expect(updates).toEqual([]);
  for (const [name, value] of [['authorization', `Bearer ${victim.token}`], ['cookie', `savepoint_session=${victim.token}`]] as const) {
    expect(await refusal(await fetch(`${server.url}/staff/cases`, { headers: { [name]: value } }))).toEqual([401, 'unauthorized']);
  }
});

test('shows and changes nothing of another player\'s case', async () => {
  const { results, updates } = await attacker.sync([
    sendingMessage(opened.caseId, 'into a strange case'),
    { id: newId(), kind: 'case.read', at: Date.now(), caseId: opened.caseId, body: { upTo: 1 } },
    { id: newId(), kind: 'case.rate', at: Date.now(), caseId: opened.caseId, body: { score: 1 } },
    { ...openingCase(), caseId: opened.caseId },
  ]);
  expect(results.map((result) => result.status === 'rejected' && result.code)).toEqual([
    'unknown_case', 'unknown_case', 'unknown_case', 'id_taken',
  ]);
  expect(updates).toEqual([]);
  expect((await victim.sync([])).updates.filter(({ kind }) => kind === 'message.added')).toHaveLength(1);
});

test('hides a case from staff of another game', async () => {
  const stranger = await signIn(server, ['other'], 'owner');
  const path = `/staff/cases/${opened.caseId}`;
  expect(await refusal(await stranger.get(path))).toEqual([404, 'not_found']);
  expect(await refusal(await stranger.post(`${path}/messages`, { id: newId(), text: 'hello' }))).toEqual([404, 'not_found']);
  expect((await (await signIn(server, [GAME.id])).open(opened.caseId)).lastSeq).toBe(1);
});

test('leads out of no folder', async () => {
  for (const way of ['../', '..%2f', '%2e%2e%2f', '....//', '..%5c', '%00']) {
    for (const start of ['/console/', '/savepoint/', '/v1/files/', '/content/', '/staff/files/']) {
      // Written by hand: `fetch` would tidy the path before it is sent.
      const answer = await raw(`GET ${start}${way.repeat(6)}etc/passwd HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
      expect([start, way, answer.includes('root:')]).toEqual([start, way, false]);
      // The console's page stands for all of its addresses; else nothing is there, or nobody is signed in.
      const page = start === '/console/' && /^HTTP\/1\.1 200[\s\S]*<title>/.test(answer);
      const refused = /^HTTP\/1\.1 40[014][\s\S]*application\/problem\+json/.test(answer);
      expect([start, way, page || refused]).toEqual([start, way, true]);
    }
  }
});

test('refuses what nests, pollutes or does not fit, and goes on', async () => {
  const deep = `{"v":1,"cursor":null,"sentAt":1,"envelopes":[${'['.repeat(10_000)}${']'.repeat(10_000)}]}`;
  const before = process.cpuUsage();
  expect(await refusal(await attacker.post(deep))).toEqual([400, 'malformed']);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  const polluting = JSON.stringify(openingCase({ context: { state: { a: 1 } } })).replace(
    '"state":{"a":1}',
    '"state":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"__proto__":{"polluted":true}',
  );
  const answer = await attacker.post(`{"v":1,"cursor":null,"sentAt":1,"__proto__":{"polluted":true},"envelopes":[${polluting}]}`);
  expect(answer.status).toBe(200);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect((await attacker.sync([openingCase()])).results[0]?.status).toBe('stored');
});

test('lets nobody in by socket without a token', async () => {
  for (const token of [undefined, null, '', {}, ['x'], `${part({ alg: 'none' })}.${victim.token.split('.')[1]}.`]) {
    await expect(connectPlayer(server.url, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
  }
});

test('holds a player and an address to so many sockets, and takes new ones when old ones have gone', async () => {
  const from = (address: string) => (token = victim.token) => connectPlayer(server.url, token, { 'x-forwarded-for': address });
  const [home, flood] = [from('192.0.2.1'), from('192.0.2.66')];
  const mine = [await home(), await home(), await home()];
  await expect(home()).rejects.toMatchObject({ data: { code: 'too_many_requests' } });
  mine[0]!.socket.disconnect();
  await expect.poll(() => home().then(() => 'in', () => 'out')).toBe('in');
  // Connections of which nobody says who they are count as well, at either side.
  const idle = await Promise.all(Array.from({ length: 5 }, (_, i) => knock(i % 2 ? '/v1/live/' : '/staff/live/', '192.0.2.66')));
  await expect(flood(attacker.token)).rejects.toThrow();
  expect((await from('192.0.2.67')(attacker.token)).socket.disconnect().connected).toBe(false);
  for (const socket of idle) socket.destroy();
  await expect.poll(() => flood(attacker.token).then(({ socket }) => socket.disconnect() && 'in', () => 'out')).toBe('in');
});

/** A WebSocket that is opened, and then says nothing. */
async function knock(path: string, address: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  const key = Buffer.alloc(16, 7).toString('base64');
  const head = ['host: a', 'origin: http://a', 'connection: Upgrade', 'upgrade: websocket', 'sec-websocket-version: 13'];
  socket.write([`GET ${path}?EIO=4&transport=websocket HTTP/1.1`, ...head, `sec-websocket-key: ${key}`, `x-forwarded-for: ${address}`, '', ''].join('\r\n'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 101/);
  return socket;
}

test('does not wait for headers that never end, and answers what is no request', async () => {
  const garbage = await raw('GARBAGE\r\n\r\n');
  expect(garbage).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"malformed"/);
  for (const name of ['x-content-type-options', 'content-security-policy', 'referrer-policy', 'permissions-policy']) expect(garbage).toContain(`\r\n${name}: `);
  expect(await raw(`GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/"code":"body_too_large"/);
  const startMs = performance.now();
  const slowHead = raw('GET /healthz HTTP/1.1\r\nhost: a\r\n');
  // Drop by drop, so that no silence gives it away.
  const slowBody = raw(`POST /v1/sync HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${victim.token}\r\ncontent-length: 900\r\n\r\n{`, ' ');
  for (const answer of [await slowHead, await slowBody]) expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"too_slow"/);
  // Both sockets were closed by the server, or there would be no answer here yet.
  expect(performance.now() - startMs).toBeLessThan(28_000);
}, 40_000);

test('slows one address down, and no other', async () => {
  const from = { 'x-forwarded-for': '198.51.100.9' };
  const knock = (headers: Record<string, string>) => fetch(`${server.url}/v1/help/${GAME.id}/manifest`, { headers });
  const statuses = await Promise.all(Array.from({ length: 60 }, () => knock(from).then(({ status }) => status)));
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  const refused = await knock({ 'x-forwarded-for': '9.9.9.9, 198.51.100.9' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refusal(refused)).toEqual([429, 'too_many_requests']);
  expect((await knock({ 'x-forwarded-for': '198.51.100.10' })).status).not.toBe(429);
  const install = () => ({ game: GAME.id, install: { id: newId(), secret: 'x'.repeat(43) } });
  const made = [];
  for (let i = 0; i < 7; i++) made.push((await postJson(`${server.url}/v1/players`, install(), { 'x-forwarded-for': '203.0.113.4' })).status);
  expect(made).toEqual([200, 200, 200, 200, 200, 429, 429]);
});

/** What is answered to bytes as they are, and to `more` of them every second, until the server closes. */
function raw(request: string, more?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(request));
    const drops = more === undefined ? undefined : setInterval(() => socket.write(more), 1_000);
    socket.on('close', () => clearInterval(drops));
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
