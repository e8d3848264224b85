import { storable } from '@savepoint/protocol/schemas';
import { sql, type RawBuilder } from 'kysely';
import { gamePart, SEGMENT_CASES } from './segments.ts';
import { SEGMENT_MARK, termsOf } from './words.ts';

/** Of what is found by its words the newest so many are ranked: segments are read until there are as many. */
const NEWEST = 500;
/** A term is rare that fewer cases of a segment have, one in two hundred. */
const RARE = 300;
/** Of many terms the longest are tried for how rare they are. */
const TRIED = 8;
/** Of players whose name begins so. */
const PLAYERS = 100;

/**
 * In: the games somebody may see, and what they look for: words in any language, a player's name or the studio's id of a
 * player, or a case's number, `123` or `#123`. Out: a query of the cases found, `(id, rank)`. What is named outright
 * ranks 1 and stands before all that is found by words.
 */
export function foundCases(games: readonly string[], asked: string): RawBuilder<unknown> {
  const text = storable(asked).trim();
  const terms = termsOf(text);
  const number = /^#?(\d{1,15})$/.exec(text)?.[1] ?? null;
  const beginning = `${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    SELECT id, max(rank) AS rank FROM (
      ${terms.length > 0 ? sql`(${wordedCases(games, terms)}) UNION ALL` : sql``}
      SELECT cases.id, 1 AS rank FROM (
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

/**
 * Cases in which all of the terms are, the newest segments first. An index looks each term up for itself, and one that is
 * common takes it long even beside one that is nowhere: when one is rare, that one alone is looked up, and what it finds
 * is looked through for the others.
 */
function wordedCases(games: readonly string[], terms: readonly string[]): RawBuilder<unknown> {
  const asked = sql`unnest(${[...games]}::text[], ${games.map(gamePart)}::text[]) AS game(id, part)`;
  const inSegment = (text: RawBuilder<unknown>) =>
    sql`replace(${text}, ${SEGMENT_MARK}, game.part || to_hex(segment) || '.')::tsquery`;
  const [newest, first] = [sql`(SELECT max(number) FROM cases)`, sql`(SELECT min(number) FROM cases)`];
  const segmentAt = (number: RawBuilder<unknown>) => sql`${number} / ${SEGMENT_CASES}::int`;
  const whole = sql`${terms.join(' & ')}::text`;
  const longest = terms.toSorted((a, b) => b.length - a.length).slice(0, TRIED);
  // The newest segment may hold a handful of cases only.
  const rarest = sql`
    SELECT term FROM unnest(${longest}::text[]) WITH ORDINALITY AS tried(term, place), LATERAL (
      SELECT count(*) AS cases FROM (
        SELECT FROM (SELECT ${segmentAt(sql`greatest(${newest} - ${SEGMENT_CASES / 2}::int, ${first})`)} AS segment) at, ${asked}, LATERAL (
          SELECT FROM case_words WHERE game_id = game.id AND words @@ ${inSegment(sql`term`)} LIMIT ${RARE}::int
        ) said LIMIT ${RARE}::int
      ) sample
    ) found WHERE cases < ${RARE}::int ORDER BY cases, place LIMIT 1
  `;
  // The order is that in which segments are read; without `OFFSET 0` PostgreSQL would be free to choose another.
  return sql`
    SELECT said.case_id AS id, ts_rank(said.words, segment.query)::float8 / 2 AS rank
    FROM (
      SELECT game.id, ${inSegment(whole)} AS query, ${inSegment(sql`looked.up`)} AS looked_up
      FROM (SELECT ${terms.length > 1 ? sql`coalesce((${rarest}), ${whole})` : whole} AS up) looked,
        generate_series(${segmentAt(newest)}, ${segmentAt(first)}, -1) AS segment, ${asked}
      ORDER BY segment DESC OFFSET 0
    ) segment, LATERAL (
      SELECT case_id, words FROM case_words
      -- By its function's name a test is left to what the index has found.
      WHERE game_id = segment.id AND words @@ segment.looked_up AND ts_match_vq(words, segment.query)
      ORDER BY number DESC LIMIT ${NEWEST}::int
    ) said LIMIT ${NEWEST}::int
  `;
}
