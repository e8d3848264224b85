import type { Envelope } from '@savepoint/protocol';
import { isFull, type Entry, type Store } from '../platform/store.ts';
import type { Waiting } from './entry.ts';

export const fileKey = (sha256: string) => `f/${sha256}`;

/**
 * Resolves when the envelope and its files are stored. Where there is no room for all of it, what was collected about
 * the game is left out: what the player said goes before it.
 */
export async function addToOutbox(
  store: Store,
  envelope: Envelope,
  files: ReadonlyMap<string, Blob> = new Map(),
): Promise<void> {
  const entry: Waiting = { v: 1, envelope, files: [...files.keys()] };
  const more = [...files].map(([sha256, blob]): Entry => [fileKey(sha256), blob]);
  await store.append(entry, more).catch((error) => {
    if (!isFull(error) || envelope.kind !== 'case.open') throw error;
    envelope.body.context = {};
    return store.append(entry, more);
  });
}
