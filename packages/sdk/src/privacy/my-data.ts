import type { ErasureProof } from '@savepoint/protocol';
import type { FeatureParts } from '../features.ts';

/** What is kept on this device of a player: what waits, what was refused, files, copies of cases, what is being written. */
const OWN = ['o/', 'r/', 'f/', 'u/', 'c/', 'draft'];

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
  const { wire, credentials, store, copies, outbox, told, wake } = parts;
  const token = await credentials.token();
  if (token.is !== 'answer') return undefined;
  const outcome = await wire.post<ErasureProof>('/v1/players/me/erase', {}, token.body);
  if (outcome.is !== 'answer') return undefined;
  const keys = await Promise.all(OWN.map((start) => store.keys(start)));
  await store.write([], keys.flat());
  await Promise.all([copies.load(), outbox.load()]);
  told();
  wake();
  return outcome.body;
}
