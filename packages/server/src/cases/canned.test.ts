import { newId, type CannedRepliesPage } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;
let lead: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  [owner, lead] = [await signIn(server), await signIn(server, ['orbit'], 'shift_lead')];
}, 60_000);
afterAll(() => stage.close());

const save = (who: TestAgent, id: string, more: object = {}) =>
  fetch(`${server.url}/staff/canned-replies/${id}`, {
    method: 'PUT',
    headers: who.headers,
    body: JSON.stringify({ name: 'hello', gameId: 'orbit', topics: [], texts: { en: 'Hi' }, actions: {}, version: 0, ...more }),
  });
const list = async (who: TestAgent) => ((await (await who.get('/staff/canned-replies')).json()) as CannedRepliesPage).replies;

test('ready texts are written by those who lead, on their games, each over the version that was read', async () => {
  const [own, everywhere, theirs] = [newId(), newId(), newId()];
  expect((await save(lead, own)).status).toBe(204);
  expect((await save(lead, everywhere, { gameId: null })).status).toBe(404);
  expect((await save(lead, theirs, { gameId: 'harbor' })).status).toBe(404);
  expect((await save(owner, everywhere, { gameId: null, name: 'a for all' })).status).toBe(204);
  expect((await save(owner, theirs, { gameId: 'harbor', name: 'secret of harbor' })).status).toBe(204);
  expect((await save(lead, theirs, { version: 1 })).status).toBe(404);
  expect((await save(await signIn(server, ['orbit'], 'agent'), newId())).status).toBe(403);
  expect((await save(lead, own, { texts: {} })).status).toBe(400);

  expect((await save(lead, own, { version: 1, texts: { en: 'Hi', ko: '안녕하세요' } })).status).toBe(204);
  expect((await save(owner, own, { version: 1 })).status).toBe(409);
  expect((await list(lead)).map(({ name, mine, version }) => [name, mine, version])).toEqual([['a for all', false, 1], ['hello', true, 2]]);
  expect(await list(owner)).toHaveLength(3);
  const remove = (who: TestAgent, id: string) => fetch(`${server.url}/staff/canned-replies/${id}`, { method: 'DELETE', headers: who.headers });
  expect([(await remove(lead, everywhere)).status, (await remove(lead, own)).status]).toEqual([404, 204]);
  expect((await list(lead)).map(({ name }) => name)).toEqual(['a for all']);
});

test('what is done with an answer is done in one step with it, or not at all', async () => {
  const opening = openingCase();
  await (await register(server.url)).sync([opening]);
  const send = (more: object) =>
    owner.post(`/staff/cases/${opening.caseId}/messages`, { id: newId(), text: 'Done', seenSeq: 1, ...more });
  expect((await send({ actions: { state: 'closed', priority: 'high', addTags: ['refunded'] } })).status).toBe(204);
  const detail = await owner.open(opening.caseId);
  expect(detail).toMatchObject({ state: 'closed', priority: 'high', lastSeq: 2, owner: { name: 'Robin' } });
  expect(detail.tags).toContain('refunded');
  expect(detail.edits.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['state', 'priority', 'tags']]);
  expect((await lead.post(`/staff/cases/${opening.caseId}/messages`, { id: newId(), text: 'Late', seenSeq: 1, actions: { state: 'open' } })).status).toBe(409);
  expect((await owner.open(opening.caseId)).state).toBe('closed');
  expect((await send({ actions: { state: 'lost' } })).status).toBe(400);
});
