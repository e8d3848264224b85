import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import S3rver from 's3rver';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type SavepointServer, type ServerOptions } from '../app.ts';
import { createS3Store } from '../files/s3-store.ts';
import { signIn } from '../testing/agent.ts';
import { newInstall, openingCase, register, sendingMessage } from '../testing/player.ts';
import { backUp, restore } from './backup.ts';
import { exportCases } from './export.ts';

const folder = mkdtempSync(join(tmpdir(), 'savepoint-backup-'));
// PostgreSQL's own account has to pass through it.
chmodSync(folder, 0o755);
const file = join(folder, 'backup');
const env = (name: string) => ({ SAVEPOINT_DATA: join(folder, name) });
const start = (name: string, options: Partial<ServerOptions> = {}) =>
  startServer({ port: 0, host: '127.0.0.1', dataDir: join(folder, name), logLevel: 'silent', ...options });
/** The files of the machine that is restored to are in a bucket. */
const bucket = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'files', configs: [] }] });
const key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
let inBucket: Record<string, string>;
const install = newInstall();
const opening = openingCase();
const text = Buffer.from(randomBytes(200_000).toString('hex'));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sha256 = hashOf(text);
let photo: Buffer;

let server: SavepointServer;
/** Where the player stood when the first server went, and what had been confirmed before and after the backup began. */
let cursor: string;
const before: string[] = [];
const during: string[] = [];

beforeAll(async () => {
  server = await start('old');
  await server.addGame({ id: 'orbit', name: 'Orbit' });
  const player = await register(server.url, 'orbit', install);
  await player.sync([opening]);
  photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#804020' } })
    .withExif({ IFD0: { Model: 'Secret Phone 9' } })
    .jpeg()
    .toBuffer();
  for (const bytes of [text, photo]) {
    const headers = { authorization: `Bearer ${player.token}` };
    await fetch(`${server.url}/v1/files/${hashOf(bytes)}`, { method: 'PUT', body: new Uint8Array(bytes), headers });
  }
  ({ cursor } = await player.sync([]));
  const send = async (to: string[]) => {
    const message = sendingMessage(opening.caseId, `message ${to.length} of these`);
    ({ cursor } = await player.sync([message], { cursor }));
    to.push(message.body.messageId);
  };
  for (let count = 0; count < 20; count++) await send(before);
  let over = false;
  const load = (async () => {
    while (!over) await send(during);
  })();
  await backUp(env('old'), file, true);
  await sleep(100);
  over = true;
  await load;
  await server.close();
  const url = `http://127.0.0.1:${(await bucket.run()).port}/files`;
  inBucket = { SAVEPOINT_S3_URL: url, SAVEPOINT_S3_KEY: key.accessKeyId, SAVEPOINT_S3_SECRET: key.secretAccessKey };
  await restore({ ...env('new'), ...inBucket }, file);
  server = await start('new', { s3: { url, ...key } });
}, 120_000);
afterAll(async () => {
  await server.close();
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

test('holds all that was confirmed before it began, and of what came during it no more than a beginning', async () => {
  const messages = await server.db.selectFrom('message').select(['id', 'seq']).orderBy('seq').execute();
  const written = [opening.body.messageId, ...before, ...during];
  expect(messages.length).toBeGreaterThanOrEqual(1 + before.length);
  expect(messages.length).toBeLessThan(written.length);
  expect(messages.map(({ id }) => id)).toEqual(written.slice(0, messages.length));
  const kept = async (hash: string) => {
    const store = createS3Store({ url: inBucket.SAVEPOINT_S3_URL!, ...key }, join(folder, 'reading'));
    return Buffer.from(await new Response(await store.open(hash)).arrayBuffer());
  };
  expect((await kept(sha256)).equals(text)).toBe(true);
  // What was taken out of a photograph does not come back, and does not stop it from being restored.
  const restored = await kept(hashOf(photo));
  expect([restored.includes('Secret Phone'), (await sharp(restored).metadata()).width]).toEqual([false, 40]);
  const again = join(folder, 'again');
  await backUp({ ...env('new'), ...inBucket }, again, false);
  expect(gunzipSync(readFileSync(again)).includes(text.subarray(0, 1_000))).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('lets clients go on, also one that had seen more', async () => {
  const player = await register(server.url, 'orbit', install);
  const held = await server.db.selectFrom('message').select('id').execute();
  const answer = await player.sync([], { cursor });
  expect(answer.reset).toBe(true);
  expect(answer.updates.filter(({ kind }) => kind === 'message.added')).toHaveLength(held.length);
  const next = sendingMessage(opening.caseId, 'and on');
  expect((await player.sync([next], { cursor: answer.cursor })).results).toMatchObject([{ status: 'stored' }]);
  expect((await player.sync([next, opening])).results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
  const agent = await signIn(server);
  expect((await agent.reply(opening.caseId, 'We are back.')).status).toBe(204);
  // Numbers told to players since the backup are not given again.
  await player.sync([openingCase()]);
  expect((await agent.list()).cases[0]!.number).toBeGreaterThan(1_000);
});

test('replaces nothing, and of a broken file nothing stays', async () => {
  await expect(restore(env('new'), file)).rejects.toThrow('not empty');
  const bytes = gunzipSync(readFileSync(file));
  const broken = { half: bytes.subarray(0, bytes.length / 2), changed: Buffer.from(bytes) };
  broken.changed[bytes.lastIndexOf(text.subarray(1_000, 1_100))]! ^= 1;
  for (const [name, content] of Object.entries(broken)) {
    writeFileSync(join(folder, name), gzipSync(content, { level: 1 }));
    await expect(restore(env(`from-${name}`), join(folder, name))).rejects.toThrow(/breaks off|is not what its name says/);
    expect(await restore(env(`from-${name}`), file)).toMatchObject({ files: 2 });
  }
}, 60_000);

test('leaves the file that another backup is writing, and takes the place of one that was killed', async () => {
  const [twice, place] = [join(folder, 'twice'), { ...env('new'), ...inBucket }];
  writeFileSync(`${twice}.part`, 'half of another');
  await expect(backUp(place, twice, false)).rejects.toThrow(`${twice}.part is being written by another backup: wait for its end.`);
  expect([existsSync(twice), readFileSync(`${twice}.part`, 'utf8')]).toEqual([false, 'half of another']);
  const hourAgo = Date.now() / 1_000 - 60 * 60;
  utimesSync(`${twice}.part`, hourAgo, hourAgo);
  await backUp(place, twice, false);
  expect([existsSync(twice), existsSync(`${twice}.part`)]).toEqual([true, false]);
});

test('exports each case in a line', async () => {
  const lines: string[] = [];
  await exportCases(server.db, 'orbit', new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }));
  const [first] = lines.map((line) => JSON.parse(line) as { id: string; messages: { text: string }[] });
  expect(first).toMatchObject({ id: opening.caseId });
  expect(first!.messages.at(-1)!.text).toBe('We are back.');
  expect(lines).toHaveLength(2);
});
