import { isWriting, isOfCase, type Envelope, type SyncAnswer, type SyncResult, type Uuid } from '@savepoint/protocol';
import { applyStored, applyUpdate, type CaseCopy } from '../cases/case-copy.ts';
import { copyKey } from '../cases/case-copies.ts';
import { forgotten } from './lost.ts';
import { lateKey } from './uploads.ts';
import { attachedTo, type Refused, type Waiting } from '../outbox/entry.ts';
import type { Keyed } from '../outbox/outbox.ts';
import { fileKey } from '../outbox/writer.ts';
import type { Entry } from '../platform/store.ts';

/** What one answer changes on the device: to be written in one transaction. */
export interface Changes {
  puts: Entry[];
  deletes: string[];
  /** The longest wait the server asked for among envelopes it could not take yet. */
  retryAfterMs: number;
}

/** Stands while the feed of a database that was set back is read from its beginning. */
export const RESYNC_KEY = 'resync';

/**
 * The changes that `answer` to `sent` makes to `copies`. An envelope leaves the outbox only on a typed result for its own
 * id; a refused one moves to the list the player sees. `left` is all that waits or was refused before. Answers that come
 * late, twice or out of order change nothing more.
 */
export function applyAnswer(
  answer: SyncAnswer,
  sent: Keyed<Waiting>[],
  copies: ReadonlyMap<Uuid, CaseCopy>,
  late: ReadonlySet<string> = new Set(),
  left: readonly Keyed<Waiting | Refused>[] = [],
): Changes {
  const results = new Map(answer.results.map((result) => [result.id, result]));
  const changed = new Map<Uuid, CaseCopy | undefined>();
  const copyOf = (id: Uuid) => (changed.has(id) ? changed.get(id) : copies.get(id));
  const puts: Entry[] = [['cursor', answer.cursor]];
  if (answer.reset) {
    puts.push([RESYNC_KEY, true]);
    for (const copy of copies.values()) changed.set(copy.id, forgotten(copy));
  }
  const deletes: string[] = [];
  let retryAfterMs = 0;
  // For an edit or a hand-over.
  const keptFiles = attachedTo(
    [...left, ...sent].filter(({ entry }) => !/stored|duplicate/.test(results.get(entry.envelope.id)?.status ?? '')),
  );
  const take = (envelope: Envelope) => {
    if (isOfCase(envelope)) changed.set(envelope.caseId, applyStored(copyOf(envelope.caseId), envelope));
  };

  for (const { key, entry } of sent) {
    const result: SyncResult | undefined = results.get(entry.envelope.id);
    switch (result?.status) {
      case 'stored':
      case 'duplicate':
        take(entry.envelope);
        deletes.push(key);
        for (const sha256 of entry.files) {
          if (late.has(sha256)) puts.push([lateKey(sha256), true]);
          else if (!keptFiles.has(sha256)) deletes.push(fileKey(sha256));
        }
        break;
      case 'rejected': {
        if (answer.reset && result.code === 'unknown_case') {
          // The case was lost with its database: both go there again when the feed has been read (`lost.ts`).
          take(entry.envelope);
          deletes.push(key);
          break;
        }
        if (entry.envelope.kind === 'chat.start') {
          const copy = copyOf(entry.envelope.caseId);
          if (copy) changed.set(copy.id, { ...copy, turnedAway: result });
        }
        const aside: Refused = { v: 1, envelope: entry.envelope, code: result.code, message: result.message };
        if (isWriting(entry.envelope)) puts.push([`r/${key.slice(2)}`, aside]);
        deletes.push(key);
        break;
      }
      case 'retry':
        retryAfterMs = Math.max(retryAfterMs, result.afterMs);
    }
  }
  for (const update of answer.updates) changed.set(update.caseId, applyUpdate(copyOf(update.caseId), update));
  for (const [id, copy] of changed) {
    if (copy) puts.push([copyKey(id), copy]);
    else if (copies.has(id)) deletes.push(copyKey(id));
  }
  return { puts, deletes, retryAfterMs };
}
