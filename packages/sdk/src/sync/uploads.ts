import { fileKey } from '../outbox/writer.ts';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import type { Outcome, Wire } from './wire.ts';

/** What became of one file: it is there (or never will be), the token must be renewed, or it has to be tried again. */
export type Upload = 'settled' | 'unauthorized' | 'undelivered';

/** Files of envelopes that went ahead of them stand under `u/<sha256>` until they are sent. */
export const lateKey = (sha256: string) => `u/${sha256}`;

/** After so many broken uploads the text goes without its files, which then follow. */
const TRIES_BEFORE_TEXT = 2;
/**
 * What a break may cost: 2 seconds at 1 Mbit/s, 16 at the slowest wire that is waited for. Half as much would make the
 * largest file 64 round trips, a second for every 16 ms of latency; a file below it is one request, as before.
 */
const PART_BYTES = 256 * 1024;
/** A file may have to wait a day; the text, and the answers, not. */
const LONGEST_WAIT_MS = 60_000;
/** A bar that moves more often shows nothing more, and draws all cases anew. */
const TELL_EVERY_MS = 250;

/**
 * Sends files, a large one in parts that go on where the server stands. A picture never holds its text back for ever: one
 * the server refuses for good is left out (the agent sees it named and missing), and one that a bad network keeps breaking
 * follows later. `progress` is called when `shares` has changed.
 */
export function createUploads(store: Store, wire: Wire, platform: Platform, progress: () => void) {
  const broken = new Map<string, number>();
  /** A broken batch is tried again as a whole: what is there already must not need the same luck twice. */
  const settled = new Set<string>();
  const shares = new Map<string, number>();
  let telling = false;
  let moved = false;
  let waitMs = 0;

  async function send(sha256: string, token: string): Promise<Upload> {
    const blob = settled.has(sha256) ? undefined : ((await store.get(fileKey(sha256))) as Blob | undefined);
    if (!blob) return 'settled';
    const path = `/v1/files/${sha256}`;
    const before = shares.get(sha256) ?? 0;
    const share = (sent: number) => {
      moved ||= sent / blob.size > before;
      shares.set(sha256, sent / blob.size);
      if (telling) return;
      telling = true;
      platform.after(TELL_EVERY_MS, () => {
        telling = false;
        progress();
      });
    };
    const outcome = await (blob.size > PART_BYTES ? sendParts(wire, path, blob, token, share) : wire.put(path, blob, token));
    waitMs = outcome.is === 'undelivered' ? Math.min(outcome.retryAfterMs, LONGEST_WAIT_MS) : 0;
    if (outcome.is === 'undelivered') {
      // What came further has not been in vain: it may break as often as it has parts.
      if ((shares.get(sha256) ?? 0) <= before) broken.set(sha256, (broken.get(sha256) ?? 0) + 1);
      return 'undelivered';
    }
    if (outcome.is === 'problem' && outcome.status === 401) return 'unauthorized';
    settled.add(sha256);
    moved = true;
    shares.delete(sha256);
    return 'settled';
  }

  return {
    /** How much of each file on its way has arrived, from 0 to 1, by hash. */
    shares: shares as ReadonlyMap<string, number>,
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
    /** Those whose envelopes went ahead. The bytes of one that another message names stay. */
    async late(token: string, isNamed: (sha256: string) => boolean): Promise<Upload> {
      for (const [key] of await store.list('u/')) {
        const sha256 = key.slice(2);
        // Its message looks sent: the share says that a file is still to come.
        if (!shares.has(sha256)) shares.set(sha256, 0);
        const upload = await send(sha256, token);
        if (upload !== 'settled') return upload;
        shares.delete(sha256);
        await store.write([], isNamed(sha256) ? [key] : [key, fileKey(sha256)]);
      }
      return 'settled';
    },
    areLate: async () => (await store.keys('u/')).length > 0,
    /** How long the server asked to wait when a file was last sent. */
    waitMs: () => waitMs,
    /** Whether anything has arrived since this was last asked. */
    moved() {
      const before = moved;
      moved = false;
      return before;
    },
    /** Another tab may have sent files that this one had begun: what is neither waiting nor late has arrived. */
    async forget(waiting: ReadonlySet<string>): Promise<void> {
      const late = await store.keys('u/');
      for (const sha256 of shares.keys()) {
        if (!waiting.has(sha256) && !late.includes(lateKey(sha256))) shares.delete(sha256);
      }
    },
    /** Nobody is told any more. */
    stop: () => void (progress = () => {}),
  };
}

/** Each part as soon as the one before is acknowledged, from where the server stands; which is also what ends it. */
async function sendParts(
  wire: Wire,
  path: string,
  blob: Blob,
  token: string,
  share: (sent: number) => void,
): Promise<Outcome<unknown>> {
  let outcome = await wire.head(path, token);
  // A server from before there were parts.
  if (outcome.is === 'problem' && outcome.status === 404) return wire.put(path, blob, token);
  const first = outcome;
  let at = -1;
  while (outcome.is === 'answer' && !outcome.body.complete) {
    const { offset } = outcome.body;
    // An answer that moves nothing on is not this server's, and must not be asked for again at once.
    if (offset === at) return undelivered;
    at = offset;
    share(at);
    const end = at + PART_BYTES;
    outcome = await wire.patch(path, blob.slice(at, end), at, end >= blob.size, token);
    // Another tab was faster, or the server has lost its half.
    if (outcome.is === 'problem' && outcome.code === 'offset_mismatch') outcome = await wire.head(path, token);
  }
  // What the server had was not what this device has. It has dropped it: the next try begins anew, and decides.
  const resumed = first.is === 'answer' && first.body.offset > 0;
  return resumed && outcome.is === 'problem' && outcome.code === 'hash_mismatch' ? undelivered : outcome;
}

const undelivered = { is: 'undelivered', retryAfterMs: 0 } as const;

export type Uploads = ReturnType<typeof createUploads>;
