import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Actor } from './acting.ts';
import { deliver } from './deliver.ts';
import { addChange, noEffects } from './effects.ts';
import { changeHeld, findHeld, removeHeld, type HeldRow } from './held-store.ts';
import { told } from './hold.ts';
import { lockCase } from './lock.ts';
import { readMeanwhile } from './meanwhile.ts';
import { NOTHING_WRITTEN, writeEffects, type Written } from './write-effects.ts';

/**
 * Sends a reply that is due, unless a colleague's came first: then it waits for its writer. The row goes in the transaction
 * that writes the message, under the case's lock: however many nodes try, and whenever one dies, it is sent once.
 */
export async function release(db: Kysely<Database>, of: Pick<HeldRow, 'id' | 'caseId' | 'gameId'>): Promise<Written> {
  return db.transaction().execute(async (trx) => {
    const head = await lockCase(trx, of.caseId, [of.gameId]);
    const held = head && (await findHeld(trx, of.id));
    if (!head || held?.state !== 'held') return NOTHING_WRITTEN;
    const { seenSeq, force, ...said } = held.reply;
    const actor: Actor = { id: held.staffId, name: held.name, person: true, games: [of.gameId] };
    const [effects, nowMs] = [noEffects(), Date.now()];
    const stopped = seenSeq !== undefined && !force && (await readMeanwhile(trx, head.id, actor.id, seenSeq)).length > 0;
    if (stopped) {
      await changeHeld(trx, held.id, { state: 'stopped' });
      addChange(effects, told(head, 'reply.stopped', held.id, actor.id));
      return writeEffects(trx, effects, nowMs);
    }
    await removeHeld(trx, held.id);
    return deliver(trx, head, effects, actor, { ...said, id: held.id }, nowMs);
  });
}
