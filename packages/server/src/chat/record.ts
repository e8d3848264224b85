import type { Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

/** What is to be written of one conversation's record. */
export type ChatRecord = { id: Uuid } & (
  | { is: 'started'; gameId: string; caseId: Uuid; at: number }
  | { is: 'accepted'; gameId: string; staffId: Uuid; at: number }
  | { is: 'ended'; gameId: string; by: EndedBy; at: number }
);

/** `gone`: the player was not seen for a while. */
export type EndedBy = 'player' | 'staff' | 'gone';

/** Writes the records in their order, under the locks of their cases. They are rare: one statement for each will do. */
export async function writeChats(trx: Kysely<Database>, records: readonly ChatRecord[]): Promise<void> {
  for (const record of records) {
    if (record.is === 'started') {
      const { id, gameId, caseId, at } = record;
      const row = { id, game_id: gameId, case_id: caseId, started_at: at, player_seen_at: at };
      await trx.insertInto('chat').values(row).execute();
      continue;
    }
    const change =
      record.is === 'accepted'
        ? { accepted_at: record.at, staff_id: record.staffId }
        : { ended_at: record.at, ended_by: record.by };
    await trx.updateTable('chat').set(change).where('id', '=', record.id).execute();
  }
}
