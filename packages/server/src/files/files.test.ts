import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LIMITS, newId } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { mergePlayers } from '../players/merge.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register, type TestPlayer } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let player: TestPlayer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  player = await register(server.url);
}, 60_000);
afterAll(() => stage.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bearer = (who: TestPlayer) => ({ authorization: `Bearer ${who.token}` });
type Headers = Record<string, string>;
type FileBytes = Uint8Array<ArrayBuffer>;
const put = (bytes: Uint8Array<ArrayBuffer>, sha256 = hashOf(bytes), headers: Headers = bearer(player)) =>
  fetch(`${server.url}/v1/files/${sha256}`, { method: 'PUT', body: bytes, headers });
const head = (sha256: string) => fetch(`${server.url}/v1/files/${sha256}`, { method: 'HEAD', headers: bearer(player) });
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

test('takes a file once and says whether it is there', async () => {
  const complete = async () => (await head(hashOf(PNG))).headers.get('upload-complete');
  expect(await complete()).toBe('?0');
  expect((await put(new Uint8Array(PNG))).status).toBe(204);
  expect((await put(new Uint8Array(PNG))).status).toBe(204);
  expect(await complete()).toBe('?1');
});

test('refuses what does not fit', async () => {
  const text = new Uint8Array(Buffer.from('log line\n'));
  expect(await codeOf(await put(text, hashOf(PNG)))).toEqual([409, 'hash_mismatch']);
  expect(await codeOf(await put(text, hashOf(text), {}))).toEqual([401, 'unauthorized']);
  expect(await codeOf(await put(text, 'nonsense'))).toEqual([404, 'not_found']);
  for (const [name, content] of [
    ['a program', Buffer.from('7f454c460201010000000000000000000200', 'hex')],
    ['an archive', Buffer.from('504b0304140000000800', 'hex')],
    ['a drawing with script', Buffer.from('<?xml version="1.0"?><svg><script/></svg>')],
    ['bytes of no kind', Buffer.from([0x80, 0x00, 0x81])],
  ] as const) {
    const answer = await codeOf(await put(new Uint8Array(content)));
    expect([name, ...answer]).toEqual([name, 415, 'unsupported_media_type']);
  }
  expect(await codeOf(await put(new Uint8Array(LIMITS.fileBytes + 1)))).toEqual([413, 'body_too_large']);
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
  });
  const request = { method: 'PUT', body: endless, headers: bearer(player), duplex: 'half' };
  const answer = await fetch(`${server.url}/v1/files/${hashOf(PNG)}`, request).then(codeOf, () => 'cut off');
  expect([[413, 'body_too_large'].join(), 'cut off']).toContain(String(answer));
});

test('shows a file to the case\'s player and the game\'s staff, and to nobody else', async () => {
  const page = new Uint8Array(Buffer.from('<script>alert(1)</script>'));
  await put(page);
  await put(new Uint8Array(PNG));
  const attachments = [page, PNG].map((bytes) => ({
    sha256: hashOf(bytes), name: 'a', type: 'text/html', sizeBytes: bytes.byteLength,
  }));
  const open = openingCase({ attachments });
  await player.sync([open]);
  const agent = await signIn(server, ['orbit']);
  expect((await agent.open(open.caseId)).messages[0]?.attachments).toEqual(attachments);

  const text = await agent.get(`/staff/files/${hashOf(page)}`);
  expect(await text.text()).toBe('<script>alert(1)</script>');
  expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text.headers.get('content-disposition')).toBe('attachment');
  expect(text.headers.get('content-security-policy')).toContain('sandbox');
  expect(text.headers.get('x-content-type-options')).toBe('nosniff');
  const picture = await agent.get(`/staff/files/${hashOf(PNG)}`);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(PNG);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('content-disposition')).toBe('inline');

  const own = await fetch(`${server.url}/v1/files/${hashOf(PNG)}`, { headers: bearer(player) });
  expect(own.status).toBe(200);
  const stranger = await register(server.url);
  const foreign = await fetch(`${server.url}/v1/files/${hashOf(PNG)}`, { headers: bearer(stranger) });
  expect(await codeOf(foreign)).toEqual([404, 'not_found']);
  const others = await signIn(server, ['harbor']);
  expect(await codeOf(await others.get(`/staff/files/${hashOf(PNG)}`))).toEqual([404, 'not_found']);
});

test('names a file whose bytes have not come yet, and shows it when they have', async () => {
  const late = new Uint8Array(Buffer.from('late log'));
  const open = openingCase({
    attachments: [{ sha256: hashOf(late), name: 'log.txt', type: 'text/plain', sizeBytes: late.byteLength }],
  });
  await player.sync([open]);
  const agent = await signIn(server);
  expect((await agent.get(`/staff/files/${hashOf(late)}`)).status).toBe(404);
  expect((await agent.open(open.caseId)).missingFiles).toEqual([hashOf(late)]);
  await put(late);
  expect((await agent.open(open.caseId)).missingFiles).toEqual([]);
  expect(await (await agent.get(`/staff/files/${hashOf(late)}`)).text()).toBe('late log');
});

const fileOf = (bytes: Uint8Array) => ({ sha256: hashOf(bytes), name: 'a.txt', type: 'text/plain', sizeBytes: bytes.byteLength });

/** What a player sees of a file: how much of it the server says it has of them, and whether it opens. */
async function seenBy(who: TestPlayer, sha256: string) {
  const asked = await fetch(`${server.url}/v1/files/${sha256}`, { method: 'HEAD', headers: bearer(who) });
  const opened = await fetch(`${server.url}/v1/files/${sha256}`, { headers: bearer(who) });
  return [asked.headers.get('upload-offset'), asked.headers.get('upload-complete'), opened.status];
}

test.each(['orbit', 'harbor'])('a player of %s who knows the hash of another\'s file gets nothing by naming it, until they send its bytes', async (game) => {
  const secret = new Uint8Array(Buffer.from(`a secret that ${game} looks for`));
  const sha256 = hashOf(secret);
  await put(secret);
  await player.sync([openingCase({ attachments: [fileOf(secret)] })]);
  const thief = await register(server.url, game);
  const opening = openingCase({ attachments: [fileOf(secret)] });
  await thief.sync([opening]);
  const theirs = await signIn(server, [game]);
  expect(await seenBy(thief, sha256)).toEqual(['0', '?0', 404]);
  const end = (offset: number) =>
    fetch(`${server.url}/v1/files/${sha256}`, {
      method: 'PATCH',
      headers: { ...bearer(thief), 'content-type': 'application/partial-upload', 'upload-offset': String(offset), 'upload-complete': '?1' },
    });
  expect(await codeOf(await end(0))).toEqual([409, 'hash_mismatch']);
  expect(await codeOf(await end(secret.byteLength))).toEqual([409, 'offset_mismatch']);
  expect(await codeOf(await put(new Uint8Array(Buffer.from('guess')), sha256, bearer(thief)))).toEqual([409, 'hash_mismatch']);
  expect(await seenBy(thief, sha256)).toEqual(['0', '?0', 404]);
  expect((await theirs.open(opening.caseId)).missingFiles).toEqual([sha256]);
  // Whose own staff have it open all the same, through the case of who sent it.
  expect((await theirs.get(`/staff/files/${sha256}`)).status).toBe(game === 'orbit' ? 200 : 404);
  const data = async () => (await fetch(`${server.url}/v1/players/me/data`, { headers: bearer(thief) })).text();
  expect(await data()).not.toContain(Buffer.from(secret).toString('base64'));

  expect((await put(secret, sha256, bearer(thief))).status).toBe(204);
  expect(await seenBy(thief, sha256)).toEqual([String(secret.byteLength), '?1', 200]);
  expect((await theirs.open(opening.caseId)).missingFiles).toEqual([]);
  expect((await theirs.get(`/staff/files/${sha256}`)).status).toBe(200);
  expect(await data()).toContain(Buffer.from(secret).toString('base64'));
});

test('staff name in a reply, held or not, and in a draft what they have sent, or what stands in the game', async () => {
  const [secret, shown, sent] = ['theirs', 'ours', 'mine'].map((text) => new Uint8Array(Buffer.from(`a file of ${text}`))) as [FileBytes, FileBytes, FileBytes];
  await put(secret);
  await player.sync([openingCase({ attachments: [fileOf(secret)] })]);
  const harbor = await register(server.url, 'harbor');
  await put(shown, hashOf(shown), bearer(harbor));
  const opening = openingCase({ attachments: [fileOf(shown)] });
  await harbor.sync([opening]);
  const agent = await signIn(server, ['harbor']);
  const at = `/staff/cases/${opening.caseId}`;
  const draft = (...files: FileBytes[]) =>
    fetch(`${server.url}${at}/drafts/reply`, { method: 'PUT', headers: agent.headers, body: JSON.stringify({ text: 'See', attachments: files.map(fileOf) }) });
  const reply = (files: FileBytes[], holdMs = 0) =>
    agent.post(`${at}/messages`, { id: newId(), text: 'See', attachments: files.map(fileOf), holdMs });
  const tried = [await reply([secret]), await reply([shown, secret]), await reply([secret], 10_000), await draft(secret), await reply([sent])];
  for (const answer of tried) expect(await codeOf(answer)).toEqual([422, 'unknown_file']);
  expect((await agent.get(`/staff/files/${hashOf(secret)}`)).status).toBe(404);
  expect((await agent.open(opening.caseId)).lastSeq).toBe(1);

  const upload = { method: 'PUT', headers: agent.headers, body: sent };
  expect((await fetch(`${server.url}/staff/files/${hashOf(sent)}`, upload)).status).toBe(204);
  expect((await draft(sent, shown)).status).toBe(200);
  // A day later it stands there still.
  await server.db.deleteFrom('file_claim').where('sha256', '=', hashOf(sent)).execute();
  expect((await draft(sent)).status).toBe(200);
  // Its writer sees it as well, on another machine, and nobody else does before it is sent.
  const colleague = await signIn(server, ['harbor']);
  const seen = async () => Promise.all([agent, colleague].map(async (who) => (await who.get(`/staff/files/${hashOf(sent)}`)).status));
  expect(await seen()).toEqual([200, 404]);
  expect((await reply([sent, shown])).status).toBe(204);
  expect(await seen()).toEqual([200, 200]);
  expect(await seenBy(harbor, hashOf(sent))).toEqual(['0', '?0', 200]);
});

test('what somebody sent before they signed in is theirs after', async () => {
  const own = new Uint8Array(Buffer.from('sent as nobody'));
  const [before, after] = [await register(server.url), await register(server.url)];
  await put(own, hashOf(own), bearer(before));
  await before.sync([openingCase({ attachments: [fileOf(own)] })]);
  await server.db.transaction().execute((trx) => mergePlayers(trx, before.id, after.id));
  for (const who of [before, after]) expect(await seenBy(who, hashOf(own))).toEqual([String(own.byteLength), '?1', 200]);
});

test('what was there before anybody noted who sent it stays open, but not to another game than its sender\'s', async () => {
  const [old, secret] = ['from long ago', 'of orbit alone'].map((text) => new Uint8Array(Buffer.from(text))) as [FileBytes, FileBytes];
  const harbor = await register(server.url, 'harbor');
  await put(old, hashOf(old), bearer(harbor));
  await put(secret);
  await harbor.sync([openingCase({ attachments: [old, secret].map(fileOf) })]);
  await server.db.deleteFrom('file_origin').where('sha256', '=', hashOf(old)).execute();
  expect((await seenBy(harbor, hashOf(old)))[2]).toBe(404);
  await migrateOnceMore('0021_possession.sql');
  expect([(await seenBy(harbor, hashOf(old)))[2], (await seenBy(harbor, hashOf(secret)))[2]]).toEqual([200, 404]);
});

test('an old reply opens no file of another game, whoever had sent it there, and keeps its own', async () => {
  const texts = ['of an orbit player', 'of orbit staff', 'of a harbor player', 'of harbor staff', 'of somebody of both'];
  const [theirs, theirStaffs, own, ownStaffs, both] = texts.map((text) => new Uint8Array(Buffer.from(`an old file ${text}`))) as [
    FileBytes, FileBytes, FileBytes, FileBytes, FileBytes,
  ];
  const harbor = await register(server.url, 'harbor');
  const [inOrbit, inHarbor] = [openingCase({ attachments: [fileOf(theirs)] }), openingCase({ attachments: [fileOf(own)] })];
  await put(theirs);
  await put(own, hashOf(own), bearer(harbor));
  await player.sync([inOrbit]);
  await harbor.sync([inHarbor]);
  const [orbitAgent, harborAgent, lead] = [await signIn(server, ['orbit']), await signIn(server, ['harbor']), await signIn(server)];
  const send = async (agent: TestAgent, caseId: string, ...files: FileBytes[]) => {
    for (const body of files) await fetch(`${server.url}/staff/files/${hashOf(body)}`, { method: 'PUT', headers: agent.headers, body });
    expect((await agent.post(`/staff/cases/${caseId}/messages`, { id: newId(), text: 'See', attachments: files.map(fileOf) })).status).toBe(204);
  };
  await send(orbitAgent, inOrbit.caseId, theirStaffs);
  await send(lead, inOrbit.caseId, both);
  await send(lead, inHarbor.caseId, both);
  // Sent with their bytes: what was named without them looks the same afterwards.
  await send(harborAgent, inHarbor.caseId, own, ownStaffs, theirs, theirStaffs);
  const opens = async () => {
    const asked = [theirs, theirStaffs, own, ownStaffs, both].map((bytes) => harborAgent.get(`/staff/files/${hashOf(bytes)}`));
    return (await Promise.all(asked)).map(({ status }) => status);
  };
  expect(await opens()).toEqual([200, 200, 200, 200, 200]);

  // Whoever sends bytes sees them for a day in any case.
  await server.db.deleteFrom('file_claim').execute();
  await server.db.schema.alterTable('attachment').dropColumn('closed').execute();
  await migrateOnceMore('0028_closed_files.sql');
  expect(await opens()).toEqual([404, 404, 200, 200, 200]);
  const closed = [theirs, theirStaffs].map(hashOf);
  expect((await harborAgent.open(inHarbor.caseId)).missingFiles.toSorted()).toEqual(closed.toSorted());
  for (const sha256 of closed) expect((await seenBy(harbor, sha256))[2]).toBe(404);
  expect((await orbitAgent.open(inOrbit.caseId)).missingFiles).toEqual([]);
});

async function migrateOnceMore(name: string): Promise<void> {
  await sql.raw(await readFile(new URL(`../db/migrations/${name}`, import.meta.url), 'utf8')).execute(server.db);
}
