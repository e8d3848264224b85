import { TOPICS } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { cutoff, eraseOld, setRetention } from './retention.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

test('keeps a topic as long as it says, or as long as its game does', () => {
  const day = 24 * 60 * 60_000;
  expect(cutoff({}, 'bug', 10 * day)).toBeNull();
  expect(cutoff({ days: 3 }, 'bug', 10 * day)).toBe(7 * day);
  expect(cutoff({ days: 3, topics: { bug: 1 } }, 'bug', 10 * day)).toBe(9 * day);
});

test('erases what is closed for longer than its game keeps it, by topic', async () => {
  const player = await register(server.url, 'harbor');
  const [old, kept, open] = [openingCase({ topic: 'bug' }), openingCase({ topic: 'payment' }), openingCase({ topic: 'bug' })];
  await player.sync([old, kept, open]);
  for (const { caseId } of [old, kept]) await owner.post(`/staff/cases/${caseId}/state`, { state: 'closed' });
  const asked = { method: 'PUT', headers: owner.headers, body: JSON.stringify({ days: 30, topics: { payment: 365 } }) };
  expect((await fetch(`${server.url}/staff/games/harbor/retention`, asked)).status).toBe(204);
  const later = Date.now() + 31 * 24 * 60 * 60_000;
  expect(await eraseOld(server.db, Date.now(), TOPICS, async () => {})).toBe(0);
  expect(await eraseOld(server.db, later, TOPICS, async () => {})).toBe(1);
  const left = await server.db.selectFrom('cases').select('id').where('game_id', '=', 'harbor').execute();
  expect(left.map(({ id }) => id).toSorted()).toEqual([kept.caseId, open.caseId].toSorted());
  await setRetention(server.db, 'harbor', {});
});

test('keeps an old case that its player writes in while others are being erased', async () => {
  const players = await Promise.all([1, 2].map(() => register(server.url, 'harbor')));
  const caseOf = new Map(await Promise.all(players.map(async (player) => {
    const open = openingCase({ topic: 'bug' });
    await player.sync([open]);
    await owner.post(`/staff/cases/${open.caseId}/state`, { state: 'closed' });
    return [player.id, open.caseId] as const;
  })));
  await setRetention(server.db, 'harbor', { days: 30 });
  const erased: string[] = [];
  await eraseOld(server.db, Date.now() + 31 * 24 * 60 * 60_000, ['bug'], async ({ proof }) => {
    erased.push(proof.playerId);
    const other = players.find(({ id }) => id !== proof.playerId)!;
    await other.sync([sendingMessage(caseOf.get(other.id)!, 'it is back')]);
  });
  await setRetention(server.db, 'harbor', {});
  expect(erased).toHaveLength(1);
  const left = players.find(({ id }) => id !== erased[0])!;
  const { state, messages } = await owner.open(caseOf.get(left.id)!);
  expect([state, messages.at(-1)?.text]).toEqual(['open', 'it is back']);
});

test('a case that cannot be erased keeps no other here', async () => {
  const players = await Promise.all([1, 2, 3].map(() => register(server.url, 'harbor')));
  const opened = players.map(() => openingCase({ topic: 'bug' }));
  for (const [nth, player] of players.entries()) {
    await player.sync([opened[nth]!]);
    await owner.post(`/staff/cases/${opened[nth]!.caseId}/state`, { state: 'closed' });
  }
  const [first, second, third] = opened.map(({ caseId }) => caseId);
  await sql`
    CREATE FUNCTION stubborn() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF OLD.id = '${sql.raw(first!)}' THEN RAISE 'no'; END IF; RETURN OLD; END $$
  `.execute(server.db);
  await sql`CREATE TRIGGER stubborn BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION stubborn()`.execute(server.db);
  await setRetention(server.db, 'harbor', { days: 30 });
  const later = Date.now() + 31 * 24 * 60 * 60_000;
  const bucketIsAway = () => Promise.reject(new Error('the bucket is away'));
  await expect(eraseOld(server.db, later, ['bug'], bucketIsAway)).rejects.toThrow('no');
  const left = await server.db.selectFrom('cases').select('id').where('id', 'in', [first!, second!, third!]).execute();
  expect(left).toEqual([{ id: first }]);
  await sql`DROP FUNCTION stubborn CASCADE`.execute(server.db);
  await expect(eraseOld(server.db, later, ['bug'], bucketIsAway)).rejects.toThrow('the bucket is away');
  await setRetention(server.db, 'harbor', {});
});
