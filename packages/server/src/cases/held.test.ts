import { newId, type HeldRepliesPage, type Problem } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { forgetUndone } from './held-store.ts';
import { release } from './release.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;
let other: TestAgent;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  const databaseUrl = await stage.database();
  // Two nodes look for what is due all the while.
  server = await stage.server({ databaseUrl });
  await stage.server({ databaseUrl });
  [agent, other] = [await signIn(server), await signIn(server)];
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

async function opened(): Promise<string> {
  const opening = openingCase();
  await player.sync([opening]);
  return opening.caseId;
}

const send = (who: TestAgent, caseId: string, text: string, more = {}, id = newId()) =>
  who.post(`/staff/cases/${caseId}/messages`, { id, text, seenSeq: 1, holdMs: 30_000, ...more });
const undo = (who: TestAgent, caseId: string, id: string) => who.post(`/staff/cases/${caseId}/held/${id}/undo`, {});
const give = (who: TestAgent, caseId: string, id: string) =>
  fetch(`${server.url}/staff/cases/${caseId}/held/${id}`, { method: 'DELETE', headers: who.headers });
const ownOf = async (who: TestAgent) => ((await (await who.get('/staff/held-replies')).json()) as HeldRepliesPage).replies;
const codeOf = async (answer: Response) => ((await answer.json()) as Problem).code;
const said = async (caseId: string) => (await agent.open(caseId)).messages.slice(1).map(({ text }) => text);
/** Makes it due, and has several nodes send it at once. */
async function becomeDue(caseId: string, id: string): Promise<void> {
  await server.db.updateTable('held_reply').set({ due_at: 0 }).where('id', '=', id).execute();
  await Promise.all(Array.from({ length: 4 }, () => release(server.db, { id, caseId, gameId: 'orbit' })));
}

test('a held reply is seen by staff alone, and sent by itself, once, by whichever of two nodes comes first', async () => {
  const [caseId, id] = [await opened(), newId()];
  await player.sync([]);
  const answers = await Promise.all([1, 2].map(() => send(agent, caseId, 'In a moment', { holdMs: 5_000 }, id)));
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  const { held, state, lastSeq, owner } = await other.open(caseId);
  expect(held).toMatchObject([{ id, text: 'In a moment', by: { name: 'Robin' } }]);
  expect(held[0]!.leftMs).toBeGreaterThan(2_000);
  expect([state, lastSeq, owner]).toEqual(['open', 1, undefined]);
  expect(JSON.stringify(await player.sync([]))).not.toContain('In a moment');
  // The player goes on talking: it is sent all the same.
  await player.sync([sendingMessage(caseId, 'And another thing')]);
  await expect.poll(() => said(caseId)).toEqual(['And another thing', 'In a moment']);
  expect((await send(agent, caseId, 'In a moment', {}, id)).status).toBe(204);
  expect(await codeOf(await undo(agent, caseId, id))).toBe('already_sent');
  expect(await agent.open(caseId)).toMatchObject({ held: [], state: 'answered', owner: { name: 'Robin' } });
  expect(JSON.stringify(await player.sync([]))).toContain('In a moment');
  const events = await server.db.selectFrom('event').select('event').where('case_id', '=', caseId).execute();
  expect(events.filter(({ event }) => event.kind === 'message.added')).toHaveLength(3);
  expect(JSON.stringify(events.filter(({ event }) => event.kind.startsWith('reply.')))).not.toContain('In a moment');
}, 20_000);

test('what is taken back is a draft again, with what was written since, and is never sent', async () => {
  const [caseId, id] = [await opened(), newId()];
  await send(agent, caseId, 'Too soon', {}, id);
  await fetch(`${server.url}/staff/cases/${caseId}/drafts/reply`, { method: 'PUT', headers: agent.headers, body: '{"text":"And more"}' });
  expect((await undo(other, caseId, id)).status).toBe(404);
  expect((await undo(agent, caseId, id)).status).toBe(204);
  expect((await undo(agent, caseId, id)).status).toBe(204);
  await becomeDue(caseId, id);
  expect(await codeOf(await send(agent, caseId, 'Too soon', {}, id))).toBe('id_taken');
  expect(await agent.open(caseId)).toMatchObject({ held: [], lastSeq: 1, drafts: { reply: { text: 'Too soon\n\nAnd more' } } });
  expect(JSON.stringify(await server.db.selectFrom('held_reply').selectAll().execute())).not.toContain('Too soon');
  expect(await forgetUndone(server.db, Date.now() - 1_000_000)).toBe(0);
  expect(await forgetUndone(server.db, Date.now() + 1_000_000)).toBe(1);
});

test('a reply that is taken back before it came is taken by nobody who brings it later', async () => {
  const [caseId, id] = [await opened(), newId()];
  const answers = await Promise.all([1, 2].map(() => undo(agent, caseId, id)));
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect(await codeOf(await send(agent, caseId, 'Late', { holdMs: 0 }, id))).toBe('id_taken');
  expect(await agent.open(caseId)).toMatchObject({ held: [], lastSeq: 1, drafts: {} });
  // Neither is what another has sent, or holds, taken back.
  const [sent, held] = [newId(), newId()];
  await send(agent, caseId, 'Of Robin', { holdMs: 0 }, sent);
  await send(agent, caseId, 'Waits', {}, held);
  expect((await undo(other, caseId, sent)).status).toBe(404);
  expect((await undo(other, caseId, held)).status).toBe(404);
  expect(await codeOf(await undo(agent, caseId, sent))).toBe('already_sent');
  expect((await give(agent, caseId, held)).status).toBe(204);
});

test('a colleague\'s held reply counts as first, and one that was overtaken waits for its writer', async () => {
  const [caseId, first, second] = [await opened(), newId(), newId()];
  await send(agent, caseId, 'First', {}, first);
  const asked = await send(other, caseId, 'Second', {}, second);
  expect((await asked.json()) as Problem).toMatchObject({ code: 'answered_meanwhile', meanwhile: [{ author: 'Robin', text: 'First' }] });
  expect((await send(other, caseId, 'Second', { force: true, holdMs: 0 }, second)).status).toBe(204);
  await becomeDue(caseId, first);
  expect(await said(caseId)).toEqual(['Second']);
  expect(await ownOf(other)).toEqual([]);
  expect(await ownOf(agent)).toMatchObject([{ id: first, caseId, meanwhile: [{ text: 'Second' }] }]);
  expect((await send(agent, caseId, 'First', {}, first)).status).toBe(409);
  expect((await send(agent, caseId, 'First', { force: true }, first)).status).toBe(204);
  expect((await ownOf(agent))[0]).not.toHaveProperty('meanwhile');
  await becomeDue(caseId, first);
  expect(await said(caseId)).toEqual(['Second', 'First']);

  const last = newId();
  await send(agent, caseId, 'Never mind', { seenSeq: 3 }, last);
  expect((await give(other, caseId, last)).status).toBe(404);
  expect((await give(agent, caseId, last)).status).toBe(204);
  expect((await agent.open(caseId)).drafts.reply?.text).toBe('');
  expect(await ownOf(agent)).toEqual([]);
});

test('a case that is closed while its answer waits is closed by it, and stays open when it is taken back', async () => {
  const [caseId, id] = [await opened(), newId()];
  const move = (state: string) => agent.post(`/staff/cases/${caseId}/state`, { state });
  await send(agent, caseId, 'Done, I think', { actions: { addTags: ['refund'] } }, id);
  await move('closed');
  expect(await agent.open(caseId)).toMatchObject({ state: 'open', held: [{ actions: { state: 'closed', addTags: ['refund'] } }] });
  await move('open');
  expect((await agent.open(caseId)).held[0]!.actions).toEqual({ addTags: ['refund'] });
  await move('closed');
  await becomeDue(caseId, id);
  const closed = await agent.open(caseId);
  expect(closed).toMatchObject({ state: 'closed', lastSeq: 2 });
  expect(closed.tags).toContain('refund');

  const next = newId();
  await send(agent, caseId, 'One more', { seenSeq: 2 }, next);
  await undo(agent, caseId, next);
  expect(await agent.open(caseId)).toMatchObject({ state: 'closed', lastSeq: 2 });
});

test('how long one\'s replies are held is one\'s own choice, of four', async () => {
  const choose = (holdMs: number) =>
    fetch(`${server.url}/staff/me/hold`, { method: 'PUT', headers: agent.headers, body: JSON.stringify({ holdMs }) });
  const sessionOf = async (who: TestAgent) => (await (await who.get('/staff/session')).json()) as { holdMs: number };
  expect((await sessionOf(agent)).holdMs).toBe(10_000);
  expect((await choose(30_000)).status).toBe(204);
  expect((await choose(7_000)).status).toBe(400);
  expect((await sessionOf(agent)).holdMs).toBe(30_000);
  expect((await sessionOf(other)).holdMs).toBe(10_000);
});
