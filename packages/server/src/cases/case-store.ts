import { PRIORITIES } from '@savepoint/protocol';
import type { CaseDetail, CaseQuery, CaseState, CaseSummary, Message, Uuid } from '@savepoint/protocol';
import { storable } from '@savepoint/protocol/schemas';
import { sql, type InferResult, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { labelAnswers } from '../forms/label-answers.ts';
import { findMissingFiles, readMessages } from './message-store.ts';
import { readRatingComment } from './verdict-store.ts';

const EARLIER_CASES = 20;

/** Lines of the inbox, by ids; no scope, for callers that have checked it. */
export async function readSummaries(db: Kysely<Database>, ids: readonly Uuid[]): Promise<CaseSummary[]> {
  return (await summaries(db).where('cases.id', '=', anyOf(ids, 'uuid')).execute()).map(toSummary);
}

/**
 * In: the games somebody may see, and what they look for. Out: a page of cases, newest change first, and where the
 * next one begins. The place is the last row's own key, so pages neither skip nor repeat a case that stands still.
 */
export async function listCases(
  db: Kysely<Database>,
  games: readonly string[],
  query: Omit<CaseQuery, 'before'>,
  before: { updatedAt: number; id: Uuid } | null,
): Promise<{ cases: CaseSummary[]; next: { updatedAt: number; id: Uuid } | null }> {
  let found = summaries(db).where('cases.game_id', '=', anyOf(games, 'text'));
  if (query.state) found = found.where('state', '=', query.state);
  if (query.topic) found = found.where('topic', '=', query.topic);
  if (query.live) found = found.where('live', '=', query.live);
  if (query.tag) found = found.where(sql<boolean>`tags @> ${[storable(query.tag)]}::text[]`);
  if (query.text) found = found.where(matches(storable(query.text).trim()));
  if (before) {
    found = found.where(sql<boolean>`(updated_at, cases.id) < (${before.updatedAt}::bigint, ${before.id}::uuid)`);
  }
  const rows = await found.orderBy('updated_at', 'desc').orderBy('cases.id', 'desc').limit(query.limit + 1).execute();
  const cases = rows.slice(0, query.limit).map(toSummary);
  const last = cases.at(-1);
  return { cases, next: rows.length > cases.length && last ? { updatedAt: last.updatedAt, id: last.id } : null };
}

export async function countCases(db: Kysely<Database>, games: readonly string[]): Promise<Record<CaseState, number>> {
  const rows = await db
    .selectFrom('cases')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .where('game_id', '=', anyOf(games, 'text'))
    .groupBy('state')
    .execute();
  const counts = { open: 0, answered: 0, closed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** A whole case, if it is of one of these games. */
export async function readCase(db: Kysely<Database>, id: Uuid, games: readonly string[]): Promise<CaseDetail | null> {
  const row = await summaries(db)
    .select(['context', 'answers'])
    .where('cases.id', '=', id)
    .where('cases.game_id', '=', anyOf(games, 'text'))
    .executeTakeFirst();
  if (!row) return null;
  const earlier = await db
    .selectFrom('cases')
    .select(['id', 'number', 'topic', 'state', 'subject', 'opened_at as openedAt'])
    .where('player_id', '=', row.player_id)
    .where('id', '<>', id)
    .orderBy('opened_at', 'desc')
    .limit(EARLIER_CASES)
    .execute();
  const messages: Message[] = await readMessages(db, id);
  const missingFiles = await findMissingFiles(db, id);
  const answers = row.answers && (await labelAnswers(db, row.game_id, row.answers, messages[0]));
  const ratingComment = row.rating === null ? null : await readRatingComment(db, id);
  return {
    ...toSummary(row),
    messages,
    missingFiles,
    ...(answers && { answers }),
    ...(ratingComment !== null && { ratingComment }),
    context: row.context,
    earlier,
  };
}

function summaries(db: Kysely<Database>) {
  return db
    .selectFrom('cases')
    .innerJoin('player', 'player.id', 'cases.player_id')
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
    ]);
}

type Row = InferResult<ReturnType<typeof summaries>>[number];

function toSummary(row: Row): CaseSummary {
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
  };
}

/** Part of the subject or of the last message, or a case's number as a player tells it: 123 or #123. */
function matches(text: string) {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const number = /^#?(\d{1,15})$/.exec(text)?.[1] ?? null;
  return sql<boolean>`(subject ILIKE ${part} OR last_excerpt ILIKE ${part} OR number = ${number}::bigint)`;
}

function anyOf(values: readonly string[], type: 'uuid' | 'text') {
  return sql<string>`ANY(${[...values]}::${sql.raw(type)}[])`;
}
