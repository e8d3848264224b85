import { storable } from '@savepoint/protocol/schemas';
import { sql, type RawBuilder } from 'kysely';
import { queryOf } from './words.ts';

/** Of what is found by its words the newest so many are looked at, and ranked. */
const NEWEST = 500;
/** Of players whose name begins so. */
const PLAYERS = 100;

/**
 * In: the games somebody may see, and what they look for: words in any language, a player's name or the studio's id of a
 * player, or a case's number, `123` or `#123`. Out: a query of the cases found, `(id, rank)`. What is named outright
 * ranks 1 and stands before all that is found by words.
 */
export function foundCases(games: readonly string[], asked: string): RawBuilder<unknown> {
  const text = storable(asked).trim();
  const words = queryOf(text);
  const number = /^#?(\d{1,15})$/.exec(text)?.[1] ?? null;
  const beginning = `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    SELECT id, max(rank) AS rank FROM (
      SELECT w.case_id AS id, ts_rank(w.words, ${words}::tsquery)::float8 / 2 AS rank
      FROM unnest(${[...games]}::text[]) AS game(id), LATERAL (
        SELECT case_id, words FROM case_words
        WHERE game_id = game.id AND words @@ ${words}::tsquery ORDER BY at DESC LIMIT ${NEWEST}::int
      ) w
      UNION ALL
      SELECT cases.id, 1 FROM (
        SELECT player.id FROM unnest(${[...games]}::text[]) AS game(id), LATERAL (
          SELECT id FROM player WHERE game_id = game.id AND lower(name) LIKE ${beginning} LIMIT ${PLAYERS}::int
        ) player
        UNION
        SELECT id FROM player WHERE game_id = ANY(${[...games]}::text[]) AND studio_id = ${text}
      ) named, LATERAL (
        SELECT id FROM cases WHERE player_id = named.id ORDER BY opened_at DESC LIMIT ${PLAYERS}::int
      ) cases
      UNION ALL
      SELECT id, 1 FROM cases WHERE number = ${number}::bigint
    ) found GROUP BY id
  `;
}
