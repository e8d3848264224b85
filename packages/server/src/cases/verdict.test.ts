import { newId, type Envelope, type Update, type Uuid } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server);
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

const says = (caseId: Uuid, said: Pick<Envelope, 'kind'> & { body: object }) => ({ id: newId(), at: Date.now(), caseId, ...said });
const confirming = (caseId: Uuid, upTo: number) => says(caseId, { kind: 'case.confirm', body: { upTo } });
const reopening = (caseId: Uuid, upTo: number) => says(caseId, { kind: 'case.reopen', body: { upTo } });
const rating = (caseId: Uuid, body: { score: number; comment?: string }) => says(caseId, { kind: 'case.rate', body });

async function answeredCase() {
  const open = openingCase();
  await player.sync([open]);
  await agent.reply(open.caseId, 'Try again now.');
  return open.caseId;
}
const headOf = (updates: Update[], caseId: Uuid) =>
  updates.findLast((update) => update.kind === 'case.changed' && update.caseId === caseId);

test('an agent asks whether it is solved; the player says yes and rates; both stand for the statistics', async () => {
  const caseId = await answeredCase();
  expect((await agent.post(`/staff/cases/${caseId}/solved`, {})).status).toBe(204);
  expect(headOf((await player.sync([])).updates, caseId)).toMatchObject({ state: 'answered', solved: 'asked' });
  const { updates } = await player.sync([confirming(caseId, 2), rating(caseId, { score: 4, comment: 'quick' })]);
  expect(headOf(updates, caseId)).toMatchObject({ state: 'closed', solved: 'confirmed', rating: 4 });
  expect(await agent.open(caseId)).toMatchObject({ state: 'closed', solved: 'confirmed', rating: 4, ratingComment: 'quick' });
  const rows = await server.db.selectFrom('verdict').selectAll().where('case_id', '=', caseId).orderBy('at').orderBy('id').execute();
  const { staff } = (await (await agent.get('/staff/session')).json()) as { staff: { id: string } };
  expect(rows.map(({ kind, score, comment, staff_id }) => [kind, score, comment, staff_id])).toEqual([
    ['confirm', null, null, staff.id],
    ['rate', 4, 'quick', staff.id],
  ]);
});

test('the player says no: it is open again and stands in the inbox; a message does the same', async () => {
  const caseId = await answeredCase();
  await agent.post(`/staff/cases/${caseId}/state`, { state: 'closed' });
  expect(headOf((await player.sync([reopening(caseId, 2)])).updates, caseId)).toMatchObject({ state: 'open' });
  expect((await agent.list('?state=open')).cases.map(({ id }) => id)).toContain(caseId);
  await agent.post(`/staff/cases/${caseId}/solved`, {});
  const { updates } = await player.sync([sendingMessage(caseId, 'Still broken')]);
  expect(headOf(updates, caseId)).not.toHaveProperty('solved');
});

test('a yes that was said before the last answer was seen does not close, and the player hears how it stands', async () => {
  const caseId = await answeredCase();
  const { cursor } = await player.sync([]);
  await agent.reply(caseId, 'One more thing: please update.');
  const { results, updates } = await player.sync([confirming(caseId, 2)], { cursor });
  expect(results[0]!.status).toBe('stored');
  expect(headOf(updates, caseId)).toMatchObject({ state: 'answered' });
});

test('counts once what comes twice, also when the first result is forgotten; a later rating takes the place', async () => {
  const caseId = await answeredCase();
  const first = rating(caseId, { score: 1 });
  await player.sync([first, first]);
  await server.db.deleteFrom('envelope_result').where('envelope_id', '=', first.id).execute();
  const { results } = await player.sync([rating(caseId, { score: 5 }), first]);
  expect(results.map(({ status }) => status)).toEqual(['stored', 'duplicate']);
  expect((await agent.open(caseId)).rating).toBe(5);
  const rows = await server.db.selectFrom('verdict').select('score').where('case_id', '=', caseId).execute();
  expect(rows.map(({ score }) => score).toSorted()).toEqual([1, 5]);
});

test('refuses scores that do not exist and cases of others', async () => {
  const caseId = await answeredCase();
  const stranger = await register(server.url);
  const codes = async (one: TestPlayer, envelope: object) => (await one.sync([envelope])).results.map((result) => result.status === 'rejected' && result.code);
  for (const score of [0, 6, 2.5]) expect(await codes(player, rating(caseId, { score }))).toEqual(['malformed']);
  for (const envelope of [confirming(caseId, 2), rating(caseId, { score: 5 })]) expect(await codes(stranger, envelope)).toEqual(['unknown_case']);
  expect((await agent.post(`/staff/cases/${newId()}/solved`, {})).status).toBe(404);
});
