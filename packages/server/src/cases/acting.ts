import type { Meanwhile, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CaseHead, Change } from './change.ts';
import { addChange, noEffects, type Effects } from './effects.ts';
import { lockCase } from './lock.ts';
import { writeEffects, type Written } from './write-effects.ts';

/** Who acts, and on which games they may. */
export interface Actor {
  id: Uuid;
  name: string;
  /** False: a program, by its key. It is nobody's owner. */
  person: boolean;
  games: readonly string[];
}

/** What was written, or the code of the problem why nothing was. */
export type Outcome = Written | Refusal | { meanwhile: Meanwhile[] };
type Refusal = 'not_found' | 'id_taken' | 'already_sent' | 'chat_taken' | 'chat_over' | 'wrong_owner' | 'unknown_file';

/** Acts on one case of the actor's games, under its lock, and writes what comes of it. */
export async function change(
  db: Kysely<Database>,
  actor: Actor,
  caseId: Uuid,
  act: (trx: Kysely<Database>, head: CaseHead, effects: Effects, nowMs: number) => Promise<Change | Outcome>,
): Promise<Outcome> {
  return db.transaction().execute(async (trx) => {
    const head = await lockCase(trx, caseId, actor.games);
    if (!head) return 'not_found';
    const effects = noEffects();
    const nowMs = Date.now();
    const made = await act(trx, head, effects, nowMs);
    if (typeof made === 'string' || 'feed' in made || 'meanwhile' in made) return made;
    addChange(effects, made);
    return writeEffects(trx, effects, nowMs);
  });
}
