import type { EarlierCase, PlayerCard, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

const EARLIER_CASES = 100;
const RATINGS = 10;
const RECENT_MS = 48 * 60 * 60 * 1000;

/** In: a case that exists. Out: who it is from, and the player's other cases, newest first; by one statement. */
export async function readPlayerCard(
  db: Kysely<Database>,
  caseId: Uuid,
  nowMs: number,
): Promise<{ card: PlayerCard; earlier: EarlierCase[] }> {
  const since = nowMs - RECENT_MS;
  const { rows } = await sql<{ card: PlayerCard; earlier: EarlierCase[] }>`
    SELECT json_strip_nulls(json_build_object(
      'since', player.created_at,
      'verified', player.studio_id IS NOT NULL,
      'bannedUntil', player.banned_until,
      'cases', (SELECT count(*) FROM cases WHERE player_id = player.id),
      'recent', json_build_object(
        'cases', (SELECT count(*) FROM cases WHERE player_id = player.id AND opened_at > ${since}::bigint),
        'messages', (
          SELECT count(*) FROM cases JOIN message ON message.case_id = cases.id
          WHERE cases.player_id = player.id AND cases.updated_at > ${since}::bigint
            AND message.sender = 'player' AND message.at > ${since}::bigint
        )
      ),
      'ratings', (
        SELECT coalesce(json_agg(given), '[]') FROM (
          SELECT cases.number, verdict.score, verdict.comment, verdict.at
          FROM cases JOIN verdict ON verdict.case_id = cases.id
          WHERE cases.player_id = player.id AND verdict.kind = 'rate' ORDER BY verdict.at DESC LIMIT ${RATINGS}::int
        ) given
      ),
      'lastOwner', (
        SELECT json_build_object('id', staff.id, 'name', staff.name) FROM cases JOIN staff ON staff.id = cases.owner_id
        WHERE cases.player_id = player.id ORDER BY cases.updated_at DESC LIMIT 1
      ),
      'before', (
        SELECT json_build_object('id', id, 'number', number, 'openedAt', opened_at, 'context', json_build_object(
          'game', context -> 'game', 'device', context -> 'device',
          'screen', context -> 'screen', 'locale', context -> 'locale'
        )) FROM cases
        WHERE player_id = player.id AND (opened_at, id) < (this.opened_at, this.id)
        ORDER BY opened_at DESC, id DESC LIMIT 1
      )
    )) AS card, (
      SELECT coalesce(json_agg(json_strip_nulls(row_to_json(other))), '[]') FROM (
        SELECT id, number, topic, state, subject, opened_at AS "openedAt", build, rating FROM cases
        WHERE player_id = player.id AND id <> this.id ORDER BY opened_at DESC LIMIT ${EARLIER_CASES}::int
      ) other
    ) AS earlier
    FROM cases this JOIN player ON player.id = this.player_id WHERE this.id = ${caseId}::uuid
  `.execute(db);
  return rows[0]!;
}
