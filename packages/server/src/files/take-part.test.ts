import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { LIMITS } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { newInstall, register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { forgetPartials } from './forget-partials.ts';

let stage: Stage;
let databaseUrl: string;
let server: SavepointServer;
let player: TestPlayer;

const dataDir = mkdtempSync(join(tmpdir(), 'savepoint-parts-'));
const partialFolder = join(dataDir, 'files', 'partial');

beforeAll(async () => {
  stage = await openStage();
  databaseUrl = await stage.database();
  server = await stage.server({ databaseUrl, dataDir });
  player = await register(server.url);
}, 60_000);
afterAll(async () => {
  await stage.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A text of its own, so that its kind is taken. */
const newFile = (bytes = 3_000) => new Uint8Array(Buffer.from(randomBytes(bytes / 2).toString('hex')));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Ask {
  who?: TestPlayer;
  url?: string;
  headers?: Record<string, string>;
}

const ask = (method: string, sha256: string, { who = player, url = server.url, headers }: Ask, body?: Uint8Array<ArrayBuffer>) =>
  fetch(`${url}/v1/files/${sha256}`, {
    method,
    headers: { authorization: `Bearer ${who.token}`, ...headers },
    ...(body && { body }),
  });

/** What an answer says: the problem's code when it is one, and where the upload stands. */
async function said(response: Response) {
  const [offset, complete] = ['upload-offset', 'upload-complete'].map((name) => response.headers.get(name));
  const problem = response.status >= 400 && response.body ? ((await response.json()) as { code: string }) : undefined;
  return [problem?.code ?? response.status, offset, complete];
}

const head = async (sha256: string, options: Ask = {}) => said(await ask('HEAD', sha256, options));

async function patch(sha256: string, offset: number | string, part: Uint8Array<ArrayBuffer>, last = false, options: Ask = {}) {
  const headers = {
    'content-type': 'application/partial-upload',
    'upload-offset': String(offset),
    'upload-complete': last ? '?1' : '?0',
    ...options.headers,
  };
  return said(await ask('PATCH', sha256, { ...options, headers }, part));
}

const isKept = async (sha256: string) =>
  (await server.db.selectFrom('file').select('sha256').where('sha256', '=', sha256).execute()).length === 1;
const partialsOf = async (sha256: string) => (await readdir(partialFolder)).filter((name) => name.endsWith(sha256));

test('takes a file in parts and says each time where it stands', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  expect(await head(sha256)).toEqual([204, '0', '?0']);
  expect(await patch(sha256, 0, file.slice(0, 1_000))).toEqual([204, '1000', '?0']);
  expect(await head(sha256)).toEqual([204, '1000', '?0']);
  expect(await patch(sha256, 1_000, file.slice(1_000, 2_000))).toEqual([204, '2000', '?0']);
  expect(await isKept(sha256)).toBe(false);
  expect(await patch(sha256, 2_000, file.slice(2_000), true)).toEqual([204, '3000', '?1']);
  expect(await isKept(sha256)).toBe(true);
  expect(await partialsOf(sha256)).toEqual([]);
  expect(await readFile(join(dataDir, 'files', sha256.slice(0, 2), sha256))).toEqual(Buffer.from(file));

  // The answer to the last part was lost: whoever asks or sends again hears that it is done.
  expect(await head(sha256)).toEqual([204, '3000', '?1']);
  expect(await patch(sha256, 2_000, file.slice(2_000), true)).toEqual([204, '3000', '?1']);
});

test('a last part without bytes ends what the server had whole already', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  await patch(sha256, 0, file);
  expect(await head(sha256)).toEqual([204, '3000', '?0']);
  expect(await patch(sha256, 3_000, new Uint8Array(), true)).toEqual([204, '3000', '?1']);
  expect(await isKept(sha256)).toBe(true);
});

test('answers every offset but the right one with the right one', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  const part = file.slice(0, 1_000);
  expect(await patch(sha256, 1, part)).toEqual(['offset_mismatch', '0', null]);
  expect(await partialsOf(sha256)).toEqual([]);
  await patch(sha256, 0, part);
  for (const offset of [0, 1, 999, 1_001, 3_000, LIMITS.fileBytes, 999_999_999_999_999]) {
    expect([offset, ...(await patch(sha256, offset, part))]).toEqual([offset, 'offset_mismatch', '1000', null]);
  }
  for (const offset of ['-1', '-1000', '1e3', '1000.0', ' ', '0x3e8', '99999999999999999999', 'x', '1000, 1000', '']) {
    expect([offset, ...(await patch(sha256, offset, part))]).toEqual([offset, 'malformed', null, null]);
  }
  expect(await head(sha256)).toEqual([204, '1000', '?0']);
});

test('refuses what is no part of a file', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  const code = async (headers: Record<string, string>) => (await patch(sha256, 0, file, false, { headers }))[0];
  expect(await code({ 'content-type': 'text/plain' })).toBe('unsupported_media_type');
  for (const complete of ['1', '?2', 'true', '']) expect(await code({ 'upload-complete': complete })).toBe('malformed');
  expect(await code({ authorization: 'Bearer nonsense' })).toBe('unauthorized');
  expect((await patch('nonsense', 0, file))[0]).toBe('not_found');
  expect((await head(sha256, { headers: { authorization: 'Bearer nonsense' } }))[0]).toBe(401);
  expect(await partialsOf(sha256)).toEqual([]);
});

test('drops what can never be the file: too large, another hash, a kind that is not taken', async () => {
  const large = new Uint8Array(LIMITS.fileBytes);
  const sha256 = hashOf(large);
  const part = new Uint8Array(LIMITS.filePartBytes);
  expect((await patch(sha256, 0, new Uint8Array(LIMITS.filePartBytes + 1)))[0]).toBe('body_too_large');
  for (let offset = 0; offset < LIMITS.fileBytes; offset += part.byteLength) await patch(sha256, offset, part);
  expect(await head(sha256)).toEqual([204, String(LIMITS.fileBytes), '?0']);
  expect((await patch(sha256, LIMITS.fileBytes, new Uint8Array(1), true))[0]).toBe('body_too_large');
  expect(await head(sha256)).toEqual([204, '0', '?0']);

  const file = newFile();
  const other = hashOf(newFile());
  await patch(other, 0, file.slice(0, 1_000));
  expect((await patch(other, 1_000, file.slice(1_000), true))[0]).toBe('hash_mismatch');
  expect(await head(other)).toEqual([204, '0', '?0']);

  const program = new Uint8Array(Buffer.from('7f454c460201010000000000000000000200', 'hex'));
  expect((await patch(hashOf(program), 0, program, true))[0]).toBe('unsupported_media_type');
  expect(await head(hashOf(program))).toEqual([204, '0', '?0']);
  for (const one of [sha256, other, hashOf(program)]) {
    expect(await partialsOf(one)).toEqual([]);
    expect(await isKept(one)).toBe(false);
  }
});

test('one player\'s unfinished upload is nobody else\'s', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  const stranger = await register(server.url);
  await patch(sha256, 0, file.slice(0, 1_000));
  expect(await head(sha256, { who: stranger })).toEqual([204, '0', '?0']);
  expect(await patch(sha256, 1_000, file.slice(1_000), true, { who: stranger })).toEqual(['offset_mismatch', '0', null]);
  // Nor can one spoil another's by sending something else under its hash.
  await patch(sha256, 0, newFile(1_000), false, { who: stranger });
  expect(await patch(sha256, 1_000, file.slice(1_000), true)).toEqual([204, '3000', '?1']);
});

test('takes a part whole or not at all, so that a browser\'s own repeat of it finds the upload where it was', async () => {
  const file = newFile();
  const sha256 = hashOf(file);
  const { port } = server;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    [
      `PATCH /v1/files/${sha256} HTTP/1.1`,
      'host: savepoint',
      `authorization: Bearer ${player.token}`,
      'content-type: application/partial-upload',
      'upload-offset: 0',
      'upload-complete: ?1',
      'content-length: 3000\r\n\r\n',
    ].join('\r\n'),
  );
  await new Promise((resolve) => socket.write(file.slice(0, 700), resolve));
  socket.destroy();
  await once(socket, 'close');
  expect(await head(sha256)).toEqual([204, '0', '?0']);
  expect(await patch(sha256, 0, file, true)).toEqual([204, '3000', '?1']);
});

test('two tabs that send the same file at once both end with it', async () => {
  const file = newFile(400_000);
  const sha256 = hashOf(file);
  async function tab(partBytes: number) {
    for (let tries = 0; tries < 200; tries++) {
      const [, offset, complete] = await head(sha256);
      if (complete === '?1') return 'done';
      const at = Number(offset);
      await patch(sha256, at, file.slice(at, at + partBytes), at + partBytes >= file.byteLength);
    }
    return 'never done';
  }
  expect(await Promise.all([tab(20_000), tab(33_333), tab(7_001)])).toEqual(['done', 'done', 'done']);
  expect(await isKept(sha256)).toBe(true);
});

test('goes on after a restart, and on another server of the same database and folder', async () => {
  const install = newInstall();
  const shared = { databaseUrl, dataDir };
  const first = await stage.server(shared);
  const who = await register(first.url, 'orbit', install);
  const file = newFile();
  const sha256 = hashOf(file);
  await patch(sha256, 0, file.slice(0, 1_000), false, { who, url: first.url });
  expect(await patch(sha256, 1_000, file.slice(1_000, 2_000), false, { who })).toEqual([204, '2000', '?0']);
  expect(await head(sha256, { who, url: first.url })).toEqual([204, '2000', '?0']);
  await first.close();
  const second = await stage.server(shared);
  expect(await patch(sha256, 2_000, file.slice(2_000), true, { who, url: second.url })).toEqual([204, '3000', '?1']);
  expect(await head(sha256, { who })).toEqual([204, '3000', '?1']);
});

test('forgets what nobody went on with for a day', async () => {
  const [old, young] = [newFile(), newFile()].map(hashOf) as [string, string];
  await patch(old, 0, newFile());
  await patch(young, 0, newFile());
  const now = Date.now();
  const dayAgo = new Date(now - 24 * 60 * 60 * 1000 - 1_000);
  await utimes(join(partialFolder, (await partialsOf(old))[0]!), dayAgo, dayAgo);
  expect(await forgetPartials([partialFolder, join(dataDir, 'nowhere')], now)).toBe(1);
  expect(await head(old)).toEqual([204, '0', '?0']);
  expect(await head(young)).toEqual([204, '3000', '?0']);
});

test('lets a game on another site send parts and read where they stand', async () => {
  const preflight = await fetch(`${server.url}/v1/files/${hashOf(newFile())}`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://game.example',
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,upload-complete,upload-offset',
    },
  });
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  const allowed = preflight.headers.get('access-control-allow-headers')!.split(',');
  for (const name of ['authorization', 'content-type', 'upload-offset', 'upload-complete']) expect(allowed).toContain(name);
  const answer = await ask('HEAD', hashOf(newFile()), { headers: { origin: 'https://game.example' } });
  expect(answer.headers.get('access-control-expose-headers')).toContain('upload-offset');
});
