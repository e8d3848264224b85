import { newId, type CaseState, type Context, type Topic, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import { insertRows } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';
import { makeDueWords } from '../search/word-store.ts';
import { takeCaseNumbers } from './case-numbers.ts';
import { addMessage, markSeen, openCase, setState } from './change.ts';
import { addChange, noEffects, type Effects } from './effects.ts';
import { writeEffects } from './write-effects.ts';

/** A case from elsewhere, or made up, with the times at which things happened. */
export interface ImportedCase {
  game: string;
  /** Cases that name the same id belong to the same player; without an id each case gets a player of its own. */
  player: { id?: Uuid; name: string; locale: string };
  topic: Topic;
  context: Context;
  /** Milliseconds since 1970. */
  openedAt: number;
  state: CaseState;
  /** In their order; the first is the player's and opens the case. */
  messages: { from: 'player' | 'staff'; author?: string; text: string; at: number }[];
  /** How many of the messages each side has read. */
  staffReadSeq: number;
  playerReadSeq: number;
}

const CASES_PER_TRANSACTION = 200;

/**
 * In: cases, their games known already. Out: their ids, in order, when cases, messages, words, tags, players and
 * players' feeds stand as if it had all happened here. Staff events are not written: consoles load their list anew.
 */
export async function importCases(db: Kysely<Database>, cases: readonly ImportedCase[]): Promise<Uuid[]> {
  const ids: Uuid[] = [];
  for (let start = 0; start < cases.length; start += CASES_PER_TRANSACTION) {
    const part = cases.slice(start, start + CASES_PER_TRANSACTION).map((given) => {
      const playerId = given.player.id ?? newId();
      return { ...given, id: newId(given.openedAt), playerId };
    });
    await db.transaction().execute(async (trx) => {
      await importPlayers(trx, part);
      const numbers = await takeCaseNumbers(trx, part.length);
      const effects = noEffects();
      part.forEach((given, index) => replay(effects, given, numbers[index]!));
      await writeEffects(trx, { ...effects, events: [] }, Date.now());
    });
    ids.push(...part.map((given) => given.id));
  }
  await makeDueWords(db, new AbortController().signal);
  return ids;
}

type Identified = ImportedCase & { id: Uuid; playerId: Uuid };

function replay(effects: Effects, given: Identified, number: number): void {
  const { id, playerId, topic, context, game: gameId } = given;
  const [first, ...later] = given.messages.map((message) => ({ id: newId(message.at), attachments: [], ...message }));
  if (!first) throw new Error('A case needs its first message');
  const record = { id, number, gameId, playerId, topic, context };
  const opened = openCase(record, first);
  effects.opened.set(id, record);
  addChange(effects, opened);
  effects.messages.push({ ...opened, staffId: null, clientAt: null });
  let { head } = opened;
  for (const message of later) {
    const change = addMessage(head, message);
    addChange(effects, change);
    effects.messages.push({ ...change, staffId: null, clientAt: null });
    head = change.head;
  }
  for (const [by, upTo] of [['staff', given.staffReadSeq], ['player', given.playerReadSeq]] as const) {
    const change = markSeen(head, by, upTo);
    addChange(effects, change);
    head = change.head;
  }
  addChange(effects, setState(head, given.state, head.lastAt));
}

async function importPlayers(trx: Kysely<Database>, cases: readonly Identified[]): Promise<void> {
  const players = [...new Map(cases.map((given) => [given.playerId, given])).values()];
  const known = await trx
    .selectFrom('player')
    .select('id')
    .where('id', 'in', players.map((given) => given.playerId))
    .execute();
  const isKnown = new Set(known.map((row) => row.id));
  await insertRows(
    trx,
    'player',
    {
      id: 'uuid',
      game_id: 'text',
      name: 'text',
      locale: 'text',
      created_at: 'bigint',
    },
    players.filter((given) => !isKnown.has(given.playerId)).map((given) => ({
      id: given.playerId,
      game_id: given.game,
      name: given.player.name,
      locale: given.player.locale,
      created_at: given.openedAt,
    })),
  );
}
