import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasureProof } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, postJson, register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let answer: RequestListener;
const bucket = createServer((request, response) => answer(request.resume(), response));

beforeAll(async () => {
  stage = await openStage();
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}/files`;
  server = await stage.server({ s3: { url, accessKeyId: 'id', secretAccessKey: 'key' } });
}, 60_000);
afterAll(async () => {
  bucket.closeAllConnections();
  await new Promise((resolve) => bucket.close(resolve));
  await stage.close();
});

const hashOf = (body: Buffer) => createHash('sha256').update(body).digest('hex');
const bearer = ({ token }: TestPlayer) => ({ authorization: `Bearer ${token}` });
const put = (player: TestPlayer, body: Buffer) =>
  fetch(`${server.url}/v1/files/${hashOf(body)}`, { method: 'PUT', body: new Uint8Array(body), headers: bearer(player) });

test('takes messages while uploads wait for a bucket that has stopped to answer', async () => {
  let asked = 0;
  answer = () => void asked++;
  const player = await register(server.url);
  const uploads = Array.from({ length: 20 }, (_, nth) => put(player, Buffer.from(`log ${nth}`)));
  await expect.poll(() => asked).toBeGreaterThan(0);
  await sleep(500);
  const { results } = await player.sync([openingCase()]);
  expect(results).toMatchObject([{ status: 'stored' }]);
  answer = (_request, response) => response.end();
  bucket.closeAllConnections();
  await Promise.all(uploads);
});

test('gives the proof of an erasure although the bucket lets go of nothing just now', async () => {
  answer = ({ method }, response) => response.writeHead(method === 'DELETE' ? 403 : 200).end();
  const player = await register(server.url);
  const body = Buffer.from('a log of mine');
  expect((await put(player, body)).status).toBe(204);
  const file = { sha256: hashOf(body), name: 'log.txt', type: 'text/plain', sizeBytes: body.byteLength };
  await player.sync([openingCase({ attachments: [file] })]);
  const erased = await postJson(`${server.url}/v1/players/me/erase`, {}, bearer(player));
  expect(erased.status).toBe(200);
  expect(((await erased.json()) as ErasureProof).counts).toMatchObject({ cases: 1, file: 1 });
});
