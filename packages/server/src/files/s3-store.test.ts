import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createS3Store } from './s3-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'savepoint-s3-'));
const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3'), configureBuckets: [{ name: 'files', configs: [] }] });
let url: string;

beforeAll(async () => {
  const { port } = await s3.run();
  url = `http://127.0.0.1:${port}/files`;
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

test('keeps, gives, and forgets a file in a bucket', async () => {
  const store = createS3Store({ url, ...keys }, join(folder, 'incoming'));
  const bytes = Buffer.alloc(300_000, 'savepoint');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(await store.open(sha256)).toBeNull();
  const received = await store.receive([bytes], 1_000_000);
  expect([received.sha256, received.sizeBytes]).toEqual([sha256, 300_000]);
  await received.keep();
  await received.drop();
  expect(Buffer.from(await new Response(await store.open(sha256)).arrayBuffer())).toEqual(bytes);
  expect(readdirSync(join(folder, 'incoming', 'incoming'))).toEqual([]);
  const listed = [];
  for await (const kept of store.list()) listed.push(kept);
  expect(listed).toEqual([{ sha256, at: expect.any(Number) }]);
  expect(Math.abs(listed[0]!.at - Date.now())).toBeLessThan(60_000);
  await store.delete(sha256);
  await store.delete(sha256);
  expect(await store.open(sha256)).toBeNull();
}, 60_000);

test('signs what it sends, body and all, and says nothing of its keys when it fails', async () => {
  const asked: IncomingMessage[] = [];
  const refusing: Server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(403).end('SignatureDoesNotMatch for very-secret');
  });
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  const options = { url: `http://127.0.0.1:${port}/b`, accessKeyId: 'AKID', secretAccessKey: 'very-secret', region: 'eu-central-1' };
  const store = createS3Store(options, join(folder, 'other'));
  const received = await store.receive([Buffer.from('hello')], 100);
  await expect(received.keep()).rejects.toThrow(/^The file store answered 403$/);
  await received.drop();
  const { headers } = asked[0]!;
  expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=.+, Signature=[0-9a-f]{64}$/);
  expect(JSON.stringify(headers)).not.toContain('very-secret');
  await new Promise((resolve) => refusing.close(resolve));
});

test('waits for no answer without end', async () => {
  const deaf = createServer(() => {}).listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const bucket = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/bucket`;
  const store = createS3Store({ ...keys, url: bucket, patienceMs: 300 }, join(folder, 'deaf'));
  const received = await store.receive([Buffer.from('x')], 10);
  await expect(received.keep()).rejects.toThrow(/timeout/);
  await expect(store.delete(received.sha256)).rejects.toThrow(/timeout/);
  deaf.closeAllConnections();
  deaf.close();
});
