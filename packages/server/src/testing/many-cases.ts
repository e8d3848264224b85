import type pg from 'pg';
import { gamePart, SEGMENT_CASES } from '../search/segments.ts';

/** Cases made up by the database itself, the same for the same numbers. */
export interface ManyCases {
  /** Cases from `first` on, and so many. */
  first: number;
  count: number;
  /** Milliseconds since 1970: when the newest case changed. */
  untilMs: number;
}

/** One player in four cases; a few have many. */
const CASES_A_PLAYER = 4;
/** The newest has the highest number, below this one. */
const NUMBERS = 20_000_000;
/** Between two cases, in milliseconds: ten million are three years. */
const APART_MS = 10_000;

/**
 * In: a connection to a database with the game `orbit`, and which cases. Out: when they are there with their players, two
 * messages each and their words. Topics, states, devices and words come as unevenly as they do: the nth word about once
 * in n cases. No feeds and no events, which lists and cases do not read. Skips triggers, so it counts the cases itself.
 */
export async function addManyCases(client: pg.ClientBase, { first, count, untilMs }: ManyCases): Promise<void> {
  const range = [first, first + count - 1];
  await client.query('BEGIN');
  await client.query("SET LOCAL session_replication_role = 'replica'");
  await client.query("SET LOCAL synchronous_commit = off");
  await client.query(
    `INSERT INTO player (id, game_id, name, locale, created_at)
    SELECT md5('player ' || n)::uuid, 'orbit', 'Player ' || n, 'en', ${untilMs}
    FROM generate_series($1::bigint, $2::bigint) AS n WHERE n % ${CASES_A_PLAYER} = 0 ON CONFLICT DO NOTHING`,
    range,
  );
  await client.query(
    `WITH made AS (${MADE}), cased AS (
      INSERT INTO cases (id, number, game_id, player_id, topic, state, subject, tags, context, build, device_class, os, locale,
        opened_at, updated_at, last_seq, last_from, last_excerpt, last_at, staff_read_seq, player_read_seq, priority,
        owner_id, waiting_since)
      SELECT id, number, 'orbit', player_id, topic, state, text, ARRAY['topic:' || topic, 'os:' || os, 'build:' || build],
        jsonb_build_object('game', jsonb_build_object('id', 'orbit', 'build', build), 'device', jsonb_build_object('os', os)),
        build, 'phone', os, 'en', at, at + 5000, 2, 'staff', 'We look into it.', at + 5000, 2, 2, 1 + (n % 50 = 0)::int,
        owner, CASE WHEN state = 'open' THEN at END
      FROM made
    ), said AS (
      INSERT INTO message (id, game_id, case_id, seq, sender, text, at)
      SELECT md5('first ' || n)::uuid, 'orbit', id, 1, 'player', text, at FROM made
      UNION ALL
      SELECT md5('second ' || n)::uuid, 'orbit', id, 2, 'staff', 'We look into it.', at + 5000 FROM made
    ), counted AS (
      INSERT INTO case_tally SELECT 'orbit', state, owner, false, count(*) FROM made GROUP BY state, owner
    )
    INSERT INTO case_words (case_id, game_id, number, at, words)
    SELECT id, 'orbit', number, 0, (
      '''' || begin || replace(text, ' ', ''':1A ''' || begin) || ''':1A ''' ||
      begin || replace(topic, '_', ''':1B ''' || begin) || ''':1B ''' || begin || lower(os) || ''':1B'
    )::tsvector FROM made, LATERAL (SELECT $4 || to_hex(number / ${SEGMENT_CASES}) || '.' AS begin) segment`,
    [...range, untilMs, gamePart('orbit')],
  );
  await client.query('COMMIT');
}

/** Made-up rows by their number, from hashes of it. */
const MADE = `
  SELECT *, CASE WHEN state <> 'closed' AND n % 2 = 0 THEN md5('agent ' || n % 40)::uuid END AS owner FROM (
  SELECT n, ${NUMBERS} - n AS number, overlay(overlay(md5('case ' || n) PLACING '7' FROM 13) PLACING '8' FROM 17)::uuid AS id, md5('player ' || n - n % ${CASES_A_PLAYER})::uuid AS player_id,
    $3::bigint - n * ${APART_MS} AS at,
    (ARRAY['bug', 'payment', 'ban_appeal', 'account', 'other'])[1 + floor(power(chance(n, 1), 2) * 5)::int] AS topic,
    (CASE WHEN n < 20000 THEN (ARRAY['open', 'answered', 'closed'])[1 + n % 3] ELSE 'closed' END) AS state,
    (ARRAY['Android', 'iOS', 'Windows', 'macOS', 'webOS'])[1 + floor(power(chance(n, 2), 2) * 5)::int] AS os,
    '1.' || floor(n / 200000) || '.' || n % 7 AS build,
    (SELECT string_agg('word' || floor(power(50000::float8, chance(n, 10 + w))), ' ') FROM generate_series(1, 12) AS w) AS text
  FROM generate_series($1::bigint, $2::bigint) AS n) made
`.replaceAll(/chance\(n, ([^)]+)\)/g, "((hashint8extended(n, $1) & 1048575) / 1048576.0::float8)");
