import type { CannedReplyRequest, KeptReply, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { anyOf } from './any-of.ts';

/** Those for every game, and those of these, by name. */
export async function listCanned(db: Kysely<Database>, games: readonly string[]): Promise<Omit<KeptReply, 'mine'>[]> {
  const rows = await db
    .selectFrom('canned_reply')
    .select(['id', 'version', 'name', 'game_id as gameId', 'topics', 'texts', 'actions'])
    .where((e) => e.or([e('game_id', 'is', null), e('game_id', '=', anyOf(games, 'text'))]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ topics, ...row }) => ({ ...row, topics: topics as KeptReply['topics'] }));
}

/** Where a ready text belongs; undefined: there is none with this id. */
export async function gameOfCanned(db: Kysely<Database>, id: Uuid): Promise<string | null | undefined> {
  return (await db.selectFrom('canned_reply').select('game_id').where('id', '=', id).executeTakeFirst())?.game_id;
}

/** Out: whether it was saved; not, when it was changed since the version that was read. */
export async function saveCanned(
  db: Kysely<Database>,
  id: Uuid,
  { version, gameId, name, topics, texts, actions }: CannedReplyRequest,
  staffId: Uuid,
): Promise<boolean> {
  const row = {
    game_id: gameId,
    name,
    topics,
    texts: JSON.stringify(texts),
    actions: JSON.stringify(actions),
    version: version + 1,
    changed_at: Date.now(),
    staff_id: staffId,
  };
  if (version === 0) {
    const { numInsertedOrUpdatedRows: made } = await db
      .insertInto('canned_reply')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return made === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('canned_reply')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function removeCanned(db: Kysely<Database>, id: Uuid): Promise<void> {
  await db.deleteFrom('canned_reply').where('id', '=', id).execute();
}
