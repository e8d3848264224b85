import { newId, VIEW_CONDITIONS, type Role, type ViewCounts, type ViewsPage } from '@savepoint/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, startingChat } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;
let socket: Socket | undefined;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(async () => {
  socket?.disconnect();
  await stage.close();
});

const VIEW = { name: 'Banned', conditions: { match: 'all', tests: [{ field: 'topic', is: 'in', values: ['ban_appeal'] }] }, sort: 'waiting', version: null };
const ask = async (agent: TestAgent, method: string, path: string, body?: unknown) =>
  (await fetch(server.url + path, { method, headers: { ...agent.headers, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) })).status;
const read = async (agent: TestAgent, after = '') => (await (await agent.get(`/staff/views${after}`)).json()) as ViewsPage;
const names = async (agent: TestAgent) => (await read(agent)).views.map(({ name, scope, mine }) => `${scope} ${name}${mine ? '' : ', not mine'}`);

test('keeps views of one\'s own, of a game and of everybody, each for those alone whom it is for', async () => {
  const as = (role: Role, ...games: string[]) => signIn(server, games, role);
  const [lead, agent, other] = [await as('shift_lead', 'orbit'), await as('agent', 'orbit'), await as('agent', 'harbor')];
  const id = newId();
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, VIEW)).toBe(204);
  const version = async (of: string) => (await read(owner)).views.concat((await read(agent)).views).find((view) => view.id === of)?.version ?? null;
  const first = await version(id);
  // Once more what was asked, as after a lost answer; another thing under the same id is none of it.
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, VIEW)).toBe(204);
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, { ...VIEW, name: 'Appeals' })).toBe(409);
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, { ...VIEW, name: 'Appeals', version: first })).toBe(204);
  // Whoever has not seen that change is asked; what comes to the same is no change.
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, { ...VIEW, name: 'Bans', version: first })).toBe(409);
  expect(await ask(agent, 'PUT', `/staff/views/${id}`, { ...VIEW, name: 'Appeals', version: first })).toBe(204);
  expect(await ask(other, 'PUT', `/staff/views/${id}`, VIEW)).toBe(409);
  expect(await ask(other, 'DELETE', `/staff/views/${id}`)).toBe(404);

  const [ofGame, ofAll] = [newId(), newId()];
  expect(await ask(agent, 'PUT', `/staff/shared-views/${newId()}`, { ...VIEW, gameId: 'orbit' })).toBe(403);
  expect(await ask(lead, 'PUT', `/staff/shared-views/${newId()}`, { ...VIEW, gameId: 'harbor' })).toBe(403);
  expect(await ask(lead, 'PUT', `/staff/shared-views/${newId()}`, VIEW)).toBe(403);
  expect(await ask(lead, 'PUT', `/staff/shared-views/${ofGame}`, { ...VIEW, name: 'Orbit', gameId: 'orbit' })).toBe(204);
  expect(await ask(owner, 'PUT', `/staff/shared-views/${ofAll}`, { ...VIEW, name: 'Everybody' })).toBe(204);
  const renamed = { ...VIEW, name: 'Orbit, banned', gameId: 'orbit', version: await version(ofGame) };
  for (const [who, status] of [[agent, 403], [other, 403], [lead, 204]] as const) {
    expect(await ask(who, 'PUT', `/staff/shared-views/${ofGame}`, renamed)).toBe(status);
  }
  // A view stays for those for whom it was made.
  expect(await ask(owner, 'PUT', `/staff/shared-views/${ofGame}`, { ...VIEW, name: 'Mine' })).toBe(409);
  expect(await ask(lead, 'DELETE', `/staff/shared-views/${ofAll}`)).toBe(404);

  expect(await names(agent)).toEqual(['personal Appeals', 'game Orbit, banned, not mine', 'team Everybody, not mine']);
  expect(await names(lead)).toEqual(['game Orbit, banned', 'team Everybody, not mine']);
  expect(await names(other)).toEqual(['team Everybody, not mine']);
  expect(await ask(agent, 'DELETE', `/staff/views/${id}`)).toBe(204);
  const last = await version(ofGame);
  expect(await ask(owner, 'DELETE', `/staff/shared-views/${ofGame}`)).toBe(204);
  // Somebody who still has it on screen does not make it again.
  expect(await ask(lead, 'PUT', `/staff/shared-views/${ofGame}`, { ...renamed, name: 'Again', version: last })).toBe(409);
  expect(await names(agent)).toEqual(['team Everybody, not mine']);
});

test.each([
  [{ ...VIEW, name: ' ' }],
  [{ ...VIEW, sort: 'best' }],
  [{ ...VIEW, conditions: { match: 'all', tests: [{ field: 'secret', is: 'in', values: ['x'] }] } }],
  [{ ...VIEW, conditions: { match: 'all', tests: [{ field: 'state', is: 'in', values: [] }] } }],
  [{ ...VIEW, conditions: { match: 'all', tests: Array.from({ length: 21 }, () => ({ field: 'vip', is: 'yes' })) } }],
])('refuses %j', async (view) => {
  expect(await ask(owner, 'PUT', `/staff/views/${newId()}`, view)).toBe(400);
  expect((await owner.get(`/staff/cases?where=${encodeURIComponent(JSON.stringify(view.conditions))}&sort=${view.sort}`)).status).toBe(
    view.name === ' ' ? 200 : 400,
  );
});

test('counts every view by what is kept, and pushes the counts soon after a change', async () => {
  const lead = await signIn(server, ['harbor'], 'shift_lead');
  const { staff } = (await (await lead.get('/staff/session')).json()) as { staff: { id: string } };
  const id = newId();
  await ask(lead, 'PUT', `/staff/views/${id}`, VIEW);
  const { cursor } = await lead.list();
  const pushed: ViewCounts[] = [];
  socket = io(server.url, { path: '/staff/live', extraHeaders: lead.headers, transports: ['websocket'], forceNew: true });
  socket.on('counts', (counts: ViewCounts) => pushed.push(counts));
  await new Promise((resolve) => socket!.once('connect', () => resolve(null)));
  socket.emit('follow', cursor);

  const player = await register(server.url, 'harbor');
  const openings = Array.from({ length: 4 }, () => openingCase());
  await player.sync([...openings, startingChat(openings[0]!.caseId)]);
  await lead.reply(openings[1]!.caseId, 'Hello');
  await lead.post(`/staff/cases/${openings[2]!.caseId}/edit`, { owner: staff.id });
  await lead.post(`/staff/cases/${openings[3]!.caseId}/edit`, { state: 'closed', owner: staff.id });
  const builtIn = { mine: 2, unassigned: 1, waiting: 2, live: 1, answered: 1, closed: 1, all: 4 };
  await expect.poll(() => pushed.at(-1)?.builtIn, { timeout: 2_500 }).toEqual(builtIn);
  const page = await read(lead);
  expect(page.counts.builtIn).toEqual(builtIn);
  for (const [view, count] of Object.entries(builtIn)) expect([view, await listed(lead, view)]).toEqual([view, count]);
});

test('does not count a saved view beyond what it tells', async () => {
  const lead = await signIn(server, ['harbor'], 'shift_lead');
  const id = newId();
  const all = { ...VIEW, sort: 'updated', conditions: { match: 'all', tests: [] } };
  await ask(lead, 'PUT', `/staff/views/${id}`, all);
  expect((await read(lead)).counts.saved[id]).toBe(4);
  await (await register(server.url, 'harbor')).sync([openingCase()]);
  // Counted just now: whoever asks again is told the same for a while.
  expect((await read(lead)).counts.saved[id]).toBe(4);
});

test('keeps no more views than there is room for, however many come at once', async () => {
  const agent = await signIn(server, ['orbit'], 'agent');
  const kept = await Promise.all(Array.from({ length: 110 }, () => ask(agent, 'PUT', `/staff/views/${newId()}`, VIEW)));
  expect(kept.filter((status) => status === 204)).toHaveLength(100);
  const put = { method: 'PUT', headers: agent.headers, body: JSON.stringify(VIEW) };
  const refused = await fetch(`${server.url}/staff/views/${newId()}`, put);
  expect(await refused.json()).toMatchObject({ status: 409, code: 'limit_reached' });
});

test('lists all views that there are, page by page', async () => {
  const [agent, lead] = [await signIn(server, ['orbit'], 'agent'), await signIn(server, ['orbit'], 'shift_lead')];
  for (let made = 0; made < 100; made++) await ask(lead, 'PUT', `/staff/shared-views/${newId()}`, { ...VIEW, gameId: 'orbit' });
  expect((await read(agent)).views).toHaveLength(100);
  expect(await ask(agent, 'PUT', `/staff/views/${newId()}`, { ...VIEW, name: 'Mine, and the newest' })).toBe(204);
  const pages: ViewsPage[] = [];
  for (let after = ''; pages.length === 0 || pages.at(-1)!.next !== undefined; after = `?after=${pages.at(-1)!.next}`) pages.push(await read(agent, after));
  const all = pages.flatMap(({ views }) => views.map(({ id }) => id));
  expect(pages.at(-1)!.views.at(-1)?.name).toBe('Mine, and the newest');
  // Further ones stand without numbers.
  expect(pages.map(({ counts }) => Object.keys(counts.saved).length)).toEqual([100, 0]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(100);
  for (const no of ['', 'x', '1.x', '99999999999999999999.x']) expect((await agent.get(`/staff/views?after=${no}`)).status).toBe(400);
});

test('of two views under one id at once one is kept, and the other told', async () => {
  const agent = await signIn(server, ['orbit'], 'agent');
  for (let round = 0; round < 5; round++) {
    const id = newId();
    const kept = await Promise.all(['One', 'Other'].map((name) => ask(agent, 'PUT', `/staff/views/${id}`, { ...VIEW, name })));
    expect(kept.toSorted()).toEqual([204, 409]);
  }
});

async function listed(agent: TestAgent, view: string): Promise<number> {
  const { conditions } = VIEW_CONDITIONS[view as keyof typeof VIEW_CONDITIONS];
  return (await agent.list(`?limit=200&where=${encodeURIComponent(JSON.stringify(conditions))}`)).cases.length;
}
