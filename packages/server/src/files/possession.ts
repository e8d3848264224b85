import type { Attachment, Uuid } from '@savepoint/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../db/schema.ts';

/*
 * Who knows a file's hash may name it, and shows by that nothing but the hash: what opens a file is to have sent its bytes.
 * A player's message may come before its files, so it is asked when they are read; an agent's comes after them.
 */

/** That a player has sent a row of `file` whole, on any device that is theirs by now. */
export const broughtBy = (player: RawBuilder<unknown>) => sql<boolean>`EXISTS (
  SELECT FROM file_origin JOIN player ON player.id = file_origin.player_id
  WHERE file_origin.sha256 = file.sha256 AND ${player} IN (player.id, player.merged_into)
)`;

/** That a row of `file` is named by somebody who may, in such cases: a condition on `cases`. */
export const openedIn = (such: RawBuilder<unknown>) => sql<boolean>`EXISTS (
  SELECT FROM attachment
    JOIN message ON message.id = attachment.message_id
    JOIN cases ON cases.id = attachment.case_id
  WHERE attachment.sha256 = file.sha256 AND NOT attachment.closed AND ${such}
    AND (message.sender <> 'player' OR ${broughtBy(sql`cases.player_id`)})
)`;

/** That a row of `file` was sent whole by one of the staff within a day, or waits in what they have written, in such cases. */
export function waitingWith(staffId: Uuid, such: RawBuilder<unknown>): RawBuilder<boolean> {
  const it = sql`jsonb_build_array(jsonb_build_object('sha256', file.sha256))`;
  return sql<boolean>`(
    EXISTS (SELECT FROM file_claim WHERE file_claim.sha256 = file.sha256 AND claimant = ${staffId}::uuid)
    OR EXISTS (
      SELECT FROM draft JOIN cases ON cases.id = draft.case_id
      WHERE draft.staff_id = ${staffId}::uuid AND draft.attachments @> ${it} AND ${such}
    )
    OR EXISTS (
      SELECT FROM held_reply JOIN cases ON cases.id = held_reply.case_id
      WHERE held_reply.staff_id = ${staffId}::uuid AND held_reply.reply -> 'attachments' @> ${it} AND ${such}
    )
  )`;
}

/** Whether one of the staff may name these files in a case: each is theirs there, or open to the staff of its game. */
export async function mayName(
  db: Kysely<Database>,
  of: { staffId: Uuid; caseId: Uuid; gameId: string },
  attachments: readonly Attachment[],
): Promise<boolean> {
  if (attachments.length === 0) return true;
  const hashes = [...new Set(attachments.map(({ sha256 }) => sha256))];
  const { rows } = await sql`
    SELECT FROM file WHERE sha256 = ANY(${hashes}::text[]) AND (
      ${waitingWith(of.staffId, sql`cases.id = ${of.caseId}::uuid`)}
      OR ${openedIn(sql`cases.game_id = ${of.gameId}`)}
    )
  `.execute(db);
  return rows.length === hashes.length;
}
