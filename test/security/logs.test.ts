import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, type RegisterAnswer } from '@savepoint/protocol';
import { startServer } from '@savepoint/server';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchPostgres, type EmbeddedPostgres } from '../../packages/server/src/db/embedded/launch.ts';
import { connectPlayer } from '../../packages/server/src/testing/live-player.ts';
import { newInstall, openingCase, postJson, register, sendingMessage, startingChat } from '../../packages/server/src/testing/player.ts';
import { GAME, STAFF } from '../stage/support-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'savepoint-logs-'));
let postgres: EmbeddedPostgres;
let child: ChildProcess;
let url: string;
let spoken = '';

/** The program as it is run, at its most talkative; what it says on either stream is kept. */
beforeAll(async () => {
  postgres = await launchPostgres(folder, 'stage', () => {});
  const { host, port, user, password, database } = postgres.connection;
  const databaseUrl = `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  const dataDir = join(folder, 'data');
  const first = await startServer({ port: 0, host: '127.0.0.1', dataDir, databaseUrl, logLevel: 'silent' });
  await first.addGame(GAME);
  await first.addStaff({ ...STAFF, games: 'all' });
  await first.close();
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', SAVEPOINT_DATA: dataDir, DATABASE_URL: databaseUrl, SAVEPOINT_LOG: 'trace' };
  child = spawn(process.execPath, ['packages/server/dist/main.js', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (spoken += bytes.toString()));
  url = await vi.waitFor(() => /"url":"(http:[^"]+)"/.exec(spoken)![1]!, { timeout: 60_000 });
});
afterAll(async () => {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Stands in everything that somebody writes; no word of the program's own has it. */
const MARK = 'zqvkj';

test('no name, text, address, token or cookie of anybody stands in a log, whatever happens', async () => {
  const secrets: string[] = [MARK, STAFF.email, STAFF.password];
  const origin = { origin: url };
  const signIn = (body: object) => postJson(`${url}/staff/session`, body, origin);
  await signIn({ email: `${MARK}@desk.test`, password: `${MARK} wrong` });
  const signedIn = await signIn({ email: STAFF.email, password: STAFF.password });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  secrets.push(cookie.split('=')[1]!);
  const staff = { ...origin, cookie };
  const ask = async <T>(path: string, body: unknown, headers = staff) => (await (await postJson(url + path, body, headers)).json()) as T;

  const key = await ask<{ secret: string; key: { id: string } }>(`/staff/games/${GAME.id}/keys`, { algorithm: 'HS256' });
  const seconds = Math.floor(Date.now() / 1_000);
  const identity = await new SignJWT({ aud: GAME.id, sub: `${MARK}-sub`, name: `${MARK} Lena`, iat: seconds, exp: seconds + 600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(key.secret));
  const install = newInstall();
  secrets.push(key.secret, identity, install.secret);
  expect((await ask<RegisterAnswer>('/v1/players', { game: GAME.id, install, identity })).token).toMatch(/^\S+$/);
  await postJson(`${url}/v1/players`, { game: GAME.id, install: newInstall(), identity: `${identity}x` });

  const player = await register(url, GAME.id);
  secrets.push(player.token);
  const bearer = { authorization: `Bearer ${player.token}` };
  const bytes = Buffer.from(`${MARK} in a file`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await fetch(`${url}/v1/files/${sha256}`, { method: 'PUT', headers: bearer, body: bytes });
  const open = openingCase({
    text: `${MARK} report`,
    attachments: [{ sha256, name: `${MARK}.txt`, type: 'text/plain', sizeBytes: bytes.byteLength }],
    context: { player: { id: MARK, name: MARK }, state: { [MARK]: MARK }, errors: [{ at: 1, message: MARK, source: MARK, stack: MARK }] },
  });
  const { caseId } = open;
  await player.sync([open, startingChat(caseId)]);
  const live = await connectPlayer(url, player.token);
  live.watch(caseId);
  await live.sync([sendingMessage(caseId, `${MARK} in the conversation`)]);
  const reply = (text: string) => postJson(`${url}/staff/cases/${caseId}/messages`, { id: newId(), text }, staff);
  expect((await reply(`${MARK} answer`)).status).toBe(204);
  expect((await fetch(`${url}/staff/cases?text=${MARK}`, { headers: staff })).status).toBe(200);

  const invitation = await ask<{ token: string }>('/staff/invitations', { email: `${MARK}@new.test`, games: { all: 'agent' } });
  expect(invitation.token).toMatch(/^\S+$/);
  await postJson(`${url}/staff/invitations/accept`, { ...invitation, name: `${MARK} Nova`, password: `${MARK} a long one` }, origin);
  const apiKey = await ask<{ key: string }>('/staff/api-keys', { name: `${MARK} bot`, games: { all: 'readonly' } });
  await fetch(`${url}/staff/cases`, { headers: { authorization: `Bearer ${apiKey.key}` } });
  const totp = await ask<{ uri: string }>('/staff/me/totp', {});
  secrets.push(invitation.token, apiKey.key, /secret=([A-Z2-7]+)/.exec(totp.uri)![1]!);

  // And what goes wrong: no JSON, no such address, no such token, and a database that quotes what it refuses.
  await player.post(`{"v":1,"envelopes":[${MARK}`);
  await player.post(JSON.stringify({ v: 1, cursor: MARK, sentAt: 1, envelopes: [{ id: MARK, kind: MARK }] }));
  await player.post('{}', `${player.token}${MARK}`);
  for (const path of [`/${MARK}/${STAFF.email}`, `/content/${STAFF.email}`, `/staff/cases/${STAFF.email}`, `/console/${MARK}.js`]) {
    expect((await fetch(url + path, { headers: staff })).status).toBe(404);
  }
  await connectPlayer(url, `${MARK}.x.y`).catch(() => {});
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query(`ALTER TABLE message ADD CONSTRAINT refuses CHECK (text NOT LIKE '%poison%') NOT VALID`);
  expect((await reply(`${MARK} poison`)).status).toBe(500);
  const refused = sendingMessage(caseId, `${MARK} poison`);
  expect((await player.sync([refused])).results[0]?.status).toBe('retry');
  expect(await live.sync([sendingMessage(caseId, `${MARK} poison too`)])).toMatchObject({ results: [{ status: 'retry' }] });
  await client.query('ALTER TABLE message DROP CONSTRAINT refuses');
  await client.end();
  live.socket.disconnect();

  expect((await (await fetch(`${url}/staff/players/${player.id}/export`, { headers: staff })).text()).includes(MARK)).toBe(true);
  expect((await fetch(`${url}/v1/players/me/data`, { headers: bearer })).status).toBe(200);
  expect((await postJson(`${url}/v1/players/me/erase`, {}, bearer)).status).toBe(200);
  child.kill('SIGTERM');
  await once(child, 'exit');

  // It did speak, of requests and of errors; and so did PostgreSQL.
  for (const line of ['"path":"/v1/sync"', '"msg":"request failed"', 'the database refused envelopes', '"msg":"listening"']) {
    expect(spoken).toContain(line);
  }
  const database = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(database).toContain('violates check constraint "refuses"');
  const marked = (text: string) => text.split('\n').filter((line) => secrets.some((secret) => line.includes(secret)));
  expect(marked(spoken)).toEqual([]);
  expect(marked(database)).toEqual([]);
});
