import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from '../files/blob-store.ts';
import { createS3Store, type S3Options } from '../files/s3-store.ts';

const PATIENCE_MS = 5_000;

/** In: a bucket. Out: what cannot be done there of all that a server does, and why; null: everything can. */
export async function examineBucket(s3: S3Options): Promise<string | null> {
  // Not in the data folder: what whoever asks makes there, the server may not be able to write in.
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-doctor-'));
  try {
    return await tryOut(createS3Store({ patienceMs: PATIENCE_MS, ...s3 }, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** With a file that nobody else has, and that is gone in the end. */
async function tryOut(store: BlobStore): Promise<string | null> {
  const bytes = randomBytes(64);
  const received = await store.receive([bytes], bytes.length);
  const { sha256 } = received;
  const steps: [word: string, step: () => Promise<boolean>][] = [
    ['written', () => received.keep().then(() => true)],
    ['read', async () => bytes.equals(await contentOf(store, sha256))],
    ['listed', () => isListed(store)],
    ['deleted from', () => store.delete(sha256).then(async () => (await store.open(sha256)) === null)],
  ];
  const failures: string[] = [];
  for (const [word, step] of steps) {
    const why = await step().then((done) => (done ? null : 'it came to nothing'), (problem: unknown) => String(problem instanceof Error ? problem.message : problem));
    if (why !== null) failures.push(`cannot be ${word} (${why})`);
    // Where nothing was written, nothing else can be tried.
    if (why !== null && word === 'written') break;
  }
  await received.drop();
  return failures.length > 0 ? failures.join(', ') : null;
}

async function contentOf(store: BlobStore, sha256: string): Promise<Buffer> {
  return Buffer.from(await new Response((await store.open(sha256)) ?? '').arrayBuffer());
}

/** Whether anything is told of: what was written just now is there at least. */
async function isListed(store: BlobStore): Promise<boolean> {
  for await (const _ of store.list()) return true;
  return false;
}
