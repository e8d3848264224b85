import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
/** A bucket that takes what comes and never answers. */
const bucket = createServer((request) => void request.resume());
let asked = 0;
bucket.on('request', () => void asked++);

beforeAll(async () => {
  stage = await openStage();
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  bucket.closeAllConnections();
  await new Promise((resolve) => bucket.close(resolve));
  await stage.close();
});

test('takes messages while uploads wait for a bucket that has stopped to answer', async () => {
  const url = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}/files`;
  const server = await stage.server({ s3: { url, accessKeyId: 'id', secretAccessKey: 'key' } });
  const player = await register(server.url);
  const uploads = Array.from({ length: 20 }, (_, nth) => {
    const body = Buffer.from(`log ${nth}`);
    const path = `/v1/files/${createHash('sha256').update(body).digest('hex')}`;
    return fetch(server.url + path, { method: 'PUT', body, headers: { authorization: `Bearer ${player.token}` } });
  });
  await expect.poll(() => asked).toBeGreaterThan(0);
  await sleep(500);
  const { results } = await player.sync([openingCase()]);
  expect(results).toMatchObject([{ status: 'stored' }]);
  bucket.closeAllConnections();
  bucket.removeAllListeners('request').on('request', (request, response) => void request.resume().on('end', () => response.end()));
  await Promise.all(uploads);
});
