import { setTimeout as sleep } from 'node:timers/promises';
import { newId, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockPlayers } from '../cases/lock.ts';
import { reply } from '../cases/staff-actions.ts';
import { openDatabase, type OpenDatabase } from '../db/open-database.ts';
import type { Database } from '../db/schema.ts';
import { addGame } from '../games/game-store.ts';
import { currentPlace, readLog, type Place } from '../live/event-log.ts';
import type { FeedPart } from '../players/feed-store.ts';
import { createRuleBook } from '../rules/rule-store.ts';
import { openingCase, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { commitJobs } from './commit.ts';
import type { IntakeJob } from './decide.ts';
import { readUpdates } from './updates.ts';

let stage: Stage;
let databaseUrl: string;
/** Two nodes: a pool each. */
let nodes: OpenDatabase[];
/** What else goes on in the database. */
let busy: pg.Client;

/** The log waits for every transaction of the whole PostgreSQL, and so for those of other tests. */
const PATIENCE = { timeout: 20_000, interval: 20 };

beforeAll(async () => {
  stage = await openStage();
  databaseUrl = await stage.database();
  const open = () => openDatabase({ url: databaseUrl }, false, pino({ level: 'silent' }));
  nodes = [await open(), await open()];
  busy = new pg.Client(databaseUrl);
  await busy.connect();
  await addGame(nodes[0]!.db, { id: 'orbit', name: 'Orbit' });
}, 60_000);
afterAll(async () => {
  await Promise.all([busy.end(), ...nodes.map(({ close }) => close())]);
  await stage.close();
});

interface Writer {
  playerId: Uuid;
  caseId: Uuid;
}

/** So many players with a case each; ids in the order in which rows are locked. */
async function someWriters(count: number): Promise<Writer[]> {
  const { db } = nodes[0]!;
  const writers = Array.from({ length: count }, () => newId()).toSorted().map((playerId) => ({ playerId, opening: openingCase() }));
  const rows = writers.map(({ playerId }) => ({ id: playerId, game_id: 'orbit', created_at: 0 }));
  await db.insertInto('player').values(rows).execute();
  await commitJobs(db, writers.map(({ playerId, opening }) => jobOf(playerId, opening)), createRuleBook(db));
  return writers.map(({ playerId, opening }) => ({ playerId, caseId: opening.caseId }));
}

function jobOf(playerId: Uuid, ...envelopes: IntakeJob['envelopes']): IntakeJob {
  return { playerId, gameId: 'orbit', envelopes, tooOld: new Set() };
}

const says = ({ playerId, caseId }: Writer, text: string) => jobOf(playerId, sendingMessage(caseId, text));

/** Reads on in the log as a console's tail does. Out: what was said in each case, in the order in which it was read. */
function logReader(db: Kysely<Database>, from: Place) {
  const seqs = new Map<Uuid, number[]>();
  let place = from;
  return {
    seqs,
    async step() {
      const part = await readLog(db, place, 500);
      place = part.end;
      for (const { event } of part.events) {
        // Where it began, a case's opening may stand again: something else still ran when it was written.
        if (event.kind !== 'message.added' || event.message.seq === 1) continue;
        seqs.set(event.caseId, [...(seqs.get(event.caseId) ?? []), event.message.seq]);
      }
      return part.events.length;
    },
  };
}

test('tells staff of a case in the order of its messages, whatever its commits had to wait for', async () => {
  const [a, held, b] = (await someWriters(3)) as [Writer, Writer, Writer];
  const [first, second] = nodes.map(({ db }) => db) as [Kysely<Database>, Kysely<Database>];
  const reader = logReader(first, await currentPlace(first));
  let letGo = () => {};
  const holding = second.transaction().execute(async (trx) => {
    await lockPlayers(trx, [held.playerId]);
    await new Promise<void>((resolve) => (letGo = resolve));
  });
  await expect.poll(() => sessions('idle in transaction'), PATIENCE).toBeGreaterThan(0);
  // Has begun when the others do: it waits in the middle of its locks.
  const later = commitJobs(first, [says(a, 'x'), says(held, 'x'), says(b, 'the second')], createRuleBook(first));
  await expect.poll(() => sessions('active'), PATIENCE).toBeGreaterThan(0);
  await busy.query('BEGIN');
  await busy.query('SELECT pg_current_xact_id()');
  await commitJobs(second, [says(b, 'the first')], createRuleBook(second));
  letGo();
  await Promise.all([holding, later]);
  // Meanwhile something else of the database still runs.
  await reader.step();
  expect(reader.seqs.get(b.caseId) ?? []).toEqual([]);
  await busy.query('COMMIT');
  await expect.poll(() => reader.step().then(() => reader.seqs.get(b.caseId)), PATIENCE).toEqual([2, 3]);
}, 30_000);

/** Of this database: those that wait for a lock, or that hold theirs. */
async function sessions(state: 'active' | 'idle in transaction'): Promise<number> {
  const { rows } = await busy.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND state = $1 AND ($1 <> 'active' OR wait_event_type = 'Lock')`,
    [state],
  );
  return Number(rows[0]!.count);
}

test('leaves no gap and no wrong order in any feed, when two nodes write to the same cases at once', async () => {
  const writers = await someWriters(5);
  const actor = { id: newId(), name: 'Ana', person: true, games: ['orbit'] };
  const from = await currentPlace(nodes[0]!.db);
  const logs = nodes.map(({ db }) => logReader(db, from));
  const feeds = nodes.flatMap((node) => writers.map((writer) => feedReader(node, writer)));
  const parts: FeedPart[] = [];
  let writing = true;

  async function write(db: Kysely<Database>, nth: number): Promise<void> {
    const rules = createRuleBook(db);
    for (let round = 0; round < 8; round++) {
      const chosen = writers.filter((_, index) => (nth * 7 + round * 3 + index) % 5 < 3);
      const { written } = await commitJobs(db, chosen.toReversed().map((one) => says(one, `${nth}.${round}`)), rules);
      parts.push(...written.feed);
      const answered = await reply(db, actor, writers[(nth + round) % 5]!.caseId, { id: newId(), text: 'yes', attachments: [] });
      if (typeof answered !== 'string' && 'feed' in answered) parts.push(...answered.feed);
    }
  }
  /** Other work of the same database, which ends in another order than it began. */
  async function hold(db: Kysely<Database>, ms: number): Promise<void> {
    while (writing) {
      await db.transaction().execute(async (trx) => {
        await trx.updateTable('game').set({ name: 'Orbit' }).where('id', '=', `nothing ${ms}`).execute();
        await trx.selectNoFrom((of) => of.fn('pg_current_xact_id').as('xid')).execute();
        await sleep(ms);
      });
    }
  }
  const reading = [...logs, ...feeds].map(async ({ step }) => {
    while (writing) {
      await step();
      await sleep(1);
    }
  });
  const holding = nodes.map(({ db }, index) => hold(db, 5 + index * 8));
  await Promise.all(nodes.flatMap(({ db }, node) => [0, 1, 2].map((nth) => write(db, node * 3 + nth))));
  writing = false;
  await Promise.all([...reading, ...holding]);

  for (const { playerId, caseId } of writers) {
    const said = await nodes[0]!.db.selectFrom('message').select('seq').where('case_id', '=', caseId).execute();
    const whole = Array.from({ length: said.length - 1 }, (_, index) => index + 2);
    for (const { step, seqs } of logs) {
      await expect.poll(() => step().then(() => seqs.get(caseId)), PATIENCE).toEqual(whole);
    }
    for (const feed of feeds.filter((one) => one.playerId === playerId)) {
      while ((await feed.step()) > 0);
      expect(feed.seqs).toEqual([1, ...whole]);
    }
    // What is pushed of each commit goes on where another ended.
    const own = parts.filter((part) => part.playerId === playerId).toSorted((one, other) => one.after - other.after);
    own.slice(1).forEach(({ after }, index) => expect(after).toBe(own[index]!.end));
  }
}, 60_000);

/** Asks again and again from where it stands, as a player's client does. */
function feedReader({ db, epoch }: OpenDatabase, { playerId }: Writer) {
  const seqs: number[] = [];
  let cursor: string | null = null;
  return {
    playerId,
    seqs,
    async step() {
      const asked = { playerId, issuedAtMs: Date.now(), cursor, watching: true };
      const [answer] = await readUpdates(db, epoch, 1_000, [asked]);
      cursor = answer!.cursor;
      for (const update of answer!.updates) if (update.kind === 'message.added') seqs.push(update.message.seq);
      return answer!.updates.length;
    },
  };
}
