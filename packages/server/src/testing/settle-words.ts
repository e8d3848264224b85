import type { Kysely } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/schema.ts';
import { makeDueWords } from '../search/word-store.ts';

/** Resolves when everything that was said can be searched. */
export async function settleWords(db: Kysely<Database>): Promise<void> {
  for (;;) {
    await makeDueWords(db, new AbortController().signal);
    // The server makes them too: what it works on stands there until it has committed.
    const left = await db.selectFrom('case_words_due').select('case_id').limit(1).executeTakeFirst();
    if (!left) return;
    await sleep(5);
  }
}
