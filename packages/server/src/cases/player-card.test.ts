import { newId } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const DAY_MS = 86_400_000;

test('says who a case is from: standing, earlier cases, what was told before, contacts of 48 hours, ratings, last owner', async () => {
  const player = await register(server.url);
  const first = openingCase({ text: 'Long ago', context: { game: { id: 'orbit', build: '1.4.1' }, device: { os: 'iOS' } } });
  await player.sync([first]);
  await agent.reply(first.caseId, 'An answer');
  await agent.post(`/staff/cases/${first.caseId}/solved`, {});
  const rating = { id: newId(), kind: 'case.rate', at: Date.now(), caseId: first.caseId, body: { score: 4, comment: 'quick' } };
  const confirming = { id: newId(), kind: 'case.confirm', at: Date.now(), caseId: first.caseId, body: {} };
  await player.sync([confirming, rating]);
  // As if three days had gone by.
  const past = Date.now() - 3 * DAY_MS;
  await server.db.updateTable('cases').set({ opened_at: past, updated_at: past }).where('id', '=', first.caseId).execute();

  const second = openingCase({ text: 'Again', context: { game: { id: 'orbit', build: '1.4.2' } } });
  await player.sync([second, sendingMessage(second.caseId, 'hello?')]);
  const until = Date.now() + DAY_MS;
  await agent.post(`/staff/players/${player.id}/ban`, { until });

  const { card, earlier } = await agent.open(second.caseId);
  expect(card).toMatchObject({
    verified: false,
    bannedUntil: until,
    cases: 2,
    recent: { cases: 1, messages: 2 },
    ratings: [{ score: 4, comment: 'quick' }],
    lastOwner: { name: 'Robin' },
    before: { id: first.caseId, openedAt: past, context: { game: { build: '1.4.1' }, device: { os: 'iOS' } } },
  });
  expect(earlier).toMatchObject([{ id: first.caseId, subject: 'Long ago', build: '1.4.1', rating: 4 }]);
  expect((await agent.open(first.caseId)).card.before).toBeUndefined();
});

test('knows nothing of other players', async () => {
  const opening = openingCase();
  await (await register(server.url)).sync([opening]);
  const { card, earlier } = await agent.open(opening.caseId);
  expect(card).toMatchObject({ cases: 1, recent: { cases: 1, messages: 1 }, ratings: [], bannedUntil: 0 });
  expect([card.lastOwner, earlier]).toEqual([undefined, []]);
});
