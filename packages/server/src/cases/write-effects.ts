import { sql, type Kysely } from 'kysely';
import { insertionOf, rowsOf } from '../db/insert-rows.ts';
import type { Turn } from '../db/in-time.ts';
import { together, type Statement } from '../db/run-together.ts';
import type { Database } from '../db/schema.ts';
import { writeChats } from '../chat/record.ts';
import { eventRows } from '../live/event-log.ts';
import { feedingOf, type FeedPart } from '../players/feed-store.ts';
import { wordsDue } from '../search/word-store.ts';
import type { CaseHead } from './change.ts';
import type { Effects } from './effects.ts';
import { writeLabels } from '../rules/write-labels.ts';
import { tagsOf } from './tags.ts';
import { writeEdits } from './edit-store.ts';

const HEAD_COLUMNS = {
  id: 'uuid',
  state: 'text',
  updated_at: 'bigint',
  last_seq: 'bigint',
  last_from: 'text',
  last_excerpt: 'text',
  last_at: 'bigint',
  staff_read_seq: 'bigint',
  player_read_seq: 'bigint',
  solved: 'text',
  rating: 'smallint',
  staff_delivered_seq: 'bigint',
  player_delivered_seq: 'bigint',
  live: 'text',
  live_since: 'bigint',
  chat_id: 'uuid',
  agent_id: 'uuid',
  agent_name: 'text',
  owner_id: 'uuid',
  waiting_since: 'bigint',
  topic: 'text',
};

const HEAD_CHANGES = sql.raw(Object.keys(HEAD_COLUMNS).filter((name) => name !== 'id').map((name) => `${name} = given.${name}`).join());

/** What a commit means for those who listen. */
export interface Written {
  feed: readonly FeedPart[];
  /** Games whose line has changed. */
  lines: readonly string[];
}

export const NOTHING_WRITTEN: Written = { feed: [], lines: [] };

/**
 * In: a transaction that holds the locks of `cases/lock.ts`, what has been decided under them, and what else is to be
 * written. Out: when it is, what it means for those who listen; by one statement, and a few more for what is rare, whatever
 * the number of rows. With `finish` that one commits as well where nothing rare follows.
 */
export async function writeEffects(
  trx: Kysely<Database>,
  effects: Effects,
  nowMs: number,
  also: readonly Statement[] = [],
  finish?: Turn['finish'],
): Promise<Written> {
  const feeding = feedingOf(effects.updates);
  const statements = [
    ...caseRows(effects),
    ...headChanges([...effects.heads.values()].filter((head) => !effects.opened.has(head.id))),
    ...messageRows(effects),
    ...wordsDue([...new Set(effects.messages.map(({ head }) => head.id))]),
    ...eventRows(effects.events, nowMs),
    ...also,
  ];
  const one = together(statements, feeding?.named, feeding?.result);
  const isLast = finish && [effects.labels, effects.edits, effects.verdicts, effects.chats].every(({ length }) => length === 0);
  const ends = one === null ? [] : isLast ? await finish(one) : (await one.execute(trx)).rows;
  const feed = feeding?.partsOf(ends) ?? [];
  // These change or read what was just written.
  await writeLabels(trx, effects.labels);
  await writeEdits(trx, effects.edits);
  await insertVerdicts(trx, effects);
  await writeChats(trx, effects.chats);
  return { feed, lines: [...new Set(effects.chats.map(({ gameId }) => gameId))] };
}

function caseRows(effects: Effects): Statement[] {
  const rows = [...effects.opened.values()].map((given) => {
    const head = effects.heads.get(given.id)!;
    const { context } = given;
    return {
      ...headRow(head),
      number: head.number,
      game_id: head.gameId,
      player_id: head.playerId,
      subject: head.subject,
      tags: [...tagsOf(given.topic, context), ...(given.answerTags ?? [])],
      context,
      answers: given.answers ?? null,
      build: context.game?.build ?? null,
      device_class: context.device?.class ?? null,
      os: context.device?.os ?? null,
      locale: context.locale?.language ?? null,
      opened_at: head.openedAt,
    };
  });
  return insertionOf(
    'cases',
    {
      ...HEAD_COLUMNS,
      number: 'bigint',
      game_id: 'text',
      player_id: 'uuid',
      subject: 'text',
      tags: 'text[]',
      context: 'jsonb',
      answers: 'jsonb',
      build: 'text',
      device_class: 'text',
      os: 'text',
      locale: 'text',
      opened_at: 'bigint',
    },
    rows,
  );
}

function headChanges(heads: CaseHead[]): Statement[] {
  if (heads.length === 0) return [];
  const given = rowsOf(HEAD_COLUMNS, heads.map(headRow));
  return [sql`UPDATE cases SET ${HEAD_CHANGES} FROM ${given} WHERE cases.id = given.id`];
}

function messageRows({ messages }: Effects): Statement[] {
  const texts = insertionOf(
    'message',
    {
      id: 'uuid',
      game_id: 'text',
      case_id: 'uuid',
      seq: 'bigint',
      sender: 'text',
      staff_id: 'uuid',
      author: 'text',
      text: 'text',
      markdown: 'text',
      at: 'bigint',
      client_at: 'bigint',
    },
    messages.map(({ head, message, staffId, clientAt }) => ({
      id: message.id,
      game_id: head.gameId,
      case_id: head.id,
      seq: message.seq,
      sender: message.from,
      staff_id: staffId,
      author: message.author ?? null,
      text: message.text,
      markdown: message.markdown ?? null,
      at: message.at,
      client_at: clientAt,
    })),
  );
  const files = insertionOf(
    'attachment',
    {
      message_id: 'uuid',
      position: 'int',
      game_id: 'text',
      case_id: 'uuid',
      sha256: 'text',
      name: 'text',
      type: 'text',
      size_bytes: 'bigint',
    },
    messages.flatMap(({ head, message }) =>
      message.attachments.map(({ sizeBytes, ...file }, position) => ({
        ...file,
        message_id: message.id,
        position,
        game_id: head.gameId,
        case_id: head.id,
        size_bytes: sizeBytes,
      })),
    ),
  );
  return [...texts, ...files];
}

/** After the messages, since it names the agent who answered last. */
async function insertVerdicts(trx: Kysely<Database>, { verdicts }: Effects): Promise<void> {
  if (verdicts.length === 0) return;
  const given = rowsOf(
    { id: 'uuid', game_id: 'text', case_id: 'uuid', kind: 'text', score: 'smallint', comment: 'text', at: 'bigint' },
    verdicts.map(({ head, ...verdict }) => ({ ...verdict, game_id: head.gameId, case_id: head.id })),
  );
  await sql`
    INSERT INTO verdict (id, game_id, case_id, kind, score, comment, at, staff_id)
    SELECT id, game_id, case_id, kind, score, comment, at, (
      SELECT staff_id FROM message
      WHERE message.case_id = given.case_id AND sender = 'staff' ORDER BY seq DESC LIMIT 1
    ) FROM ${given}
  `.execute(trx);
}

function headRow(head: CaseHead) {
  return {
    id: head.id,
    state: head.state,
    updated_at: head.updatedAt,
    last_seq: head.lastSeq,
    last_from: head.lastFrom,
    last_excerpt: head.lastExcerpt,
    last_at: head.lastAt,
    staff_read_seq: head.staffReadSeq,
    player_read_seq: head.playerReadSeq,
    solved: head.solved,
    rating: head.rating,
    staff_delivered_seq: head.staffDeliveredSeq,
    player_delivered_seq: head.playerDeliveredSeq,
    live: head.live,
    live_since: head.liveSince,
    chat_id: head.chatId,
    agent_id: head.agentId,
    agent_name: head.agentName,
    owner_id: head.ownerId,
    waiting_since: head.waitingSince,
    topic: head.topic,
  };
}
