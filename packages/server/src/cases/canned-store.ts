import { isId, type CannedReplyRequest, type KeptReply, type Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { anyOf } from './any-of.ts';

/** Whose a ready text is, and where it belongs. Null: everybody's, or every game's. */
export interface CannedHead {
  gameId: string | null;
  ownerId: string | null;
}

const PAGE = 200;

/** Where a page of them begins: after this one. */
export interface CannedPlace {
  name: string;
  id: Uuid;
}

/** Undefined for what is no `next` of a page. */
export function readCannedPlace(text: string): CannedPlace | undefined {
  const [id, name] = [text.slice(0, ID_CHARS), text.slice(ID_CHARS + 1)];
  return isId(id) && text[ID_CHARS] === '.' && !name.includes('\0') ? { name, id } : undefined;
}

const ID_CHARS = 36;

/** Those for every game, and those of these, by name: everybody's and one's own; a page of them. */
export async function listCanned(
  db: Kysely<Database>,
  games: readonly string[],
  staffId: string,
  after: CannedPlace | null,
): Promise<{ replies: Omit<KeptReply, 'mine'>[]; next?: string }> {
  const rows = await db
    .selectFrom('canned_reply')
    .leftJoin('canned_use', (join) =>
      join.onRef('canned_use.reply_id', '=', 'canned_reply.id').on('canned_use.staff_id', '=', staffId),
    )
    .select(['id', 'version', 'name', 'game_id as gameId', 'topics', 'texts', 'actions', 'owner_id as ownerId', 'used'])
    .where((e) => e.or([e('owner_id', 'is', null), e('owner_id', '=', staffId)]))
    .where((e) => e.or([e('game_id', 'is', null), e('game_id', '=', anyOf(games, 'text'))]))
    .$if(after !== null, (query) => query.where(sql<boolean>`(name, id) > (${after?.name}, ${after?.id}::uuid)`))
    .orderBy('name')
    .orderBy('id')
    .limit(PAGE + 1)
    .execute();
  const last = rows[PAGE - 1];
  const replies = rows.slice(0, PAGE).map(({ topics, ownerId, used, ...row }) => ({
    ...row,
    topics: topics as KeptReply['topics'],
    own: ownerId !== null,
    used: used ?? 0,
  }));
  return { replies, ...(rows.length > PAGE && last && { next: `${last.id}.${last.name}` }) };
}

export async function headOfCanned(db: Kysely<Database>, id: Uuid): Promise<CannedHead | undefined> {
  return db.selectFrom('canned_reply').select(['game_id as gameId', 'owner_id as ownerId']).where('id', '=', id).executeTakeFirst();
}

/**
 * `ownerId`: who keeps it to themselves from now on, null for nobody. Out: whether it was saved; not, when it was
 * changed since the version that was read.
 */
export async function saveCanned(
  db: Kysely<Database>,
  id: Uuid,
  { version, gameId, name, topics, texts, actions }: CannedReplyRequest,
  { staffId, ownerId }: { staffId: string; ownerId: string | null },
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
      .values({ id, ...row, owner_id: ownerId })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return made === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('canned_reply')
    .set({ ...row, owner_id: ownerId })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function removeCanned(db: Kysely<Database>, id: Uuid): Promise<void> {
  await db.deleteFrom('canned_reply').where('id', '=', id).execute();
}

export async function countUse(db: Kysely<Database>, id: Uuid, staffId: string): Promise<void> {
  await db
    .insertInto('canned_use')
    // Nothing, when it was removed just now.
    .columns(['staff_id', 'reply_id'])
    .expression((e) => e.selectFrom('canned_reply').select([e.val(staffId).$castTo<string>().as('staff_id'), 'id']).where('id', '=', id))
    .onConflict((conflict) => conflict.columns(['staff_id', 'reply_id']).doUpdateSet((e) => ({ used: e('canned_use.used', '+', 1) })))
    .execute();
}
