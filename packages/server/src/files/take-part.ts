import { LIMITS, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Limits } from '../limits/limits.ts';
import { ProblemError } from '../http/problem.ts';
import type { BlobStore } from './blob-store.ts';
import { claimFile } from './claim.ts';
import { findBroughtFile, type KeptFile } from './file-store.ts';
import { touchFile } from './forget-orphans.ts';
import { keepFile } from './keep-file.ts';
import type { Sender } from './origin.ts';
import type { PartialStore, PartialUpload } from './partial-store.ts';

/** How far an upload has come. */
export interface Standing {
  offsetBytes: number;
  complete: boolean;
}

export interface Part {
  offsetBytes: number;
  /** With it the file is whole. */
  last: boolean;
  bytes: Uint8Array;
}

/** An unfinished upload is forgotten after a day; one that goes on makes room much sooner. */
const UNFINISHED_WAIT_MS = 10 * 60_000;

export interface FileStores {
  db: Kysely<Database>;
  blobs: BlobStore;
  partials: PartialStore;
  limits: Limits;
}

/**
 * In: a player and a hash. Out: where their upload of it goes on. What others have sent is not told, and spares nobody the
 * proof.
 */
export async function standingOf({ db, partials }: FileStores, player: Uuid, sha256: string): Promise<Standing> {
  const kept = await findKept(db, sha256, player);
  if (kept) return { offsetBytes: kept.sizeBytes, complete: true };
  return { offsetBytes: await partials.sizeOf(player, sha256), complete: false };
}

/**
 * In: the next part of a player's upload. Out: where it stands then; all that is told is on the disk. Throws
 * `offset_mismatch` with the right offset; or `body_too_large`, `hash_mismatch` or `unsupported_media_type`, after which
 * the upload is at its beginning.
 *
 * A part is taken whole or not at all: browsers send a request again by themselves when a connection breaks under it, and
 * where half of it had been kept the repeat would be refused and sent in vain.
 */
export async function takePart(
  stores: FileStores,
  sender: Required<Sender>,
  sha256: string,
  part: Part,
): Promise<Standing> {
  const player = sender.id;
  const kept = await findKept(stores.db, sha256, player);
  if (kept) return { offsetBytes: kept.sizeBytes, complete: true };
  const upload = await stores.partials.open(player, sha256, part.offsetBytes);
  if (typeof upload === 'number') throw new ProblemError('offset_mismatch', { offset: upload });
  try {
    // Begun first and counted then, or several at once would each find room.
    if (part.offsetBytes === 0 && (await stores.partials.countOf(player)) > stores.limits.caps.unfinishedUploadsPerPlayer) {
      await upload.drop();
      throw new ProblemError('too_many_requests', { retryAfterMs: UNFINISHED_WAIT_MS });
    }
    const offsetBytes = part.offsetBytes + part.bytes.byteLength;
    if (offsetBytes > LIMITS.fileBytes) {
      await upload.drop();
      throw new ProblemError('body_too_large');
    }
    await upload.append(part.bytes);
    if (part.last) await finish(stores, sender, sha256, upload);
    return { offsetBytes, complete: part.last };
  } finally {
    await upload.close();
  }
}

/** What the player need not send again, which then stays for a day: they may name it next. */
async function findKept(db: Kysely<Database>, sha256: string, player: Uuid): Promise<KeptFile | null> {
  if (!(await findBroughtFile(db, sha256, player))) return null;
  await touchFile(db, sha256, Date.now());
  await claimFile(db, sha256, player, Date.now());
  // Once more: what is still there now stays.
  return findBroughtFile(db, sha256, player);
}

async function finish({ db, blobs }: FileStores, sender: Sender, sha256: string, upload: PartialUpload): Promise<void> {
  try {
    const kept = await keepFile(db, blobs, sha256, upload.read(), sender);
    if (kept === 'refused') throw new ProblemError('unsupported_media_type');
  } catch (problem) {
    // These bytes will never be that file. After any other failure they may be, and stay for the next try.
    if (problem instanceof ProblemError) await upload.drop();
    throw problem;
  }
  await upload.drop();
}
