import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BlobStore } from '../files/blob-store.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { readParts } from './parts.ts';
import { writeBackup } from './write-backup.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openStage()), 60_000);
afterAll(() => stage.close());

test('holds no transaction while it reads files, however long they take', async () => {
  const databaseUrl = await stage.database();
  const { db } = await stage.server({ databaseUrl });
  const hashes = Array.from({ length: 20 }, (_, n) => n.toString(16).padStart(64, '0'));
  await db.insertInto('file').values(hashes.map((sha256) => ({ sha256, type: 'text/plain', size_bytes: 3, stored_at: 0 }))).execute();
  const client = new pg.Client(databaseUrl);
  const cuts: string[] = [];
  client.on('error', ({ message }) => cuts.push(message));
  await client.connect();
  await client.query("SET idle_in_transaction_session_timeout = '100ms'");
  let [atOnce, mostAtOnce] = [0, 0];
  const blobs: Pick<BlobStore, 'open'> = {
    async open(sha256) {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await sleep(200);
      atOnce--;
      return new Response(sha256).body;
    },
  };
  const found: string[] = [];
  for await (const { header, bytes } of readParts(Readable.from(writeBackup({ client, blobs })))) {
    if (header.part !== 'file') continue;
    expect(await new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream).text()).toBe(header.sha256);
    found.push(header.sha256);
  }
  expect([found, cuts]).toEqual([hashes, []]);
  // Each takes a store its time.
  expect(mostAtOnce).toBe(8);
  await client.end();
});
