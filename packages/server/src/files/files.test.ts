import { createHash } from 'node:crypto';
import { LIMITS } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn } from '../testing/agent.ts';
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
