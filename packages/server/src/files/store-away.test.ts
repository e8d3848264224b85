import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
/** A bucket in trouble: it answers nothing but that. */
let bucket: Server;

beforeAll(async () => {
  stage = await openStage();
  bucket = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
  await once(bucket, 'listening');
}, 60_000);
afterAll(async () => {
  await stage.close();
  bucket.close();
});

test.each(['answers 503', 'is not there'])('asks to come again, and keeps what it has, while the bucket %s', async (how) => {
  const port = how === 'is not there' ? 1 : (bucket.address() as AddressInfo).port;
  const { url } = await stage.server({ s3: { url: `http://127.0.0.1:${port}/files`, accessKeyId: 'a', secretAccessKey: 'b' } });
  const { token } = await register(url);
  const bytes = Buffer.from(randomBytes(1_000).toString('hex'));
  const address = `${url}/v1/files/${createHash('sha256').update(bytes).digest('hex')}`;
  const headers = { authorization: `Bearer ${token}` };
  const part = { 'content-type': 'application/partial-upload', 'upload-offset': '0', 'upload-complete': '?1' };
  for (const init of [{ method: 'PUT' }, { method: 'PATCH', headers: part }]) {
    const answer = await fetch(address, { ...init, body: bytes, headers: { ...headers, ...init.headers } });
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
  }
  const standing = await fetch(address, { method: 'HEAD', headers });
  expect([standing.headers.get('upload-offset'), standing.headers.get('upload-complete')]).toEqual(['2000', '?0']);
});
