import { createHash } from 'node:crypto';
import { LIMITS, newId, type Envelope, type Handover, type ImportAnswer } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { newInstall, openingCase, postJson, register, sendingMessage } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server, ['orbit']);
}, 60_000);
afterAll(() => stage.close());

const LOG = Buffer.from('one line of a log\n');
const PROGRAM = Buffer.from('7f454c460201010000000000000000000200', 'hex');
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const inFile = (bytes: Buffer) => ({ sha256: hashOf(bytes), type: 'text/plain', base64: bytes.toString('base64') });
const named = (bytes: Buffer) => ({
  sha256: hashOf(bytes), name: 'log.txt', type: 'text/plain', sizeBytes: bytes.byteLength,
});

type Install = ReturnType<typeof newInstall>;
const byHash = ({ id, secret }: Install) => ({ id, secretSha256: hashOf(secret) });

function report(install: Install, envelopes: Envelope[], rest: Partial<Handover> = {}): Handover {
  const head = { format: 'savepoint-report', v: 1, game: 'orbit', exportedAt: Date.now() } as const;
  return { ...head, install: byHash(install), envelopes, files: [], ...rest };
}

async function take(given: unknown, by = agent): Promise<ImportAnswer> {
  const response = await by.post('/staff/import', given);
  if (!response.ok) throw new Error(`${response.status} ${((await response.json()) as { code: string }).code}`);
  return (await response.json()) as ImportAnswer;
}

const statuses = ({ results }: Pick<ImportAnswer, 'results'>) => results.map((result) => result.status);
const playersOf = (install: Install) =>
  server.db.selectFrom('install').select('player_id as id').where('id', '=', install.id).execute();

test('takes a report with its files as if the player had sent it, and the player gets it with the first sync', async () => {
  const install = newInstall();
  const open = openingCase({ text: 'From a file', attachments: [named(LOG), named(PROGRAM)] });
  const sent = [open, sendingMessage(open.caseId, 'and more')];
  const files = [inFile(LOG), inFile(PROGRAM)];
  const taken = await take(report(install, sent, { files }));
  expect(statuses(taken)).toEqual(['stored', 'stored']);
  expect(taken).toMatchObject({ caseId: open.caseId, refusedFiles: [hashOf(PROGRAM)] });
  const detail = await agent.open(open.caseId);
  expect(detail).toMatchObject({ number: taken.number, state: 'open', lastSeq: 2, missingFiles: [hashOf(PROGRAM)] });
  expect(await (await agent.get(`/staff/files/${hashOf(LOG)}`)).text()).toBe(LOG.toString());

  const player = await register(server.url, 'orbit', install);
  expect(player.id).toBe(detail.player.id);
  const answer = await player.sync([...sent, sendingMessage(open.caseId, 'online again')]);
  expect(statuses(answer)).toEqual(['duplicate', 'duplicate', 'stored']);
  expect(answer.updates.map((update) => update.kind)).toEqual([
    'case.changed', 'message.added', 'message.added', 'message.added',
  ]);
  expect(await agent.open(open.caseId)).toMatchObject({ lastSeq: 3 });
});

test('counts once what came by network before, in part or whole, and what is imported twice or at once', async () => {
  const install = newInstall();
  const player = await register(server.url, 'orbit', install);
  const open = openingCase();
  const sent = [open, sendingMessage(open.caseId, 'two'), sendingMessage(open.caseId, 'three')];
  await player.sync(sent.slice(0, 2));
  const taken = await take(report(install, sent));
  expect(statuses(taken)).toEqual(['duplicate', 'duplicate', 'stored']);
  const again = await Promise.all([1, 2, 3].map(() => take(report(install, sent))));
  expect(again.flatMap(statuses)).toEqual(Array(9).fill('duplicate'));
  expect(again[0]!.number).toBe(taken.number);
  const { messages, player: owner } = await agent.open(open.caseId);
  expect(messages.map((message) => message.text)).toEqual(['I was banned.', 'two', 'three']);
  expect(owner.id).toBe(player.id);

  const fresh = newInstall();
  const other = openingCase();
  const both = await Promise.all([1, 2, 3, 4].map(() => take(report(fresh, [other]))));
  expect(both.flatMap(statuses).sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored']);
  expect(await playersOf(fresh)).toHaveLength(1);
});

test('gives the player made from a file to the install that has the secret', async () => {
  const install = newInstall();
  const open = openingCase();
  await take(report(install, [open]));
  const thief = { game: 'orbit', install: { id: install.id, secret: newInstall().secret } };
  expect((await postJson(`${server.url}/v1/players`, thief)).status).toBe(409);
  expect((await (await register(server.url, 'orbit', install)).sync([open])).results[0]!.status).toBe('duplicate');

  const forged = report(install, [sendingMessage(open.caseId, 'not by the player')], {
    install: { ...byHash(newInstall()), id: install.id },
  });
  await expect(take(forged)).rejects.toThrow('409 install_taken');
  expect(await agent.open(open.caseId)).toMatchObject({ lastSeq: 1 });
});

test('gives a player made without a hash to the first that registers, and to no second', async () => {
  const install = newInstall();
  const open = openingCase();
  const bare = report(install, [open], { install: { id: install.id } });
  await take(bare);
  const register3 = [install.secret, install.secret, newInstall().secret].map((secret) =>
    postJson(`${server.url}/v1/players`, { game: 'orbit', install: { id: install.id, secret } }),
  );
  const codes = (await Promise.all(register3)).map((response) => response.status);
  expect([[200, 200, 409], [409, 409, 200]]).toContainEqual(codes);
  expect(statuses(await take(bare))).toEqual(['duplicate']);
  expect(await playersOf(install)).toHaveLength(1);
});

test('tells other consoles, and judges every envelope as a sync does', async () => {
  const open = openingCase();
  const later = sendingMessage(open.caseId, '   ');
  const old = { ...sendingMessage(open.caseId, 'old'), at: 0 };
  const { kind: _kind, ...shapeless } = sendingMessage(open.caseId, 'no kind');
  const before = await server.db.selectFrom('event').selectAll().where('case_id', '=', open.caseId).execute();
  expect(before).toEqual([]);
  const taken = await take({ ...report(newInstall(), [open, later, old]), envelopes: [open, later, old, shapeless] });
  expect(taken.results.map((result) => (result.status === 'rejected' ? result.code : result.status))).toEqual([
    'stored', 'malformed', 'too_old', 'malformed',
  ]);
  const events = await server.db.selectFrom('event').select('event').where('case_id', '=', open.caseId).execute();
  expect(events.map(({ event }) => event.kind)).toEqual(['case.opened', 'message.added']);

  const nowhere = sendingMessage(newId(), 'to no case');
  expect(await take(report(newInstall(), [nowhere]))).toMatchObject({
    caseId: nowhere.caseId,
    number: null,
    results: [{ status: 'rejected', code: 'unknown_case' }],
  });
  // Another player's case is neither written to nor named.
  expect(await take(report(newInstall(), [sendingMessage(open.caseId, 'let me in')]))).toMatchObject({ number: null });
});

test('refuses a file that is damaged, of another game or no report, and stores nothing of it', async () => {
  const install = newInstall();
  const open = openingCase({ attachments: [named(LOG)] });
  const good = report(install, [open], { files: [inFile(LOG)] });
  const changed = { ...inFile(LOG), base64: Buffer.from('another line').toString('base64') };
  const large = inFile(Buffer.alloc(LIMITS.fileBytes + 1));
  for (const [given, problem] of [
    [{ ...good, files: [inFile(Buffer.from('a')), changed] }, '409 hash_mismatch'],
    [{ ...good, files: [large] }, '413 body_too_large'],
    [{ ...good, game: 'harbor' }, '404 unknown_game'],
    [{ ...good, game: 'nowhere' }, '404 unknown_game'],
    [{ ...good, format: 'a shopping list' }, '400 malformed'],
    [{ ...good, v: 2 }, '400 malformed'],
    [{ ...good, envelopes: [] }, '400 malformed'],
    [{ ...good, envelopes: [open, openingCase()] }, '400 malformed'],
    [{ ...good, envelopes: ['no envelope'] }, '400 malformed'],
    [{ ...good, pad: 'x'.repeat(LIMITS.handoverBytes) }, '413 body_too_large'],
    ['text', '400 malformed'],
  ] as const) {
    await expect(take(given)).rejects.toThrow(problem);
  }
  expect(await playersOf(install)).toEqual([]);
  expect((await agent.get(`/staff/cases/${open.caseId}`)).status).toBe(404);
  const kept = await server.db.selectFrom('file').selectAll().where('sha256', '=', hashOf('a')).execute();
  expect(kept).toEqual([]);
  expect(statuses(await take(good))).toEqual(['stored']);
});

test('takes files from signed-in staff on our own pages alone', async () => {
  const given = report(newInstall(), [openingCase()]);
  const url = `${server.url}/staff/import`;
  expect((await postJson(url, given, { origin: server.url })).status).toBe(401);
  expect((await postJson(url, given, { ...agent.headers, origin: 'https://evil.example' })).status).toBe(403);
  expect((await postJson(url, given, { cookie: agent.cookie })).status).toBe(403);
});
