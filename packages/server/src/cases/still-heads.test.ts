import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, register, sendingMessage, startingChat } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { addMessage, openCase, type CaseHead } from './change.ts';

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
afterAll(() => stage.close());

test('what is said in a conversation changes its case in place, and no index of cases', async () => {
  const player = await register(server.url);
  const opening = openingCase();
  await player.sync([opening, startingChat(opening.caseId), sendingMessage(opening.caseId, 'anybody here?')]);
  const changes = async () => {
    await sql`SELECT pg_stat_force_next_flush()`.execute(server.db);
    const { rows } = await sql<{ all: number; inPlace: number }>`
      SELECT n_tup_upd AS all, n_tup_hot_upd AS "inPlace" FROM pg_stat_user_tables WHERE relname = 'cases'
    `.execute(server.db);
    return rows[0]!;
  };
  // What other connections have counted comes to be seen within their next second of rest.
  const tally = await server.db.selectFrom('case_tally').selectAll().execute();
  for (let nth = 0; nth < 20; nth++) await player.sync([sendingMessage(opening.caseId, `hello ${nth}`)]);
  await expect.poll(async () => (await changes()).all).toBeGreaterThanOrEqual(20);
  const { all, inPlace } = await changes();
  // The case, its first message and the conversation came in one change.
  expect(all - inPlace).toBeLessThanOrEqual(1);
  expect(await server.db.selectFrom('case_tally').selectAll().execute()).toEqual(tally);
  const row = await server.db.selectFrom('cases').select(['last_seq', 'last_excerpt']).where('id', '=', opening.caseId).executeTakeFirstOrThrow();
  expect(row).toEqual({ last_seq: 22, last_excerpt: 'hello 19' });
});

test('a conversation moves up in the lists every ten seconds and whenever the other side speaks, any other case each time', () => {
  const { caseId: id, body } = openingCase();
  const first = { id: body.messageId, from: 'player' as const, text: 'one', at: 1_000, attachments: [] };
  const opened = openCase({ id, number: 1, gameId: 'orbit', playerId: id, topic: 'bug', context: {}, answers: undefined, answerTags: [] }, first);
  const movedTo = (head: CaseHead, from: 'player' | 'staff', at: number) => addMessage(head, { ...first, from, at }).head.updatedAt;
  expect(movedTo(opened.head, 'player', 2_000)).toBe(2_000);
  const talking: CaseHead = { ...opened.head, live: 'active' };
  expect([2_000, 10_999, 11_000].map((at) => movedTo(talking, 'player', at))).toEqual([1_000, 1_000, 11_000]);
  expect(movedTo(talking, 'staff', 2_000)).toBe(2_000);
});
