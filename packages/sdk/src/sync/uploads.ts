import { fileKey } from '../outbox/writer.ts';
import type { Store } from '../platform/store.ts';
import type { Wire } from './wire.ts';

/** What became of one file: it is there (or never will be), the token must be renewed, or it has to be tried again. */
export type Upload = 'settled' | 'unauthorized' | 'undelivered';

/** Files of envelopes that went ahead of them stand under `u/<sha256>` until they are sent. */
export const lateKey = (sha256: string) => `u/${sha256}`;

/** After so many broken uploads the text goes without its files, which then follow. */
const TRIES_BEFORE_TEXT = 2;

/**
 * Sends files. A picture never holds its text back for ever: one the server refuses for good is left out (the agent sees
 * it named and missing), and one that a bad network keeps breaking follows later.
 */
export function createUploads(store: Store, wire: Wire) {
  const broken = new Map<string, number>();
  /** A broken batch is tried again as a whole: what is there already must not need the same luck twice. */
  const settled = new Set<string>();

  async function send(sha256: string, token: string): Promise<Upload> {
    const blob = settled.has(sha256) ? undefined : ((await store.get(fileKey(sha256))) as Blob | undefined);
    if (!blob) return 'settled';
    const outcome = await wire.put(`/v1/files/${sha256}`, blob, token);
    if (outcome.is === 'undelivered') {
      broken.set(sha256, (broken.get(sha256) ?? 0) + 1);
      return 'undelivered';
    }
    if (outcome.is === 'problem' && outcome.status === 401) return 'unauthorized';
    settled.add(sha256);
    return 'settled';
  }

  return {
    /** Before their envelope: `undelivered` asks to wait with it. Gives in `late` those it must not wait for any more. */
    async before(files: string[], token: string, late: Set<string>): Promise<Upload> {
      for (const sha256 of files) {
        if ((broken.get(sha256) ?? 0) >= TRIES_BEFORE_TEXT) {
          late.add(sha256);
          continue;
        }
        const upload = await send(sha256, token);
        if (upload !== 'settled') return upload;
      }
      return 'settled';
    },
    /** Those whose envelopes went ahead. */
    async late(token: string): Promise<Upload> {
      for (const [key] of await store.list('u/')) {
        const sha256 = key.slice(2);
        const upload = await send(sha256, token);
        if (upload !== 'settled') return upload;
        await store.write([], [key, fileKey(sha256)]);
      }
      return 'settled';
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
