import { LIMITS } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { BlobStore } from './blob-store.ts';
import type { Sender } from './origin.ts';
import { stripPicture } from './strip-picture.ts';
import { typeOfFile } from './file-type.ts';
import { keepWithRow, removeBytes } from './together.ts';

/**
 * In: the hash that a file should have, its bytes as they come, and who sends them. Out: `kept` when both bytes and row are
 * durable, `refused` for a kind that is not taken. A picture is kept without what its camera wrote beside it: its address stays the
 * hash of what was sent, so that a repeat finds it. Throws `hash_mismatch`, `body_too_large` or `storage_full`; nothing is left behind then.
 */
export async function keepFile(
  db: Kysely<Database>,
  blobs: BlobStore,
  sha256: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sender?: Sender,
): Promise<'kept' | 'refused'> {
  const received = await blobs.receive(bytes, LIMITS.fileBytes);
  try {
    if (received.sha256 !== sha256) throw new ProblemError('hash_mismatch');
    const type = await typeOfFile(received.path);
    if (type === null) return 'refused';
    const less = await stripPicture(received.path, type);
    if (less === 'bomb') return 'refused';
    if (less !== 'as sent') await received.replace(less);
    const sizeBytes = less === 'as sent' ? received.sizeBytes : less.byteLength;
    await keepWithRow(db, received, { sha256, type, sizeBytes, stripped: less !== 'as sent' }, sender).catch(async (problem: unknown) => {
      if (problem instanceof ProblemError) await removeBytes(db, blobs, sha256);
      throw problem;
    });
    return 'kept';
  } finally {
    await received.drop();
  }
}
