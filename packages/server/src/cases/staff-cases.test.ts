import { newId, type Message, type Update } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, postJson, readingCase, register, sendingMessage, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { importCases } from './import-cases.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({ pollFloorMs: 50 });
  agent = await signIn(server);
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const texts = (messages: Message[]) => messages.map(({ seq, from, text }) => [seq, from, text]);

test('carries a report to an agent, the answer back, and each side\'s reading to the other', async () => {
  const open = openingCase({ context: { game: { id: 'orbit', build: '1.4.2' }, state: { level: 7 } } });
  const { cursor } = await player.sync([open]);
  const found = (await agent.list()).cases[0];
  expect(found).toMatchObject({ id: open.caseId, state: 'open', build: '1.4.2', lastSeq: 1, staffReadSeq: 0 });
  expect((await agent.open(open.caseId)).context.state).toEqual({ level: 7 });

  expect((await agent.post(`/staff/cases/${open.caseId}/read`, { upTo: 99 })).status).toBe(204);
  const replyId = newId();
  expect((await agent.reply(open.caseId, 'We look into it.', replyId)).status).toBe(204);
  expect((await agent.reply(open.caseId, 'We look into it.', replyId)).status).toBe(204);

  const answer = await player.sync([], { cursor });
  expect(answer.updates).toMatchObject([
    { kind: 'case.seen', by: 'staff', upTo: 1 },
    { kind: 'case.changed', state: 'answered' },
    { kind: 'message.added', message: { seq: 2, from: 'staff', author: 'Robin', text: 'We look into it.' } },
  ] satisfies Partial<Update | { message: Partial<Message> }>[]);
  expect(answer.nextPollMs).toBe(50);

  await player.sync([readingCase(open.caseId, 2), readingCase(open.caseId, 1)], { cursor: answer.cursor });
  const detail = await agent.open(open.caseId);
  expect(detail).toMatchObject({ state: 'answered', playerReadSeq: 2, staffReadSeq: 2, lastSeq: 2 });
  expect(texts(detail.messages)).toEqual([[1, 'player', 'I was banned.'], [2, 'staff', 'We look into it.']]);
});

test('closes a case, stops the player\'s polls, and opens it again by the player\'s next message', async () => {
  const alone = await register(server.url);
  const open = openingCase();
  await alone.sync([open]);
  expect((await agent.post(`/staff/cases/${open.caseId}/state`, { state: 'closed' })).status).toBe(204);
  expect(await alone.sync([])).toMatchObject({ nextPollMs: 0 });
  const { updates } = await alone.sync([sendingMessage(open.caseId, 'not solved')]);
  expect(updates.at(-2)).toMatchObject({ kind: 'case.changed', state: 'open' });
  expect(await agent.open(open.caseId)).toMatchObject({ state: 'open', lastSeq: 2 });
});

test('numbers messages without a gap when a player and agents write at once', async () => {
  const open = openingCase();
  await player.sync([open]);
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 2 ? agent.reply(open.caseId, `a${index}`) : player.sync([sendingMessage(open.caseId, `p${index}`)]),
    ),
  );
  const { messages } = await agent.open(open.caseId);
  expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
});

test('shows an agent the given games only', async () => {
  const harborPlayer = await register(server.url, 'harbor');
  const theirs = openingCase();
  await harborPlayer.sync([theirs]);
  const orbitOnly = await signIn(server, ['orbit']);
  expect((await orbitOnly.list()).cases.filter((found) => found.gameId !== 'orbit')).toEqual([]);
  expect((await orbitOnly.list('?game=harbor')).cases).toEqual([]);
  for (const response of [
    await orbitOnly.get(`/staff/cases/${theirs.caseId}`),
    await orbitOnly.reply(theirs.caseId, 'hello'),
    await orbitOnly.post(`/staff/cases/${theirs.caseId}/state`, { state: 'closed' }),
    await orbitOnly.post(`/staff/cases/${theirs.caseId}/read`, { upTo: 1 }),
    await orbitOnly.get('/staff/cases/nonsense'),
  ]) {
    expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
  }
  expect(await agent.open(theirs.caseId)).toMatchObject({ state: 'open', lastSeq: 1 });
  expect(await (await signIn(server, [])).list()).toMatchObject({ cases: [] });
});

test('pages through the inbox without skipping or repeating, also where times are equal', async () => {
  const other = await stage.server();
  const reader = await signIn(other);
  const at = Date.UTC(2026, 0, 1);
  const ids = await importCases(
    other.db,
    Array.from({ length: 25 }, (_, index) => ({
      game: index % 5 ? 'orbit' : 'harbor',
      player: { name: 'Mika', locale: 'fi' },
      topic: 'payment' as const,
      context: { device: { class: 'tv' as const, os: 'webOS' } },
      openedAt: at,
      state: index % 2 ? ('closed' as const) : ('answered' as const),
      messages: [
        { from: 'player' as const, text: `Paid ${index}_%`, at },
        { from: 'staff' as const, author: 'Robin', text: 'Sorry!', at: at + 1_000 * Math.floor(index / 10) },
      ],
      staffReadSeq: 2,
      playerReadSeq: index % 3,
    })),
  );
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page = await reader.list(`?limit=10${next ? `&before=${next}` : ''}`);
    seen.push(...page.cases.map((found) => found.id));
    next = page.next;
  } while (next);
  expect(seen).toHaveLength(25);
  expect(new Set(seen)).toEqual(new Set(ids));

  const all = await reader.list();
  expect(all.counts).toEqual({ open: 0, answered: 13, closed: 12 });
  expect(all.cases[0]).toMatchObject({ subject: 'Paid 24_%', playerReadSeq: 1 });
  expect(all.cases[0]?.tags).toEqual(['topic:payment', 'device:tv', 'os:webOS']);
  const found = async (query: string) => (await reader.list(query)).cases.length;
  expect(await found('?state=closed&limit=200')).toBe(12);
  expect(await found('?game=harbor')).toBe(5);
  expect(await found('?topic=bug')).toBe(0);
  expect(await found('?tag=device:tv')).toBe(25);
  expect(await found('?tag=device:phone')).toBe(0);
  expect(await found(`?text=${encodeURIComponent('paid 7_%')}`)).toBe(1);
  expect(await found(`?text=${encodeURIComponent(`#${all.cases[0]?.number}`)}`)).toBe(1);
  expect(await codeOf(await reader.get('/staff/cases?before=nonsense'))).toBe('malformed');
});

test('keeps sessions by cookie, and refuses other sites', async () => {
  const session = `${server.url}/staff/session`;
  await server.addStaff({ email: 'Kim@example.com', name: 'Kim', password: 'open sesame', games: ['orbit'] });
  const credentials = { email: ' kim@EXAMPLE.com', password: 'open sesame' };
  expect(await codeOf(await postJson(session, credentials, { origin: 'https://evil.example' }))).toBe('bad_origin');
  expect(await codeOf(await postJson(session, credentials))).toBe('bad_origin');
  const answer = await postJson(session, credentials, { origin: server.url });
  const cookie = answer.headers.getSetCookie()[0]!;
  expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/);
  const headers = { origin: server.url, cookie: cookie.split(';')[0]! };
  expect(await (await fetch(session, { headers })).json()).toMatchObject({
    staff: { name: 'Kim', email: 'kim@example.com' },
    games: [{ id: 'orbit', name: 'Orbit' }],
  });
  expect((await fetch(session, { method: 'DELETE', headers })).status).toBe(204);
  expect(await codeOf(await fetch(session, { headers }))).toBe('unauthorized');
  expect(await codeOf(await fetch(`${server.url}/staff/cases`))).toBe('unauthorized');
});

test('slows down who guesses a password', async () => {
  const guess = (email: string) =>
    postJson(`${server.url}/staff/session`, { email, password: 'guess' }, { origin: server.url });
  const codes: string[] = [];
  for (let index = 0; index < 6; index++) codes.push(await codeOf(await guess('nobody@example.com')));
  expect(codes).toEqual([...Array<string>(5).fill('wrong_credentials'), 'too_many_requests']);
  expect(await codeOf(await guess('somebody@example.com'))).toBe('wrong_credentials');
});
