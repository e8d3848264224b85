import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { allConnections } from '../testing/all-connections.ts';
import { register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
const dataDir = mkdtempSync(join(tmpdir(), 'savepoint-quota-'));

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({ dataDir, limits: { caps: { fileBytesPerGame: 100_000, unfinishedUploadsPerPlayer: 3 } } });
}, 60_000);
afterAll(async () => {
  await stage.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A text of its own, so that its kind is taken. */
const newFile = (bytes: number) => new Uint8Array(Buffer.from(randomBytes(bytes / 2).toString('hex')));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function said(response: Response): Promise<string | number> {
  return response.ok ? response.status : ((await response.json()) as { code: string }).code;
}

async function put(who: TestPlayer, file: Uint8Array<ArrayBuffer>) {
  const headers = { authorization: `Bearer ${who.token}` };
  return said(await fetch(`${server.url}/v1/files/${hashOf(file)}`, { method: 'PUT', body: file, headers }));
}

async function patch(who: TestPlayer, file: Uint8Array<ArrayBuffer>, from: number, to: number) {
  const headers = {
    authorization: `Bearer ${who.token}`,
    'content-type': 'application/partial-upload',
    'upload-offset': String(from),
    'upload-complete': to === file.byteLength ? '?1' : '?0',
  };
  return said(await fetch(`${server.url}/v1/files/${hashOf(file)}`, { method: 'PATCH', body: file.slice(from, to), headers }));
}

const bytesOf = async (game: string) => {
  const { rows } = await sql<{ bytes: number }>`SELECT coalesce(sum(size_bytes), 0)::int AS bytes FROM file_origin WHERE game_id = ${game}`.execute(server.db);
  return rows[0]!.bytes;
};
const isHere = (file: Uint8Array) => existsSync(join(dataDir, 'files', hashOf(file).slice(0, 2), hashOf(file)));

test('a game holds no more than it may when its files come at once, and nothing is left of those refused', async () => {
  const files = Array.from({ length: 8 }, () => newFile(40_000));
  const players = await Promise.all(files.map(() => register(server.url, 'orbit')));
  await allConnections(server.db);
  const answers = await Promise.all(files.map((file, index) => put(players[index]!, file)));
  expect(answers.toSorted()).toEqual([204, 204, ...Array.from({ length: 6 }, () => 'storage_full')]);
  expect(await bytesOf('orbit')).toBe(80_000);
  expect(files.filter(isHere)).toHaveLength(2);
});

test('counts all of a file that comes in parts, not each part alone', async () => {
  const player = await register(server.url, 'harbor');
  expect(await put(player, newFile(60_000))).toBe(204);
  const file = newFile(60_000);
  expect(await patch(player, file, 0, 30_000)).toBe(204);
  expect(await patch(player, file, 30_000, 60_000)).toBe('storage_full');
  expect(await bytesOf('harbor')).toBe(60_000);
});

test('a player has no more unfinished uploads than one may when they begin at once', async () => {
  const player = await register(server.url, 'harbor');
  const files = Array.from({ length: 12 }, () => newFile(2_000));
  const answers = await Promise.all(files.map((file) => patch(player, file, 0, 1_000)));
  const begun = answers.filter((answer) => answer === 204).length;
  expect(begun).toBeLessThanOrEqual(3);
  expect(new Set(answers)).toEqual(new Set([...(begun > 0 ? [204] : []), 'too_many_requests']));
  const here = readdirSync(join(dataDir, 'files', 'partial')).filter((name) => name.startsWith(player.id));
  expect(here).toHaveLength(begun);
});
