import { PRIORITIES } from '@savepoint/protocol';
import type { CaseDetail, CaseSummary, Message, Uuid } from '@savepoint/protocol';
import { sql, type InferResult, type Kysely, type RawBuilder } from 'kysely';
import { compiledOnce } from '../db/compiled-once.ts';
import type { Database } from '../db/schema.ts';
import { labelAnswers } from '../forms/label-answers.ts';
import { anyOf } from './any-of.ts';
import { readDrafts } from './draft-store.ts';
import { readEdits } from './edit-store.ts';
import { readHeldIn } from './held-store.ts';
import { findMissingFiles, readMessages } from './message-store.ts';
import { readNotes } from './note-store.ts';
import { readPlayerCard } from './player-card.ts';
import { readRatingComment } from './verdict-store.ts';

/** Lines of the inbox, by ids; no scope, for callers that have checked it. */
export async function readSummaries(db: Kysely<Database>, ids: readonly Uuid[]): Promise<CaseSummary[]> {
  return (await summaries(db).where('cases.id', '=', anyOf(ids, 'uuid')).execute()).map(toSummary);
}

/** The same as a table inside another statement, of the ids that `ids` selects; its rows are for `toSummary`. */
export function summariesOf(db: Kysely<Database>, ids: RawBuilder<unknown>) {
  return sql`${allSummaries(db)} WHERE cases.id IN (${ids})`;
}

/** A whole case, if it is of one of the games of whoever asks. */
export async function readCase(
  db: Kysely<Database>,
  id: Uuid,
  asking: { staffId: Uuid; games: readonly string[] },
): Promise<CaseDetail | null> {
  const row = await summaries(db)
    .select(['context', 'answers'])
    .where('cases.id', '=', id)
    .where('cases.game_id', '=', anyOf(asking.games, 'text'))
    .executeTakeFirst();
  if (!row) return null;
  const messages: Message[] = await readMessages(db, id);
  const missingFiles = await findMissingFiles(db, id);
  const answers = row.answers && (await labelAnswers(db, row.game_id, row.answers, messages[0]));
  const ratingComment = row.rating === null ? null : await readRatingComment(db, id);
  return {
    ...toSummary(row),
    messages,
    missingFiles,
    edits: await readEdits(db, id),
    notes: await readNotes(db, id),
    held: await readHeldIn(db, id),
    drafts: await readDrafts(db, id, asking.staffId),
    ...(answers && { answers }),
    ...(ratingComment !== null && { ratingComment }),
    context: row.context,
    ...(await readPlayerCard(db, id, Date.now())),
  };
}

function summaries(db: Kysely<Database>) {
  return db
    .selectFrom('cases')
    .innerJoin('player', 'player.id', 'cases.player_id')
    .leftJoin('staff as owner', 'owner.id', 'cases.owner_id')
    .select([
      'cases.id',
      'number',
      'cases.game_id',
      'player_id',
      'player.name as player_name',
      'player.studio_id',
      'topic',
      'state',
      'subject',
      'tags',
      'build',
      'device_class',
      'os',
      'cases.locale',
      'opened_at',
      'updated_at',
      'last_from',
      'last_excerpt',
      'last_at',
      'last_seq',
      'staff_read_seq',
      'player_read_seq',
      'solved',
      'rating',
      'staff_delivered_seq',
      'player_delivered_seq',
      'live',
      'live_since',
      'agent_id',
      'agent_name',
      'priority',
      'queue',
      'owner_id',
      'owner.name as owner_name',
      'waiting_since',
    ]);
}

const allSummaries = compiledOnce(summaries);

export type SummaryRow = InferResult<ReturnType<typeof summaries>>[number];

export function toSummary(row: SummaryRow): CaseSummary {
  return {
    id: row.id,
    number: row.number,
    gameId: row.game_id,
    topic: row.topic,
    state: row.state,
    subject: row.subject,
    tags: row.tags,
    priority: PRIORITIES[row.priority] ?? 'normal',
    ...(row.queue !== null && { queue: row.queue }),
    player: {
      id: row.player_id,
      ...(row.player_name !== null && { name: row.player_name }),
      ...(row.studio_id !== null && { studioId: row.studio_id }),
    },
    ...(row.build !== null && { build: row.build }),
    ...(row.device_class !== null && { deviceClass: row.device_class }),
    ...(row.os !== null && { os: row.os }),
    ...(row.locale !== null && { locale: row.locale }),
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    lastMessage: { from: row.last_from, excerpt: row.last_excerpt, at: row.last_at },
    lastSeq: row.last_seq,
    staffReadSeq: row.staff_read_seq,
    playerReadSeq: row.player_read_seq,
    ...(row.solved !== null && { solved: row.solved }),
    ...(row.rating !== null && { rating: row.rating }),
    staffDeliveredSeq: row.staff_delivered_seq,
    playerDeliveredSeq: row.player_delivered_seq,
    live: row.live,
    ...(row.live_since !== null && { liveSince: row.live_since }),
    ...(row.agent_id !== null && { agent: { id: row.agent_id, name: row.agent_name ?? '' } }),
    ...(row.owner_id !== null && { owner: { id: row.owner_id, name: row.owner_name ?? '' } }),
    ...(row.waiting_since !== null && { waitingSince: row.waiting_since }),
  };
}
