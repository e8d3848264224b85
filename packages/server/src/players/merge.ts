import type { Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { lockPlayers } from '../cases/lock.ts';
import type { Database } from '../db/schema.ts';
import { writeEvents } from '../live/event-log.ts';

/**
 * Within a transaction: gives all of one player to another of the same game, who has proven to be both. The feed goes
 * along, so that every device of the other learns of the cases; results of envelopes too, so that a repeat stays one; and a
 * ban, the longer of the two.
 * From now on what comes in the first one's name is the other's. Out: ids of the cases that moved.
 */
export async function mergePlayers(trx: Kysely<Database>, from: Uuid, into: Uuid): Promise<Uuid[]> {
  const locked = await lockPlayers(trx, [from, into]);
  if (from === into || locked.get(from)?.mergedInto !== null || locked.get(into)?.mergedInto !== null) return [];
  const moved = await trx
    .updateTable('cases')
    .set({ player_id: into })
    .where('player_id', '=', from)
    .returning(['id', 'game_id'])
    .execute();
  await sql`
    INSERT INTO feed (player_id, seq, update)
    SELECT ${into}, player.feed_seq + row_number() OVER (ORDER BY feed.seq), feed.update
    FROM feed, player WHERE feed.player_id = ${from} AND player.id = ${into}
  `.execute(trx);
  await sql`
    UPDATE player SET feed_seq = feed_seq + (SELECT count(*) FROM feed WHERE player_id = ${from}) WHERE id = ${into}
  `.execute(trx);
  await trx.deleteFrom('feed').where('player_id', '=', from).execute();
  for (const table of ['envelope_result', 'article_vote', 'article_solved'] as const) {
    const others = sql.ref(table);
    await sql`
      UPDATE ${others} AS own SET player_id = ${into} WHERE player_id = ${from} AND NOT EXISTS (
        SELECT FROM ${others} AS known WHERE known.player_id = ${into}
          AND ${table === 'article_vote' ? sql`known.article_id = own.article_id` : sql`known.envelope_id = own.envelope_id`})
    `.execute(trx);
    await sql`DELETE FROM ${others} WHERE player_id = ${from}`.execute(trx);
  }
  await trx.updateTable('install').set({ player_id: into }).where('player_id', '=', from).execute();
  // Who signs in is who was banned.
  await sql`
    UPDATE player SET banned_until = greatest(player.banned_until, other.banned_until)
    FROM player AS other WHERE player.id = ${into} AND other.id = ${from}
  `.execute(trx);
  await trx.updateTable('player').set({ merged_into: into }).where('id', '=', from).execute();
  // Whoever was merged into this one before is the other's now as well.
  await trx.updateTable('player').set({ merged_into: into }).where('merged_into', '=', from).execute();
  await writeEvents(trx, moved.map(({ id, game_id }) => ({ gameId: game_id, event: { kind: 'case.changed', caseId: id } as const })), Date.now());
  return moved.map(({ id }) => id);
}
