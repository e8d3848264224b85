import type { Envelope } from '@savepoint/protocol';
import type { Entry, Store } from '../platform/store.ts';
import type { Waiting } from './entry.ts';

export const fileKey = (sha256: string) => `f/${sha256}`;

/** Resolves when the envelope and its files are stored. `local` is written in the same transaction. */
export async function addToOutbox(
  store: Store,
  envelope: Envelope,
  files: ReadonlyMap<string, Blob> = new Map(),
  local: Entry[] = [],
): Promise<void> {
  const entry: Waiting = { v: 1, envelope, files: [...files.keys()] };
  const blobs = [...files].map(([sha256, blob]): Entry => [fileKey(sha256), blob]);
  await store.append(entry, [...blobs, ...local]);
}
