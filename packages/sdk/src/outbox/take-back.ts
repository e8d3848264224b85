import { isWriting } from '@savepoint/protocol';
import type { Store } from '../platform/store.ts';
import type { NewMessage } from '../report.ts';
import { attachedTo } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { fileKey } from './writer.ts';

/**
 * Removes a refused message from the store, with the files that no other names. Out: what the player wrote; undefined when
 * there is none.
 */
export async function takeBack(store: Store, outbox: Outbox, refusedKey: string): Promise<NewMessage | undefined> {
  const refused = outbox.refused().find(({ key }) => key === refusedKey);
  const envelope = refused?.entry.envelope;
  if (!envelope || !isWriting(envelope)) return undefined;
  const { text, attachments: named } = envelope.body;
  const attachments: File[] = [];
  for (const { sha256, name, type } of named) {
    const blob = (await store.get(fileKey(sha256))) as Blob | undefined;
    if (blob) attachments.push(new File([blob], name, { type }));
  }
  const others = attachedTo([...outbox.waiting(), ...outbox.refused().filter((one) => one !== refused)]);
  const alone = named.filter(({ sha256 }) => !others.has(sha256));
  await store.write([], [refusedKey, ...alone.map(({ sha256 }) => fileKey(sha256))]);
  return { text, attachments };
}
