import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { rowsOf } from '../db/insert-rows.ts';
import type { Statement } from '../db/run-together.ts';
import { lockCases } from '../cases/lock.ts';
import type { Database } from '../db/schema.ts';
import { vectorOf, wordsOf } from './words.ts';

/** What of a case is searched. Its player is found by the player's own row. */
export interface Worded {
  caseId: Uuid;
  gameId: string;
  at: number;
  /** Of a new case. */
  subject?: string;
  tags?: readonly string[];
  texts: readonly string[];
}

/** What adds words to cases, or nothing; those of a case stand together. For the transaction that writes what they are of. */
export function wordRows(worded: readonly Worded[]): Statement[] {
  if (worded.length === 0) return [];
  const columns = { case_id: 'uuid', game_id: 'text', at: 'bigint', words: 'text' };
  const rows = worded.map(({ caseId, gameId, at, subject = '', tags = [], texts }) => ({
    case_id: caseId,
    game_id: gameId,
    at,
    words: vectorOf({ A: wordsOf(subject), B: tags.flatMap(wordsOf), D: texts.flatMap(wordsOf) }),
  }));
  return [sql`
    INSERT INTO case_words (case_id, game_id, at, words)
    SELECT case_id, game_id, at, words::tsvector FROM ${rowsOf(columns, rows)}
    ON CONFLICT (case_id) DO UPDATE SET at = excluded.at, words = case_words.words || excluded.words
  `];
}

const CASES_AT_ONCE = 200;

/** Makes the words of cases that are due, which are those from before there were any. Out: how many. */
export async function makeDueWords(db: Kysely<Database>, signal: AbortSignal): Promise<number> {
  for (let made = 0; ; ) {
    const count = signal.aborted ? 0 : await makeSome(db);
    made += count;
    if (count === 0) return made;
  }
}

function makeSome(db: Kysely<Database>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows: due } = await sql<{ id: Uuid }>`
      DELETE FROM case_words_due WHERE case_id IN (
        SELECT case_id FROM case_words_due LIMIT ${CASES_AT_ONCE} FOR UPDATE SKIP LOCKED
      ) RETURNING case_id AS id
    `.execute(trx);
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    // Locked, so that no message comes between what is read and what is written.
    await lockCases(trx, ids);
    await remakeWords(trx, ids);
    return due.length;
  });
}

/** Within a transaction that holds the cases' locks: their words are what they say now, and nothing else. */
export async function remakeWords(trx: Kysely<Database>, caseIds: readonly Uuid[]): Promise<void> {
  const ids = sql<Uuid>`ANY(${[...caseIds]}::uuid[])`;
  const cases = await trx.selectFrom('cases').select(['id', 'game_id', 'last_at', 'subject', 'tags']).where('id', '=', ids).execute();
  const texts = await trx.selectFrom('message').select(['case_id', 'text']).where('case_id', '=', ids).execute();
  await trx.deleteFrom('case_words').where('case_id', '=', ids).execute();
  const worded = cases.map(({ id, game_id, last_at, subject, tags }) => ({
    caseId: id,
    gameId: game_id,
    at: last_at,
    subject,
    tags,
    texts: texts.filter(({ case_id }) => case_id === id).map(({ text }) => text),
  }));
  for (const insertion of wordRows(worded)) await insertion.execute(trx);
}
