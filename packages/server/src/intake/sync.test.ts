import { LIMITS, newId, type SyncAnswer } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, postJson, readingCase, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({ pollFloorMs: 50 });
}, 60_000);
afterAll(() => stage.close());

const messagesOf = (caseId: string) =>
  server.db.selectFrom('message').selectAll().where('case_id', '=', caseId).orderBy('seq').execute();
const statuses = (answer: SyncAnswer) => answer.results.map((result) => result.status);

test('registers an install once, and refuses it to another secret', async () => {
  const install = { id: newId(), secret: 'a'.repeat(43) };
  const answers = await Promise.all(
    [1, 2, 3].map(async () => (await postJson(`${server.url}/v1/players`, { game: 'orbit', install })).json()),
  );
  expect(new Set(answers.map((answer: { playerId: string }) => answer.playerId)).size).toBe(1);
  const other = { game: 'orbit', install: { ...install, secret: 'b'.repeat(43) } };
  expect(await (await postJson(`${server.url}/v1/players`, other)).json()).toMatchObject({ code: 'install_taken' });
  const nowhere = { game: 'nowhere', install };
  expect(await (await postJson(`${server.url}/v1/players`, nowhere)).json()).toMatchObject({ code: 'unknown_game' });
});

test('stores a case with its messages once, in order, and tells the player by the feed', async () => {
  const player = await register(server.url);
  const open = openingCase({
    text: 'Banned for nothing\nReally.',
    context: {
      game: { id: 'orbit', build: '1.4.2' },
      device: { class: 'phone', os: 'Android' },
      locale: { language: 'vi-VN' },
      player: { name: 'Linh' },
    },
  });
  const sent = [open, sendingMessage(open.caseId, 'two'), sendingMessage(open.caseId, 'three')];
  const answer = await player.sync(sent);
  expect(statuses(answer)).toEqual(['stored', 'stored', 'stored']);
  expect(answer.updates.map((update) => update.kind)).toEqual([
    'case.changed', 'message.added', 'message.added', 'message.added',
  ]);
  expect((await messagesOf(open.caseId)).map((row) => [row.seq, row.text])).toEqual([
    [1, 'Banned for nothing\nReally.'], [2, 'two'], [3, 'three'],
  ]);
  const row = await server.db.selectFrom('cases').selectAll().where('id', '=', open.caseId).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ subject: 'Banned for nothing', last_seq: 3, player_read_seq: 3, state: 'open' });
  expect(row.tags).toEqual(['topic:ban_appeal', 'device:phone', 'os:Android', 'build:1.4.2', 'locale:vi']);

  const again = await player.sync(sent, { cursor: answer.cursor });
  expect(statuses(again)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  expect(again).toMatchObject({ updates: [], cursor: answer.cursor });
});

test('keeps the first of an envelope that eight callers send at once', async () => {
  const player = await register(server.url);
  const open = openingCase();
  const answers = await Promise.all(Array.from({ length: 8 }, () => player.sync([open])));
  expect(answers.flatMap(statuses).sort()).toEqual([...Array<string>(7).fill('duplicate'), 'stored']);
  expect(await messagesOf(open.caseId)).toHaveLength(1);
});

test('keeps the first of an envelope that two nodes get at once', async () => {
  const databaseUrl = await stage.database();
  const key = { databaseUrl, tokenKey: 'the same on both nodes' };
  const [one, two] = [await stage.server(key), await stage.server(key)];
  const player = await register(one.url);
  const elsewhere = { headers: { authorization: `Bearer ${player.token}` }, method: 'POST' };
  for (let round = 0; round < 5; round++) {
    const body = JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes: [openingCase()] });
    const send = async ({ url }: SavepointServer) =>
      statuses((await (await fetch(`${url}/v1/sync`, { ...elsewhere, body })).json()) as SyncAnswer);
    const results = await Promise.all([one, two].map(send));
    expect(results.flat().sort()).toEqual(['duplicate', 'stored']);
  }
});

test('answers duplicate when the answer to the first try was lost', async () => {
  let lose = true;
  const breaking = await stage.server({
    afterCommit() {
      if (lose) throw new Error('the process is killed here');
    },
  });
  const player = await register(breaking.url);
  const open = openingCase();
  expect((await player.post(JSON.stringify({ v: 1, cursor: null, sentAt: Date.now(), envelopes: [open] }))).status)
    .toBe(503);
  lose = false;
  expect(statuses(await player.sync([open]))).toEqual(['duplicate']);
});

test('lets nothing overtake a message that is stuck in its case', async () => {
  const poisoned = await stage.server();
  await sql`CREATE TABLE open_gate (id int)`.execute(poisoned.db);
  await sql`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.text = 'poison' AND NOT EXISTS (SELECT FROM open_gate) THEN RAISE 'no'; END IF; RETURN NEW;
  END $$`.execute(poisoned.db);
  await sql`CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION refuse()`.execute(poisoned.db);
  const player = await register(poisoned.url);
  const open = openingCase();
  const sent = [open, ...['poison', 'two', 'three'].map((text) => sendingMessage(open.caseId, text))];
  expect(statuses(await player.sync(sent))).toEqual(['stored', 'retry', 'retry', 'retry']);
  await sql`INSERT INTO open_gate VALUES (1)`.execute(poisoned.db);
  expect(statuses(await player.sync(sent))).toEqual(['duplicate', 'stored', 'stored', 'stored']);
  const rows = await poisoned.db.selectFrom('message').select('text').orderBy('seq').execute();
  expect(rows.map((row) => row.text)).toEqual([open.body.text, 'poison', 'two', 'three']);
});

test('keeps the outbox\'s order while two tabs send the same entries at once', async () => {
  const player = await register(server.url);
  const open = openingCase();
  const outbox = [open, ...Array.from({ length: 20 }, (_, index) => sendingMessage(open.caseId, `${index}`))];
  const tab = async (step: number) => {
    for (let acknowledged = 0; acknowledged < outbox.length; acknowledged += step) {
      await player.sync(outbox.slice(acknowledged, acknowledged + step + 2));
    }
  };
  await Promise.all([tab(2), tab(3)]);
  expect((await messagesOf(open.caseId)).map((row) => row.id)).toEqual(outbox.map((one) => one.body.messageId));
});

test('answers a repeat as the first time, whatever either clock says by then', async () => {
  const player = await register(server.url);
  const open = openingCase();
  const early = sendingMessage(newId(), 'to no case');
  const first = await player.sync([open, early]);
  const later = Date.now() + 2 * LIMITS.resultsKeptMs;
  expect((await player.sync([open, early], { sentAt: later })).results).toEqual([
    { id: open.id, status: 'duplicate' },
    first.results[1],
  ]);
  const old = { ...openingCase(), at: 0 };
  const refused = await player.sync([old]);
  expect(refused.results).toMatchObject([{ status: 'rejected', code: 'too_old' }]);
  expect((await player.sync([old], { sentAt: 1 })).results).toEqual(refused.results);
});

test('gives nothing of another player\'s case, and takes nothing for it', async () => {
  const [owner, stranger] = [await register(server.url), await register(server.url)];
  const open = openingCase();
  await owner.sync([open]);
  const send = sendingMessage(open.caseId, 'let me in');
  const answer = await stranger.sync([
    send,
    readingCase(open.caseId, 1),
    { ...openingCase(), caseId: open.caseId },
    openingCase({ messageId: open.body.messageId }),
    sendingMessage(newId(), 'to no case'),
  ]);
  expect(answer.results.map((result) => result.status === 'rejected' && result.code)).toEqual([
    'unknown_case', 'unknown_case', 'id_taken', 'id_taken', 'unknown_case',
  ]);
  expect(answer.updates).toEqual([]);
  expect(await messagesOf(open.caseId)).toHaveLength(1);
  // The first outcome stays the outcome, whatever has changed since.
  expect((await stranger.sync([send])).results).toMatchObject([{ status: 'rejected', code: 'unknown_case' }]);
});

test('gives a foreign or impossible cursor everything from the beginning', async () => {
  const player = await register(server.url);
  const { cursor } = await player.sync([openingCase()]);
  const [epoch, seq] = cursor.split('.');
  for (const foreign of ['other.1', `${epoch}.${Number(seq) + 1}`, 'nonsense', `${epoch}.-1`]) {
    const answer = await player.sync([], { cursor: foreign });
    expect(answer).toMatchObject({ reset: true, cursor });
    expect(answer.updates).toHaveLength(2);
  }
  const part = await player.sync([], { cursor: `${epoch}.1` });
  expect(part.reset).toBeUndefined();
  expect(part.updates.map((update) => update.kind)).toEqual(['message.added']);
});

test('sends a long feed in parts', async () => {
  const player = await register(server.url);
  const open = openingCase();
  let sent = await player.sync([open]);
  for (let batch = 0; batch < 5; batch++) {
    const some = Array.from({ length: 45 }, (_, index) => sendingMessage(open.caseId, `${batch}/${index}`));
    sent = await player.sync(some, { cursor: sent.cursor });
  }
  const first = await player.sync([]);
  expect(first).toMatchObject({ more: true });
  expect(first.updates).toHaveLength(LIMITS.updatesPerSync);
  const second = await player.sync([], { cursor: first.cursor });
  expect(second.more).toBeUndefined();
  expect(second).toMatchObject({ cursor: sent.cursor });
  expect(first.updates.length + second.updates.length).toBe(2 + 5 * 45);
});

test('asks a player without open cases for no poll, and one who waits for some', async () => {
  const player = await register(server.url);
  expect((await player.sync([])).nextPollMs).toBe(0);
  expect((await player.sync([openingCase()])).nextPollMs).toBe(50);
});

test('answers from the commit what the database would, and looks there for whoever had not seen all of it', async () => {
  const player = await register(server.url);
  const open = openingCase();
  const { cursor } = await player.sync([open]);
  const fresh = await player.sync([sendingMessage(open.caseId, 'one more thing')], { cursor });
  const read = await player.sync([], { cursor });
  expect({ ...fresh, results: [] }).toEqual(read);
  expect(fresh.updates.length).toBeGreaterThan(0);
  const behind = await player.sync([sendingMessage(open.caseId, 'and another')], { cursor });
  expect(behind.updates.slice(0, read.updates.length)).toEqual(read.updates);
  expect(behind.updates.length).toBeGreaterThan(read.updates.length);
});
