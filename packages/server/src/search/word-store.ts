import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { SETTINGS } from '../db/by-key.ts';
import { insertionOf, rowsOf } from '../db/insert-rows.ts';
import type { Statement } from '../db/run-together.ts';
import type { Database } from '../db/schema.ts';
import { segmentOf } from './segments.ts';
import { vectorOf, wordsOf } from './words.ts';

/** What of a case is searched. Its player is found by the player's own row. */
interface Worded {
  caseId: Uuid;
  gameId: string;
  number: number;
  subject: string;
  tags: readonly string[];
  /** All of its messages, or those after what has been written before. */
  texts: readonly string[];
  /** The last of them. */
  upToSeq: number;
}

/** A word stands once in a case, as `remakeWords` has it. */
const newWords = sql`(
  ts_delete(ts_filter(excluded.words, '{a,b}'), tsvector_to_array(ts_filter(case_words.words, '{a,b}')))
  || ts_delete(ts_filter(excluded.words, '{d}'), tsvector_to_array(case_words.words))
)`;

/** What notes that cases have new words, for the transaction that writes what they are of. */
export function wordsDue(caseIds: readonly Uuid[]): Statement[] {
  return insertionOf('case_words_due', { case_id: 'uuid' }, caseIds.map((id) => ({ case_id: id })));
}

/** Adds words to cases, or writes them in place of those without segments; those of a case stand together. */
async function addWords(trx: Kysely<Database>, worded: readonly Worded[]): Promise<void> {
  if (worded.length === 0) return;
  const columns = { case_id: 'uuid', game_id: 'text', number: 'bigint', words: 'text', up_to_seq: 'bigint' };
  const rows = worded.map(({ caseId, gameId, number, subject, tags, texts, upToSeq }) => ({
    case_id: caseId,
    game_id: gameId,
    number,
    words: vectorOf({ A: wordsOf(subject), B: tags.flatMap(wordsOf), D: texts.flatMap(wordsOf) }, segmentOf(gameId, number)),
    up_to_seq: upToSeq,
  }));
  // Where nothing new is said no index changes.
  await sql`
    INSERT INTO case_words (case_id, game_id, number, at, words, up_to_seq)
    SELECT case_id, game_id, number, 0, words::tsvector, up_to_seq FROM ${rowsOf(columns, rows)} ORDER BY case_id
    ON CONFLICT (case_id) DO UPDATE SET
      number = excluded.number,
      at = 0,
      words = CASE
        WHEN case_words.at > 0 THEN excluded.words
        WHEN ${newWords} <> ''::tsvector THEN case_words.words || ${newWords}
        ELSE case_words.words
      END,
      up_to_seq = greatest(excluded.up_to_seq, case_words.up_to_seq)
  `.execute(trx);
}

const CASES_AT_ONCE = 500;
/** A case in which much is said is noted with each message, and made once for all of them. */
const NOTES_AT_ONCE = 5_000;

/**
 * Makes the words that are due, and those from before there were segments. Out: of how many cases; those that somebody is
 * changing just now are left for the next time.
 */
export async function makeDueWords(db: Kysely<Database>, signal: AbortSignal): Promise<number> {
  for (let total = 0; ; ) {
    const { made, more } = await makeSome(db);
    total += made;
    if (!more || signal.aborted) return total;
  }
}

function makeSome(db: Kysely<Database>): Promise<{ made: number; more: boolean }> {
  return db.transaction().execute(async (trx) => {
    await trx.executeQuery(SETTINGS);
    const { rows } = await sql<{ id: Uuid; notes: number }>`
      WITH found AS (
        SELECT ctid, case_id FROM case_words_due LIMIT ${NOTES_AT_ONCE} FOR UPDATE SKIP LOCKED
      ), by_case AS (
        SELECT ctid, dense_rank() OVER (ORDER BY case_id) AS nth FROM found
      ), noted AS (
        DELETE FROM case_words_due WHERE ctid = ANY(ARRAY(SELECT ctid FROM by_case WHERE nth <= ${CASES_AT_ONCE}))
        RETURNING case_id AS id
      ), due AS (
        SELECT id, count(*)::int AS notes FROM noted GROUP BY id
      ), old AS (
        SELECT case_id AS id FROM case_words WHERE at > 0 ORDER BY at DESC
        LIMIT ${CASES_AT_ONCE} - (SELECT count(*) FROM due)
      )
      SELECT id, notes FROM due UNION ALL SELECT id, 0 FROM old
    `.execute(trx);
    const ids = [...new Set(rows.map(({ id }) => id))];
    if (ids.length === 0) return { made: 0, more: false };
    const notes = rows.reduce((sum, row) => sum + row.notes, 0);
    const wasFull = rows.length === CASES_AT_ONCE || notes === NOTES_AT_ONCE;
    // What writes messages goes on beside this; whoever erases or rewrites what is said waits, and is not waited for.
    const held = await casesOf(trx, ids).forKeyShare('cases').skipLocked().execute();
    const isHeld = new Set(held.map(({ id }) => id));
    // What was written by now is seen from here on, and nothing that it replaced.
    await addWords(trx, await readWorded(trx, held));
    for (const insertion of wordsDue(ids.filter((id) => !isHeld.has(id)))) await insertion.execute(trx);
    return { made: held.length, more: wasFull && held.length > 0 };
  });
}

/** Within a transaction that holds the cases' locks: their words are what they say now, and nothing else. */
export async function remakeWords(trx: Kysely<Database>, caseIds: readonly Uuid[]): Promise<void> {
  const ids = sql<Uuid>`ANY(${[...caseIds]}::uuid[])`;
  await trx.deleteFrom('case_words').where('case_id', '=', ids).execute();
  await addWords(trx, await readWorded(trx, await casesOf(trx, caseIds).execute()));
}

function casesOf(trx: Kysely<Database>, ids: readonly Uuid[]) {
  return trx
    .selectFrom('cases')
    .leftJoin('case_words', 'case_words.case_id', 'cases.id')
    .select(['cases.id', 'cases.game_id', 'cases.number', 'subject', 'tags'])
    .select(sql<number>`CASE WHEN at = 0 THEN up_to_seq ELSE 0 END`.as('after'))
    .where('cases.id', '=', sql<Uuid>`ANY(${[...ids]}::uuid[])`)
    .orderBy('cases.id');
}

async function readWorded(trx: Kysely<Database>, cases: readonly CaseRow[]): Promise<Worded[]> {
  const asked = rowsOf({ id: 'uuid', after: 'bigint' }, cases.map(({ id, after }) => ({ id, after })));
  const { rows: said } = await sql<{ caseId: Uuid; seq: number; text: string }>`
    SELECT case_id AS "caseId", seq, text FROM ${asked} JOIN message ON case_id = given.id AND seq > given.after
  `.execute(trx);
  const byCase = new Map<Uuid, typeof said>(cases.map(({ id }) => [id, []]));
  for (const message of said) byCase.get(message.caseId)?.push(message);
  return cases.map(({ id, game_id, number, subject, tags, after }) => {
    const messages = byCase.get(id) ?? [];
    const texts = messages.map(({ text }) => text);
    const upToSeq = messages.reduce((last, { seq }) => Math.max(last, seq), after);
    return { caseId: id, gameId: game_id, number, subject, tags, texts, upToSeq };
  });
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof casesOf>['execute']>>[number];
