import { newId, type Colleague, type MentionsPage, type Problem } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { forgetEmpty } from './draft-store.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;
let other: TestAgent;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  [agent, other] = [await signIn(server), await signIn(server, ['orbit'])];
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

async function opened(): Promise<string> {
  const opening = openingCase();
  await player.sync([opening]);
  return opening.caseId;
}

const put = (who: TestAgent, caseId: string, mode: string, text: string, base?: number) =>
  fetch(`${server.url}/staff/cases/${caseId}/drafts/${mode}`, { method: 'PUT', headers: who.headers, body: JSON.stringify({ text, base }) });
const idOf = async (who: TestAgent) => ((await (await who.get('/staff/session')).json()) as { staff: { id: string } }).staff.id;
const mentionsOf = async (who: TestAgent) => ((await (await who.get('/staff/mentions')).json()) as MentionsPage).mentions;

test('of two agents who send at once, one is sent and the other is asked, and sees what the first wrote', async () => {
  const caseId = await opened();
  const send = (who: TestAgent, text: string, more = {}) =>
    who.post(`/staff/cases/${caseId}/messages`, { id: newId(), text, seenSeq: 1, ...more });
  const answers = await Promise.all([send(agent, 'By one'), send(other, 'By the other')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  const { messages } = await agent.open(caseId);
  const refused = answers.find(({ status }) => status === 409)!;
  const sent = { author: 'Robin', text: messages[1]!.text, at: messages[1]!.at };
  expect((await refused.json()) as Problem).toMatchObject({ code: 'answered_meanwhile', meanwhile: [sent] });
  expect(messages).toHaveLength(2);
  const late = answers[0] === refused ? agent : other;
  expect((await send(late, 'All the same', { force: true })).status).toBe(204);
  expect((await agent.open(caseId)).messages.map(({ text }) => text)).toContain('All the same');
  // What one wrote oneself, from another window, is no collision.
  expect((await send(late, 'And more', { seenSeq: 2 })).status).toBe(204);
});

test('a note is in no feed, no export and no message; who is named hears of it until the case is looked at', async () => {
  const caseId = await opened();
  const note = { id: newId(), text: 'Looks like fraud-4711', mentions: [await idOf(other), newId()] };
  expect((await agent.post(`/staff/cases/${caseId}/notes`, note)).status).toBe(204);
  expect((await agent.post(`/staff/cases/${caseId}/notes`, note)).status).toBe(204);
  expect((await other.post(`/staff/cases/${caseId}/notes`, note)).status).toBe(409);
  const detail = await other.open(caseId);
  expect(detail.notes).toMatchObject([{ text: note.text, by: { name: 'Robin' }, mentions: [note.mentions[0]] }]);
  expect(detail).toMatchObject({ lastSeq: 1, state: 'open', messages: { length: 1 } });
  expect(detail.owner).toBeUndefined();

  expect(JSON.stringify(await player.sync([]))).not.toContain('4711');
  const feed = await server.db.selectFrom('feed').selectAll().execute();
  expect(feed.length).toBeGreaterThan(0);
  expect(JSON.stringify(feed)).not.toContain('4711');
  expect(await (await agent.get(`/staff/players/${player.id}/export`)).text()).not.toContain('4711');

  expect(await mentionsOf(other)).toMatchObject([{ caseId, number: detail.number, note: { text: note.text } }]);
  expect(await mentionsOf(agent)).toEqual([]);
  expect((await other.post(`/staff/cases/${caseId}/mentions/seen`, {})).status).toBe(204);
  expect(await mentionsOf(other)).toEqual([]);
});

test('names those who may read the game, and whom its cases can be given', async () => {
  const team = await signIn(server, ['orbit'], 'game_team');
  const { colleagues } = (await (await agent.get('/staff/colleagues')).json()) as { colleagues: Colleague[] };
  expect(colleagues).toContainEqual({ id: await idOf(team), name: 'Robin', games: [], named: ['orbit'] });
});

test('keeps a draft for each agent and kind of writing, until it is sent', async () => {
  const caseId = await opened();
  const versions = [];
  for (const text of ['D', 'De', 'Dear']) versions.push(((await (await put(agent, caseId, 'reply', text)).json()) as { version: number }).version);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(new Set(versions).size).toBe(3);
  await put(agent, caseId, 'note', 'To us');
  await put(other, caseId, 'reply', 'Mine');
  const drafts = async () => (await agent.open(caseId)).drafts;
  expect(await drafts()).toEqual({ reply: { text: 'Dear', attachments: [], version: versions[2] }, note: expect.objectContaining({ text: 'To us' }) });
  await other.reply(caseId, 'Something else');
  expect((await other.open(caseId)).drafts.reply?.text).toBe('Mine');
  await agent.reply(caseId, 'Dear');
  await agent.post(`/staff/cases/${caseId}/notes`, { id: newId(), text: 'To us' });
  const empty = { text: '', attachments: [] };
  expect(await drafts()).toMatchObject({ reply: empty, note: empty });
  await put(agent, caseId, 'reply', 'x');
  await put(agent, caseId, 'reply', '');
  expect(await drafts()).toMatchObject({ reply: empty, note: empty });
  expect((await put(other, caseId, 'letter', 'x')).status).toBe(404);
  const audited = await server.db.selectFrom('audit').select('what').where('what', 'like', '%drafts%').execute();
  expect(audited).toEqual([]);
});

test('a draft that was made from another than there is is not kept', async () => {
  const caseId = await opened();
  const save = async (text: string, base: number) => {
    const answer = await put(agent, caseId, 'reply', text, base);
    return { status: answer.status, version: ((await answer.json()) as { version: number }).version };
  };
  const kept = async () => (await agent.open(caseId)).drafts.reply!;
  const [first, second] = await Promise.all([save('From the office', 0), save('From home', 0)]);
  expect([first.status, second.status].toSorted()).toEqual([200, 409]);
  const { version, text } = await kept();
  await agent.reply(caseId, text);
  // A save of what was sent that took its time, and one of what stood before it.
  expect([(await save(text, version)).status, (await save('From', 0)).status]).toEqual([409, 409]);
  expect((await kept()).text).toBe('');
  // Who empties it knows of nothing that could be lost.
  const emptied = await save('', version);
  expect(emptied.status).toBe(200);
  expect((await save('Anew', emptied.version)).status).toBe(200);
  expect((await kept()).text).toBe('Anew');

  const other = await opened();
  await agent.reply(other, 'Sent before it was saved');
  expect((await put(agent, other, 'reply', 'Sent before', 0)).status).toBe(409);
  expect(await forgetEmpty(server.db, Date.now() - 60_000)).toBe(0);
  expect(await forgetEmpty(server.db, Date.now() + 60_000)).toBeGreaterThan(0);
  expect([(await agent.open(other)).drafts, (await kept()).text]).toEqual([{}, 'Anew']);
});

test('marks of an answer go beside its words, and with them when something is blacked out', async () => {
  const [caseId, id] = [await opened(), newId()];
  const marked = 'Press **both** levers:\n- [left](https://example.com/left)\n- right';
  const plain = 'Press both levers:\n\n- left (https://example.com/left)\n- right';
  await agent.post(`/staff/cases/${caseId}/messages`, { id, text: marked, format: 'markdown' });
  await agent.post(`/staff/cases/${caseId}/messages`, { id: newId(), text: '**plain**' });
  const { messages, lastMessage } = await agent.open(caseId);
  expect(messages.slice(1).map(({ text, markdown }) => [text, markdown])).toEqual([[plain, marked], ['**plain**', undefined]]);
  expect(lastMessage.excerpt).toBe('**plain**');
  const told = async () => JSON.stringify(await server.db.selectFrom('feed').select('update').where('player_id', '=', player.id).execute());
  expect(await told()).toContain(JSON.stringify({ markdown: marked }).slice(1, -1));
  expect((await agent.post(`/staff/messages/${id}/redact`, { ranges: [{ from: 6, to: 10 }], reason: 'Not ours', after: null })).status).toBe(204);
  expect((await agent.open(caseId)).messages[1]).toMatchObject({ text: expect.stringMatching(/^Press █+ levers/) });
  expect((await agent.open(caseId)).messages[1]).not.toHaveProperty('markdown');
  expect(await told()).not.toContain('**both**');
});
