import { createHash } from 'node:crypto';
import { type AuditEntry, type Envelope, type ErasureProof, type Problem, type SyncAnswer } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, sendingMessage, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const MARK = 'unmistakable-4111';
const bytes = Buffer.from(`a log with ${MARK}`);
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** A player with everything that a player can have. */
async function known(mark = MARK): Promise<{ player: TestPlayer; caseId: string; messageId: string; cursor: string; send: Envelope }> {
  const player = await register(server.url);
  await fetch(`${server.url}/v1/files/${sha256}`, { method: 'PUT', headers: bearer(player), body: bytes });
  const file = { sha256, name: `${mark}.txt`, type: 'text/plain', sizeBytes: bytes.byteLength };
  const open = openingCase({ text: `first ${mark}`, attachments: [file], context: { player: { name: mark }, state: { mark } } });
  const send = sendingMessage(open.caseId, `my card is ${mark}, bye`);
  await player.sync([open, send]);
  await owner.reply(open.caseId, `I see ${mark}`);
  const { cursor } = await player.sync([]);
  return { player, caseId: open.caseId, messageId: send.body.messageId, cursor, send };
}

const bearer = ({ token }: TestPlayer) => ({ authorization: `Bearer ${token}` });

/** Tables with a row that holds the text anywhere. */
async function holding(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`.execute(server.db);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql`SELECT 1 FROM ${sql.table(name)} t WHERE to_jsonb(t)::text LIKE ${`%${text}%`} LIMIT 1`.execute(server.db);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

const kinds = ({ updates }: SyncAnswer) => updates.map(({ kind }) => kind);

test('exports all of one player, files too, and no secret', async () => {
  const { player, caseId } = await known('mine-only');
  await known('somebody-elses');
  const answer = await fetch(`${server.url}/v1/players/me/data`, { headers: bearer(player) });
  const text = await answer.text();
  const lines = text.trim().split('\n').map((line) => JSON.parse(line) as { is: string; id?: string; base64?: string });
  expect(lines.slice(0, 2)).toMatchObject([{ is: 'player', id: player.id, name: 'mine-only' }, { is: 'cases', id: caseId }]);
  expect([...new Set(lines.map(({ is }) => is))]).toEqual(expect.arrayContaining(['message', 'attachment', 'file']));
  expect(Buffer.from(lines.at(-1)!.base64!, 'base64')).toEqual(bytes);
  expect(text).not.toContain('somebody-elses');
  expect(text).not.toContain('secret');
  const byStaff = await owner.get(`/staff/players/${player.id}/export`);
  expect((await byStaff.text()).split('\n').length).toBe(text.split('\n').length);
});

test('leaves a file to another who has sent it too and has yet to name it', async () => {
  const mark = 'the same bytes';
  const twice = Buffer.from(mark);
  const hash = createHash('sha256').update(twice).digest('hex');
  const url = `${server.url}/v1/files/${hash}`;
  const file = { sha256: hash, name: 'log.txt', type: 'text/plain', sizeBytes: twice.byteLength };
  const [first, second, third] = [await register(server.url), await register(server.url), await register(server.url)];
  await fetch(url, { method: 'PUT', headers: bearer(first), body: twice });
  await first.sync([openingCase({ attachments: [file] })]);
  for (const player of [second, third]) await fetch(url, { method: 'PUT', headers: bearer(player), body: twice });
  const erase = (player: TestPlayer) => owner.post(`/staff/players/${player.id}/erase`, { confirm: player.id });
  await erase(first);
  for (const player of [second, third]) {
    const opening = openingCase({ attachments: [file] });
    await player.sync([opening]);
    expect(await (await fetch(url, { headers: bearer(player) })).text()).toBe(mark);
    expect((await owner.open(opening.caseId)).missingFiles).toEqual([]);
    await erase(player);
  }
  // Nobody is left who named it, or may.
  const left = (table: 'file' | 'file_claim') => server.db.selectFrom(table).select('sha256').where('sha256', '=', hash).execute();
  expect([await left('file'), await left('file_claim')]).toEqual([[], []]);
});

test('erases a player from every table, proves it, keeps the audit log, and tells the devices', async () => {
  const mark = 'to-be-forgotten';
  const { player, caseId, cursor } = await known(mark);
  expect((await holding(mark)).length).toBeGreaterThan(4);
  expect((await owner.post(`/staff/players/${player.id}/erase`, { confirm: 'yes' })).status).toBe(400);
  const audits = () => server.db.selectFrom('audit').select('subject').where('subject', '=', player.id).execute();
  const proof = (await (await owner.post(`/staff/players/${player.id}/erase`, { confirm: player.id })).json()) as ErasureProof;
  expect(proof).toMatchObject({ playerId: player.id, counts: { cases: 1, message: 3, attachment: 1 } });
  expect(proof.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await holding(mark)).toEqual([]);
  expect(await audits()).toHaveLength(2);

  const told = await player.sync([], { cursor });
  expect([kinds(told), told.reset]).toEqual([['case.erased'], undefined]);
  expect(await holding(caseId)).toEqual(expect.arrayContaining(['feed']));
  // The way in is the same, and a new report is a new case.
  expect((await player.sync([openingCase()], { cursor: told.cursor })).results[0]?.status).toBe('stored');
});

test('a player erases the own data, and a file goes with the last case that names it', async () => {
  const others = await server.db.selectFrom('attachment').select('case_id').distinct().where('sha256', '=', sha256).execute();
  const players = await server.db.selectFrom('cases').select('player_id').distinct().where('id', 'in', others.map((one) => one.case_id)).execute();
  for (const { player_id: id } of players) await owner.post(`/staff/players/${id}/erase`, { confirm: id });
  const { player } = await known('my-own-wish');
  const stored = () => server.db.selectFrom('file').select('sha256').where('sha256', '=', sha256).execute();
  expect(await stored()).toHaveLength(1);
  const erased = await fetch(`${server.url}/v1/players/me/erase`, { method: 'POST', headers: bearer(player) });
  expect(((await erased.json()) as ErasureProof).counts).toMatchObject({ cases: 1, file: 1 });
  expect([await stored(), await holding('my-own-wish')]).toEqual([[], []]);
  const again = await fetch(`${server.url}/v1/players/me/erase`, { method: 'POST' });
  expect([again.status, again.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
});

test('blacks out a part of a message wherever it is kept, and tells the player and the consoles', async () => {
  const { player, caseId, messageId, cursor, send } = await known('visa-1234');
  const at = 'my card is '.length;
  const ranges = [{ from: at, to: at + 'visa-1234'.length }];
  const stranger = await signIn(server, ['harbor'], 'owner');
  const path = `/staff/messages/${messageId}/redact`;
  const asked = { ranges, reason: 'A card number', after: null };
  expect((await stranger.post(path, asked)).status).toBe(404);
  for (const lacking of [{ ...asked, reason: ' ' }, { ranges, after: null }, { ranges, reason: 'A card number' }]) {
    expect((await owner.post(path, lacking)).status).toBe(400);
  }
  expect((await owner.post(path, asked)).status).toBe(204);
  expect(await holding('my card is visa-1234')).toEqual([]);
  // The answer to it may have been lost: what was kept is neither refused nor kept once more.
  const { results, updates } = await player.sync([send], { cursor });
  expect(results).toEqual([{ id: send.id, status: 'duplicate' }]);
  expect(updates).toMatchObject([{ kind: 'message.changed', message: { id: messageId, text: 'my card is █████, bye' } }]);
  expect((await owner.open(caseId)).messages[1]?.text).toBe('my card is █████, bye');
  // Why stands where it was done, and in the audit log; what was taken away stands nowhere.
  const [edit, ...others] = (await owner.open(caseId)).edits;
  expect([edit?.reason, edit?.changes, others]).toEqual(['A card number', [{ field: 'redaction', of: 'message', parts: 1 }], []]);
  const { entries } = (await (await owner.get('/staff/audit')).json()) as { entries: AuditEntry[] };
  const audited = entries.filter(({ subject }) => subject === messageId).map(({ status, reason }) => [status, reason]);
  expect(audited.toReversed()).toEqual([[404, undefined], [400, undefined], [400, undefined], [400, undefined], [204, 'A card number']]);
  // What is named by its place is another thing after that.
  const stale = await owner.post(path, { ...asked, ranges: [{ from: 0, to: 2 }] });
  expect([stale.status, ((await stale.json()) as Problem).code]).toEqual([409, 'version_mismatch']);
  expect((await owner.post(path, { ...asked, ranges: [{ from: 0, to: 2 }], after: edit?.id })).status).toBe(204);
  expect((await owner.open(caseId)).messages[1]?.text).toBe('█████ card is █████, bye');
  // From the beginning of the feed, as on a new device.
  expect(JSON.stringify((await player.sync([])).updates)).not.toContain('my card is visa-1234');
});

test('takes files out of a message by the places at which they stand now', async () => {
  const player = await register(server.url);
  const attachments = ['first', 'second', 'third'].map((name) => ({ sha256, name: `${name}.txt`, type: 'text/plain', sizeBytes: bytes.byteLength }));
  const opening = openingCase({ attachments });
  await player.sync([opening]);
  let after: string | undefined;
  for (const left of [['second', 'third'], ['third']]) {
    const { id } = (await owner.open(opening.caseId)).messages[0]!;
    const answer = await owner.post(`/staff/messages/${id}/redact`, { files: [0], reason: 'A face', after: after ?? null });
    expect(answer.status).toBe(204);
    const detail = await owner.open(opening.caseId);
    expect(detail.messages[0]?.attachments.map(({ name }) => name)).toEqual(left.map((name) => `${name}.txt`));
    after = detail.edits.at(-1)?.id;
  }
});

test('takes parts of a context and answers away wherever they are kept, and tells the player', async () => {
  const player = await register(server.url);
  const context = {
    game: { id: 'orbit', build: 'leaky-build' },
    device: { os: 'LeakyOS', model: 'kept-model' },
    screen: { width: 11, height: 12, pixelRatio: 1 },
    breadcrumbs: [{ at: 1, text: 'leaky-first' }, { at: 2, text: 'kept-crumb' }, { at: 3, text: 'leaky-last' }],
  };
  const opening = openingCase({ context, answers: { where: 'leaky-answer', when: 'kept-answer' } });
  const { caseId } = opening;
  await player.sync([opening]);
  const { cursor } = await player.sync([]);
  const asked = {
    context: [['breadcrumbs', '0'], ['breadcrumbs', '2'], ['device', 'os'], ['game', 'build'], ['screen', 'width'], ['no', 'such'], ['__proto__', 'x']],
    answers: ['where', 'nowhere'],
    reason: 'Not ours to know',
    after: null,
  };
  const path = `/staff/cases/${caseId}/redact`;
  const stranger = await signIn(server, ['harbor'], 'owner');
  expect((await stranger.post(path, asked)).status).toBe(404);
  expect((await owner.post(path, { context: [[]] })).status).toBe(400);
  expect((await owner.post(path, asked)).status).toBe(204);
  expect([await holding('eaky'), await holding('leakyos')]).toEqual([[], []]);
  const detail = await owner.open(caseId);
  expect(detail.context).toEqual({ game: { id: 'orbit' }, device: { model: 'kept-model' }, breadcrumbs: [context.breadcrumbs[1]] });
  expect([detail.os, detail.build, detail.tags]).toEqual([undefined, undefined, ['topic:ban_appeal']]);
  const { updates } = await player.sync([], { cursor });
  expect(updates).toMatchObject([{ kind: 'case.changed', caseId, answers: { when: 'kept-answer' } }]);
  expect(JSON.stringify((await player.sync([])).updates)).toContain('kept-answer');
  const audited = await server.db.selectFrom('audit').select('status').where('what', '=', 'POST /staff/cases/:id/redact').where('subject', '=', caseId).execute();
  expect(audited.map(({ status }) => status).toSorted()).toEqual([204, 400, 404]);
});
