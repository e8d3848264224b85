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

const save = (who: TestAgent, id: string, more: object = {}, kind = 'canned-replies') =>
  fetch(`${server.url}/staff/${kind}/${id}`, {
    method: 'PUT',
    headers: who.headers,
    body: JSON.stringify({ name: 'hello', gameId: 'orbit', topics: [], texts: { en: 'Hi' }, actions: {}, version: 0, ...more }),
  });
const ask = (who: TestAgent, method: string, path: string) => fetch(`${server.url}/staff/${path}`, { method, headers: who.headers });
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
  const remove = async (id: string) => (await ask(lead, 'DELETE', `canned-replies/${id}`)).status;
  expect([await remove(everywhere), await remove(own)]).toEqual([404, 204]);
  expect((await list(lead)).map(({ name }) => name)).toEqual(['a for all']);
});

test('what one keeps to oneself is seen and changed by nobody else, whatever their role', async () => {
  const [agent, other] = [await signIn(server, ['orbit'], 'agent'), await signIn(server, ['orbit'], 'agent')];
  const [id, shared] = [newId(), newId()];
  const keep = (who: TestAgent, at: string, more: object = {}) => save(who, at, { name: 'my own', ...more }, 'own-replies');
  expect((await keep(agent, id)).status).toBe(204);
  expect((await keep(agent, newId(), { gameId: 'harbor' })).status).toBe(404);
  expect((await keep(await signIn(server, ['orbit'], 'read_only'), newId())).status).toBe(403);
  expect((await list(agent)).filter(({ own }) => own)).toMatchObject([{ id, mine: true, used: 0, version: 1 }]);
  for (const who of [other, lead, owner]) {
    expect((await list(who)).map((one) => one.id)).not.toContain(id);
    for (const version of [0, 1]) expect((await keep(who, id, { version })).status).toBe(404);
    expect((await ask(who, 'DELETE', `own-replies/${id}`)).status).toBe(404);
    expect((await ask(who, 'POST', `canned-replies/${id}/used`)).status).toBe(404);
  }
  for (const who of [lead, owner]) {
    expect((await save(who, id, { version: 1 })).status).toBe(404);
    expect((await ask(who, 'DELETE', `canned-replies/${id}`)).status).toBe(404);
  }
  // Nor is everybody's reached by the address of one's own.
  expect((await save(lead, shared, { name: 'shared' })).status).toBe(204);
  for (const who of [agent, lead]) expect((await keep(who, shared, { version: 1 })).status).toBe(404);
  expect((await ask(lead, 'DELETE', `own-replies/${shared}`)).status).toBe(404);

  expect((await keep(agent, id, { version: 1, gameId: null })).status).toBe(204);
  expect((await ask(agent, 'DELETE', `own-replies/${id}`)).status).toBe(204);
  expect((await list(agent)).map((one) => one.name)).toContain('shared');
  expect((await list(agent)).map((one) => one.id)).not.toContain(id);
});

test('one of one\'s own is opened to the others by whoever writes theirs, and never taken back', async () => {
  const [agent, id] = [await signIn(server, ['orbit'], 'agent'), newId()];
  const named = { name: 'opened', gameId: 'orbit' };
  expect((await save(lead, id, named, 'own-replies')).status).toBe(204);
  const seen = async () => (await list(agent)).filter((reply) => reply.id === id).map(({ own, mine }) => [own, mine]);
  expect(await seen()).toEqual([]);
  for (const [who, status] of [[agent, 403], [owner, 404]] as const) expect((await save(who, id, { ...named, version: 1 })).status).toBe(status);
  // Not on a game where one does not write them.
  expect((await save(lead, id, { ...named, gameId: 'harbor', version: 1 })).status).toBe(404);
  expect((await save(lead, id, { ...named, version: 1 })).status).toBe(204);
  expect(await seen()).toEqual([[false, false]]);
  expect((await save(lead, id, { ...named, version: 2 }, 'own-replies')).status).toBe(404);
  expect((await ask(lead, 'DELETE', `canned-replies/${id}`)).status).toBe(204);
  // Whoever answers and writes none for others keeps it to themselves.
  expect((await save(agent, id, named, 'own-replies')).status).toBe(204);
  expect((await save(agent, id, { ...named, version: 1 })).status).toBe(403);
});

test('one without a text does something, and what one picks is counted for oneself', async () => {
  const id = newId();
  expect((await save(lead, id, { texts: {} })).status).toBe(400);
  expect((await save(lead, id, { texts: {}, actions: { addTags: [] } })).status).toBe(400);
  expect((await save(lead, id, { name: 'escalate', texts: {}, actions: { priority: 'high' } })).status).toBe(204);
  for (let time = 0; time < 2; time++) expect((await ask(lead, 'POST', `canned-replies/${id}/used`)).status).toBe(204);
  expect((await ask(owner, 'POST', `canned-replies/${id}/used`)).status).toBe(204);
  expect((await ask(lead, 'POST', `canned-replies/${newId()}/used`)).status).toBe(404);
  const usedBy = async (who: TestAgent) => (await list(who)).find((one) => one.id === id)?.used;
  expect([await usedBy(lead), await usedBy(owner), await usedBy(await signIn(server, ['orbit'], 'agent'))]).toEqual([2, 1, 0]);
  expect((await ask(lead, 'DELETE', `canned-replies/${id}`)).status).toBe(204);
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

test('all of them are listed, page by page, whatever they are called', async () => {
  const agent = await signIn(server, ['orbit'], 'agent');
  const names = Array.from({ length: 230 }, (_, index) => ['', 'É', '%', 'same', '漢. &'][index % 5] + (index % 5 === 3 ? '' : `${index}`));
  for (const name of names) expect((await save(agent, newId(), { name, gameId: null }, 'own-replies')).status).toBe(204);
  const found: string[] = [];
  let pages = 0;
  for (let after: string | undefined = ''; after !== undefined; pages++) {
    const page = (await (await agent.get(`/staff/canned-replies${after && `?after=${encodeURIComponent(after)}`}`)).json()) as CannedRepliesPage;
    expect(page.replies.length).toBeLessThanOrEqual(200);
    found.push(...page.replies.filter(({ own }) => own).map(({ name }) => name));
    after = page.next;
  }
  expect(pages).toBeGreaterThan(1);
  expect(found.toSorted()).toEqual(names.toSorted());
  for (const no of ['', 'x', newId(), `${newId()}.%00`]) expect((await agent.get(`/staff/canned-replies?after=${no}`)).status).toBe(400);
});
