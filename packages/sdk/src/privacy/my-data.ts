import type { ErasureProof } from '@savepoint/protocol';
import type { FeatureParts } from '../features.ts';
import type { Store } from '../platform/store.ts';

/** What a player has written on this device: what waits, what was refused, files, what is being written. */
const WRITTEN = ['o/', 'r/', 'f/', 'u/', 'draft'];

/** All that the server keeps of the player, as a file of JSON lines; undefined when it cannot be had just now. */
export async function downloadMyData({ wire, credentials, game }: FeatureParts): Promise<File | undefined> {
  const token = await credentials.token();
  if (token.is !== 'answer') return undefined;
  const outcome = await wire.download('/v1/players/me/data', token.body);
  return outcome.is === 'answer' ? new File([outcome.body], `${game}-my-data.jsonl`, { type: outcome.body.type }) : undefined;
}

/**
 * Erases the player on the server, and then what this device keeps; the player's other devices follow with their next sync.
 * Out: what was erased there. Undefined where the server cannot be reached: then nothing is, so that nothing comes back.
 */
export async function eraseMyData(parts: FeatureParts): Promise<ErasureProof | undefined> {
  const { wire, credentials, store, outbox, told, wake } = parts;
  // What is written while the server is at it is none of it.
  const written = await keysOf(store, WRITTEN);
  // By then a message may be refused, or have gone ahead of its file.
  const moved = written.map((key) => key.replace(/^o\//, 'r/').replace(/^f\//, 'u/'));
  const token = await credentials.token();
  if (token.is !== 'answer') return undefined;
  const outcome = await wire.post<ErasureProof>('/v1/players/me/erase', {}, token.body);
  if (outcome.is !== 'answer') return undefined;
  await store.write([], [...written, ...moved, ...(await keysOf(store, ['c/']))]);
  await outbox.load();
  told();
  wake();
  return outcome.body;
}

const keysOf = async (store: Store, starts: string[]) => (await Promise.all(starts.map((start) => store.keys(start)))).flat();
