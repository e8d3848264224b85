import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, TOPICS, type Session } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { forgetOrphans } from '../files/forget-orphans.ts';
import { mergePlayers } from '../players/merge.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, readingCase, register, sendingMessage, startingChat } from '../testing/player.ts';
import { settleWords } from '../testing/settle-words.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { eraseOld, setRetention } from './retention.ts';

/** Tables whose rows name a player, a case, or what belongs to one: all of these must be filled below, and then empty of them. */
const NAMING = [
  'article_solved', 'article_vote', 'attachment', 'audit', 'bulk_case', 'case_edit', 'case_note', 'case_words', 'cases', 'chat', 'draft',
  'envelope_result', 'event', 'feed', 'file', 'file_claim', 'file_origin', 'held_reply', 'install', 'mention', 'message', 'player', 'verdict',
];
/** Comes to name a player by what is tried here. */
const LATER = ['erasure'];
/** Names cases until their words are made, which may be at any moment. */
const PASSING = ['case_words_due'];
/** Of games, staff and the whole: nothing in them belongs to one player. */
const OTHERS = [
  'api_key', 'bulk', 'canned_reply', 'canned_use', 'case_tally', 'deployment', 'form_version', 'game', 'game_key', 'help_picture', 'help_piece',
  'help_publication', 'help_snapshot', 'invitation', 'migration', 'rule_set', 'saved_view', 'session', 'sign_in_try', 'staff', 'staff_game',
];

const MARK = 'unforgettable-word';
const folder = mkdtempSync(join(tmpdir(), 'savepoint-nothing-left-'));
let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;
beforeAll(async () => {
  stage = await openStage();
  server = await stage.server({ dataDir: folder });
  owner = await signIn(server);
}, 60_000);
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

test('every table is said to name players or not to: a new one belongs into a list above', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`.execute(server.db);
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...NAMING, ...LATER, ...PASSING, ...OTHERS].toSorted());
});

/** A player of two devices with a row in every table of `NAMING`, and what each row is known by. */
async function everything() {
  const installs = [newInstallWith(MARK), newInstallWith(MARK)] as const;
  const [before, player] = [await register(server.url, 'orbit', installs[0]), await register(server.url, 'orbit', installs[1])];
  const bearer = { authorization: `Bearer ${player.token}` };
  const bytes = ['named', 'never named', 'from before', 'of an answer'].map((text) => new Uint8Array(Buffer.from(`${MARK} ${newId()} ${text}`)));
  const files = bytes.map((body) => ({ sha256: hashOf(body), name: `${MARK}.txt`, type: 'text/plain', sizeBytes: body.byteLength }));
  const put = (path: string, at: number, headers: Record<string, string>) =>
    fetch(`${server.url}${path}/${files[at]!.sha256}`, { method: 'PUT', headers, body: bytes[at]! });
  await put('/v1/files', 0, bearer);
  await put('/v1/files', 1, bearer);
  await put('/v1/files', 2, { authorization: `Bearer ${before.token}` });
  await put('/staff/files', 3, owner.headers);
  const part = { ...bearer, 'content-type': 'application/partial-upload', 'upload-offset': '0', 'upload-complete': '?0' };
  await fetch(`${server.url}/v1/files/${'ab'.repeat(32)}`, { method: 'PATCH', headers: part, body: `${MARK} unfinished` });

  const context = { player: { id: MARK, name: MARK }, state: { [MARK]: MARK }, game: { id: 'orbit', build: MARK } };
  const opening = openingCase({ text: `${MARK} first`, attachments: [files[0]!], context, answers: { where: MARK } });
  const { caseId } = opening;
  const older = openingCase({ text: `${MARK} of nobody yet` });
  await before.sync([older]);
  const of = (kind: string, body: object) => ({ id: newId(), kind, at: Date.now(), body });
  const sending = sendingMessage(caseId, `${MARK} second`);
  const about = { articleId: 'refunds', language: 'en' };
  const envelopes = [
    opening, sending, readingCase(caseId, 1), startingChat(caseId), of('article.vote', { ...about, helpful: true }), of('article.solved', about),
  ];
  await player.sync(envelopes);
  await server.db.transaction().execute((trx) => mergePlayers(trx, before.id, player.id));

  const at = `/staff/cases/${caseId}`;
  const { staff } = (await (await owner.get('/staff/session')).json()) as Session;
  const done = async (asked: Promise<Response>) => expect((await asked).status).toBeLessThan(300);
  const asPut = (path: string, body: object) => fetch(server.url + path, { method: 'PUT', headers: owner.headers, body: JSON.stringify(body) });
  const [noteId, heldId, replyId, bulkId] = [newId(), newId(), newId(), newId()];
  await done(owner.post(`/staff/chats/${caseId}/accept`, {}));
  await done(owner.post(`${at}/notes`, { id: noteId, text: `${MARK} note`, mentions: [staff.id] }));
  await done(owner.post(`${at}/messages`, { id: replyId, text: `${MARK} answer`, attachments: [files[3]] }));
  await done(owner.post(`/staff/chats/${caseId}/end`, {}));
  await done(asPut(`${at}/drafts/reply`, { text: `${MARK} draft` }));
  await done(owner.post(`${at}/messages`, { id: heldId, text: `${MARK} held`, holdMs: 30_000 }));
  await server.db.updateTable('held_reply').set({ state: 'stopped' }).execute();
  await done(owner.post(`${at}/edit`, { addTags: [MARK], reason: `${MARK} reason` }));
  await done(asPut(`/staff/bulk/${bulkId}`, { cases: { ids: [caseId] }, edit: { priority: 'high' } }));
  await expect.poll(async () => ((await (await owner.get(`/staff/bulk/${bulkId}`)).json()) as { state: string }).state).toBe('done');
  await done(owner.post(`${at}/state`, { state: 'closed' }));
  await player.sync([{ ...of('case.rate', { score: 1, comment: `${MARK} comment` }), caseId }]);
  await settleWords(server.db);
  const devices = [player.id, before.id, ...installs.map(({ id }) => id)];
  const [ofReport, unnamed, fromBefore, ofAnswer] = files.map(({ sha256 }) => sha256) as [string, string, string, string];
  const ofCase = [sending.body.messageId, opening.body.messageId, noteId, heldId, replyId, ofReport];
  return { caseId, olderId: older.caseId, devices, ofCase, rest: [sending.id, opening.id, unnamed, fromBefore], ofAnswer };
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const newInstallWith = (secret: string) => ({ id: newId(), secret: secret.padEnd(43, 'x') });

/** Tables with a row that holds any of the words anywhere. */
async function holding(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of [...NAMING, ...LATER, ...PASSING, ...OTHERS]) {
    const { rows } = await sql`
      SELECT FROM ${sql.table(name)} t WHERE to_jsonb(t)::text LIKE ANY(${words.map((word) => `%${word}%`)}::text[]) LIMIT 1
    `.execute(server.db);
    if (rows.length > 0) found.push(name);
  }
  return found.toSorted();
}

/** Files of the data folder with the word in them or in their names. */
async function onDisk(words: readonly string[]): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = await Promise.all(entries.map(async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'latin1')].join('\n')));
  return read.filter((text) => words.some((word) => text.includes(word)));
}

test('a player who is erased, by any id they ever had, is in no table but by the ids that are promised, and in no file', async () => {
  const { devices, caseId, olderId, ofCase, rest, ofAnswer } = await everything();
  const all = [MARK, caseId, olderId, ...devices, ...ofCase, ...rest];
  expect(await holding(all)).toEqual(NAMING);
  expect((await onDisk([MARK])).length).toBe(5);

  const beforeSignIn = devices[1]!;
  expect((await owner.post(`/staff/players/${beforeSignIn}/erase`, { confirm: beforeSignIn })).status).toBe(200);
  expect(await holding([MARK, ...ofCase, ...rest])).toEqual([]);
  // What one of the staff has sent they may send again within a day; the log has its hash, as that of all that staff send.
  expect(await holding([ofAnswer])).toEqual(['audit', 'file', 'file_claim']);
  await forgetOrphans(server.db, createFolderStore(join(folder, 'files')), Date.now() + 25 * 60 * 60_000);
  expect(await holding([ofAnswer])).toEqual(['audit']);
  // What tells each device of it, and the proof; the audit log says whose data it was.
  expect(await holding([caseId, olderId])).toEqual(['audit', 'event', 'feed']);
  expect(await holding(devices)).toEqual(['audit', 'erasure', 'feed', 'install', 'player']);
  expect(await onDisk([MARK, ...devices])).toEqual([]);
  const told = await server.db.selectFrom('feed').select('update').where('player_id', '=', devices[0]!).execute();
  expect(told.map(({ update }) => update.kind)).toEqual(['case.erased', 'case.erased']);
  const logged = await server.db.selectFrom('event').select('event').where('case_id', 'in', [caseId, olderId]).execute();
  expect(logged.map(({ event }) => event.kind)).toEqual(['case.erased', 'case.erased']);
  const player = await server.db.selectFrom('player').select(['name', 'locale', 'studio_id']).where('id', 'in', devices).execute();
  expect(player).toEqual([{ name: null, locale: null, studio_id: null }, { name: null, locale: null, studio_id: null }]);
});

test('a case that is older than its game keeps them is in no table but where its player is told, and their other case stays', async () => {
  const { caseId, olderId, ofCase } = await everything();
  await setRetention(server.db, 'orbit', { days: 30 });
  const later = Date.now() + 31 * 24 * 60 * 60_000;
  expect(await eraseOld(server.db, later, TOPICS, async () => {})).toBe(1);
  // Here its file was sent a moment ago and might be named again.
  await forgetOrphans(server.db, createFolderStore(join(folder, 'files')), later);
  expect(await holding([caseId, ...ofCase])).toEqual(['audit', 'event', 'feed']);
  expect((await owner.open(olderId)).messages).toHaveLength(1);
  await setRetention(server.db, 'orbit', {});
});
