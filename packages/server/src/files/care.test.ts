import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, crc32, deflateSync, gzipSync } from 'node:zlib';
import { newId } from '@savepoint/protocol';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn } from '../testing/agent.ts';
import { openingCase, register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { createFolderStore } from './folder-store.ts';
import { forgetOrphans, forgetStrays } from './forget-orphans.ts';
import { keepFile } from './keep-file.ts';
import { removeBytes } from './together.ts';

let stage: Stage;
let server: SavepointServer;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({
    limits: { rates: { fileBytesPerPlayer: { count: 100_000, perMs: 60_000 } }, caps: { fileBytesPerGame: 150_000 } },
  });
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (bytes: Uint8Array, who = player) =>
  fetch(`${server.url}/v1/files/${hashOf(bytes)}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${who.token}` },
  });
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#804020' } });

test('keeps a photograph upright and without the place it was taken at, under the hash of what was sent', async () => {
  const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' }, IFD0: { Model: 'Secret Phone 9' } };
  const photo = await picture().withExif(gps).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(photo.includes('Secret Phone')).toBe(true);
  expect((await put(photo)).status).toBe(204);
  expect((await put(photo)).status).toBe(204);
  const file = { sha256: hashOf(photo), name: 'photo.jpg', type: 'image/jpeg', sizeBytes: photo.byteLength };
  await player.sync([openingCase({ attachments: [file] })]);
  const agent = await signIn(server, ['orbit']);
  const kept = Buffer.from(await (await agent.get(`/staff/files/${hashOf(photo)}`)).arrayBuffer());
  const { exif, orientation, width, height } = await sharp(kept).metadata();
  expect({ exif, orientation, width, height }).toEqual({ exif: undefined, orientation: undefined, width: 20, height: 40 });
  expect(kept.includes('Secret Phone')).toBe(false);
});

test('refuses a picture of more pixels than memory holds, before it is decoded', async () => {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.byteLength);
    const named = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  const bomb = Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000))), chunk('IEND', Buffer.alloc(0))]);
  const startMs = performance.now();
  expect(await codeOf(await put(bomb))).toEqual([415, 'unsupported_media_type']);
  expect(performance.now() - startMs).toBeLessThan(5_000);
});

test('takes nothing that could be unpacked, whatever it is called or sent as', async () => {
  const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), randomBytes(60)]);
  const gzip = gzipSync(Buffer.alloc(1_000_000));
  for (const bytes of [zip, gzip, brotliCompressSync(Buffer.alloc(1_000_000))]) {
    expect(await codeOf(await put(bytes))).toEqual([415, 'unsupported_media_type']);
  }
  // And a body is never unpacked on its way in: these are a few bytes that would be a million.
  const headers = { authorization: `Bearer ${player.token}`, 'content-encoding': 'gzip' };
  const sync = await fetch(`${server.url}/v1/sync`, { method: 'POST', headers, body: new Uint8Array(gzip) });
  expect(await codeOf(sync)).toEqual([400, 'malformed']);
});

test('forgets files that nothing names a day after they were last wanted, and no others', async () => {
  const texts = ['named', 'orphan', 'wanted', 'written', 'held'] as const;
  const [named, orphan, wanted, written, held] = texts.map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer, Buffer, Buffer];
  for (const bytes of [named, orphan, wanted]) expect((await put(bytes)).status).toBe(204);
  const fileOf = (bytes: Buffer) => ({ sha256: hashOf(bytes), name: 'a', type: 'text/plain', sizeBytes: bytes.byteLength });
  const opening = openingCase({ attachments: [fileOf(named)] });
  await player.sync([opening]);
  // Somebody who has not sent the bytes keeps nobody's file by its hash.
  await (await register(server.url)).sync([openingCase({ attachments: [fileOf(orphan)] })]);
  // What somebody is about to send is named, too.
  const agent = await signIn(server);
  for (const bytes of [written, held]) {
    await fetch(`${server.url}/staff/files/${hashOf(bytes)}`, { method: 'PUT', headers: agent.headers, body: new Uint8Array(bytes) });
  }
  await agent.post(`/staff/cases/${opening.caseId}/messages`, { id: newId(), text: 'Soon', attachments: [fileOf(held)], holdMs: 30_000 });
  const draft = JSON.stringify({ text: '', attachments: [fileOf(written)] });
  await fetch(`${server.url}/staff/cases/${opening.caseId}/drafts/reply`, { method: 'PUT', headers: agent.headers, body: draft });
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-orphans-'));
  const blobs = createFolderStore(folder);
  const now = Date.now();
  expect(await forgetOrphans(server.db, blobs, now + 23 * 60 * 60_000)).toBe(0);
  await server.db.updateTable('file').set({ stored_at: now - 25 * 60 * 60_000 }).execute();
  // A client asks for it, and is told that it is here: it may name it at any moment.
  const head = await fetch(`${server.url}/v1/files/${hashOf(wanted)}`, { method: 'HEAD', headers: { authorization: `Bearer ${player.token}` } });
  expect(head.headers.get('upload-complete')).toBe('?1');
  expect(await forgetOrphans(server.db, blobs, now)).toBe(1);
  rmSync(folder, { recursive: true, force: true });
  const rows = await server.db.selectFrom('file').select('sha256').execute();
  const left = rows.map(({ sha256 }) => sha256);
  expect([named, orphan, wanted, written, held].map((bytes) => left.includes(hashOf(bytes)))).toEqual([true, false, true, true, true]);
});

test('removes bytes a day old that no row names, and none that one does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-strays-'));
  const blobs = createFolderStore(folder);
  const keep = async (text: string) => {
    const received = await blobs.receive([Buffer.from(text)], 1_000);
    await received.keep();
    return received.sha256;
  };
  const [stray, known] = [await keep('nobody names this'), await keep('named in the folder too')];
  await server.db.insertInto('file').values({ sha256: known, type: 'text/plain', size_bytes: 1, stripped: false, stored_at: Date.now() }).execute();
  const listed = async () => {
    const names = [];
    for await (const { sha256 } of blobs.list()) names.push(sha256);
    return names.toSorted();
  };
  expect(await forgetStrays(server.db, blobs, Date.now() + 23 * 60 * 60_000)).toBe(0);
  expect(await listed()).toEqual([stray, known].toSorted());
  expect(await forgetStrays(server.db, blobs, Date.now() + 25 * 60 * 60_000)).toBe(1);
  expect(await listed()).toEqual([known]);
  rmSync(folder, { recursive: true, force: true });
});

test('keeps bytes that come again in the moment in which they are removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-again-'));
  const blobs = createFolderStore(folder);
  const bytes = Buffer.from('twice the same');
  const sha256 = hashOf(bytes);
  await keepFile(server.db, blobs, sha256, [bytes]);
  await server.db.updateTable('file').set({ stored_at: 0 }).where('sha256', '=', sha256).execute();
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const removing = new Promise<string>((begun) => {
    const slow = { ...blobs, delete: async (which: string) => (begun(which), await held, blobs.delete(which)) };
    void forgetOrphans(server.db, slow, 2 * 24 * 60 * 60_000);
  });
  expect(await removing).toBe(sha256);
  const again = keepFile(server.db, blobs, sha256, [bytes]);
  // Whoever does not wait has long kept them by then.
  await sleep(300);
  goOn();
  expect(await again).toBe('kept');
  const rowOf = () => server.db.selectFrom('file').select('size_bytes').where('sha256', '=', sha256).executeTakeFirst();
  const isWhole = async () => [(await blobs.open(sha256)) !== null, (await rowOf())?.size_bytes];
  expect(await isWhole()).toEqual([true, bytes.byteLength]);
  // And where they came again before that.
  expect(await removeBytes(server.db, blobs, sha256)).toBe(false);
  expect(await isWhole()).toEqual([true, bytes.byteLength]);
  rmSync(folder, { recursive: true, force: true });
});

test('takes of a player and of a game no more bytes than they may have', async () => {
  const text = (bytes: number) => Buffer.from(randomBytes(bytes / 2).toString('hex'));
  const [one, two] = [await register(server.url), await register(server.url)];
  expect((await put(text(90_000), one)).status).toBe(204);
  const over = await put(text(20_000), one);
  expect([over.status, Number(over.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect(await codeOf(await put(text(80_000), two))).toEqual([507, 'storage_full']);
});
