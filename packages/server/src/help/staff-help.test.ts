import { createHash } from 'node:crypto';
import { newId, THEME_PRESET_VALUES, type HelpManifest, type HelpOverview, type HelpPiece, type HelpSnapshot } from '@savepoint/protocol';
import { helpSnapshot } from '@savepoint/protocol/schemas';
import * as v from 'valibot';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { lockGame } from '../games/game-store.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let agent: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  agent = await signIn(server, ['orbit'], 'supervisor');
}, 60_000);
afterAll(() => stage.close());

const put = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(server.url + path, { method: 'PUT', body, headers: agent.headers });
const save = (piece: HelpPiece, id: string, version = 0, language = 'en', game = 'orbit') =>
  put(`/staff/help/${game}/${language}/${piece.kind}/${id}`, JSON.stringify({ version, piece }));
const manifest = async () => (await (await fetch(`${server.url}/v1/help/orbit/manifest`)).json()) as HelpManifest;
const snapshot = async (language: string) => {
  const { snapshots } = await manifest();
  return (await (await fetch(`${server.url}/content/${snapshots[language]}.json`)).json()) as HelpSnapshot;
};
const news = (id: string, title = id): HelpPiece => ({
  kind: 'announcement',
  content: { id, kind: 'news', title, text: 'Something new.' },
});

test('gives a new game a starter in thirteen languages, all of it valid', async () => {
  const { snapshots, sequence } = await manifest();
  expect([Object.keys(snapshots).length, sequence]).toEqual([13, 1]);
  for (const language of Object.keys(snapshots)) {
    expect(v.safeParse(helpSnapshot, await snapshot(language)).issues, language).toBeUndefined();
  }
});

test('keeps a draft from players until it is published, and names what has not changed as before', async () => {
  const before = await manifest();
  expect((await save(news('summer'), 'summer', 0, 'de')).status).toBe(200);
  expect((await manifest()).sequence).toBe(before.sequence);
  const answer = await agent.post('/staff/help/orbit/publish', { pieces: 'changed' });
  expect(await answer.json()).toEqual({ sequence: before.sequence + 1 });
  const after = await manifest();
  expect(after.snapshots.de).not.toBe(before.snapshots.de);
  expect(after.snapshots.fr).toBe(before.snapshots.fr);
  expect((await snapshot('de')).announcements).toMatchObject([{ id: 'summer' }]);
  // Publishing what is there already changes nothing.
  expect(await (await agent.post('/staff/help/orbit/publish', { pieces: 'changed' })).json()).toEqual({ sequence: after.sequence });
});

test('refuses to save or to publish over what was not read, and shows what differs', async () => {
  await save(news('event', 'First'), 'event');
  expect(await (await save(news('event', 'Again'), 'event')).json()).toMatchObject({ code: 'version_mismatch' });
  const name = { language: 'en', kind: 'announcement', id: 'event' };
  await agent.post('/staff/help/orbit/publish', { pieces: [{ ...name, version: 1 }] });
  expect(await (await save(news('event', 'Second'), 'event', 1)).json()).toEqual({ version: 2 });
  const detail = await (await agent.get('/staff/help/orbit/en/announcement/event')).json();
  expect(detail).toMatchObject({ version: 2, liveVersion: 1, draft: { title: 'Second' }, live: { title: 'First' } });
  const { sequence } = await manifest();
  const stale = await agent.post('/staff/help/orbit/publish', { pieces: [{ ...name, version: 1 }] });
  expect([stale.status, (await manifest()).sequence]).toEqual([409, sequence]);
  expect((await agent.post('/staff/help/orbit/unpublish', { pieces: [name] })).status).toBe(200);
  expect((await snapshot('en')).announcements.map(({ id }) => id)).not.toContain('event');
});

test('answers bad pieces, addresses and strangers as problems', async () => {
  const bad = { ...news('bad'), content: { id: 'bad', kind: 'news', title: ' ', text: '' } } as HelpPiece;
  expect(await (await save(bad, 'bad')).json()).toMatchObject({ code: 'malformed' });
  expect(await (await save(news('one'), 'two')).json()).toMatchObject({ code: 'malformed' });
  const shown: HelpPiece = {
    kind: 'article',
    content: {
      id: 'shown',
      title: 'Shown',
      section: 'account',
      position: 9,
      body: [{ type: 'picture', picture: { sha256: 'a'.repeat(64), format: 'png', alt: '', width: 1, height: 1 } }],
    },
  };
  expect(await (await save(shown, 'shown')).json()).toMatchObject({ code: 'malformed' });
  expect((await save(news('one'), 'one', 0, 'not a language')).status).toBe(404);
  expect((await save(news('one'), 'one', 0, 'en', 'harbor')).status).toBe(404);
  expect((await fetch(`${server.url}/staff/help/orbit`)).status).toBe(401);
});

const THEME: Extract<HelpPiece, { kind: 'theme' }>['content'] = {
  preset: 'arcade',
  ...THEME_PRESET_VALUES.arcade,
  side: 'start',
};

test('a theme and the hours are one for all languages, and the hours are what opens the chat', async () => {
  const evening = { timeZone: 'UTC', weekly: [], exceptions: [{ date: '2099-01-01', spans: [{ fromMinute: 0, toMinute: 60 }] }] };
  expect((await save({ kind: 'theme', content: THEME }, 'theme')).status).toBe(200);
  expect((await save({ kind: 'hours', content: evening }, 'hours')).status).toBe(200);
  expect((await save({ kind: 'hours', content: evening }, 'hours', 0, 'de')).status).toBe(404);
  const door = async () => ((await (await fetch(`${server.url}/v1/chat/orbit`)).json()) as { state: string }).state;
  expect([(await snapshot('ja')).theme, await door()]).toEqual([undefined, 'open']);
  await agent.post('/staff/help/orbit/publish', { pieces: 'changed' });
  expect([(await snapshot('ja')).theme, await door()]).toEqual([THEME, 'closed']);
  expect((await snapshot('de')).hours).toEqual(evening);
  const unsafe = ['red', '#fff', '#12345g', 'url(//x)', '#000000;}'].map((accent) => ({
    kind: 'theme' as const,
    content: { ...THEME, light: { ...THEME.light, accent } },
  }));
  for (const piece of unsafe) expect((await save(piece, 'theme', 1)).status).toBe(400);
  await agent.post('/staff/help/orbit/unpublish', { pieces: [{ language: 'en', kind: 'hours', id: 'hours' }] });
  expect(await door()).toBe('open');
});

test('serves the pictures of articles under their hash, and takes nothing else for one', async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const sha256 = createHash('sha256').update(png).digest('hex');
  const path = `/staff/help/orbit/pictures/${sha256}`;
  expect(await (await put(path, new Uint8Array(png))).json()).toEqual({ sha256, format: 'png', width: 1, height: 1 });
  const served = await fetch(`${server.url}/content/${sha256}.png`);
  expect([served.headers.get('content-type'), served.headers.get('x-content-type-options')]).toEqual(['image/png', 'nosniff']);
  expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
  expect((await fetch(`${server.url}/content/${sha256}.jpg`)).status).toBe(404);
  expect(await (await put(path, new Uint8Array([1]))).json()).toMatchObject({ code: 'hash_mismatch' });
  const photo = await sharp(png).withExif({ IFD0: { Model: 'Secret Phone 9' } }).png().toBuffer();
  const hash = createHash('sha256').update(photo).digest('hex');
  expect((await put(`/staff/help/orbit/pictures/${hash}`, new Uint8Array(photo))).status).toBe(200);
  const shown = Buffer.from(await (await fetch(`${server.url}/content/${hash}.png`)).arrayBuffer());
  expect([photo, shown].map((bytes) => bytes.includes('Secret Phone'))).toEqual([true, false]);
  const text = new TextEncoder().encode('no picture');
  const other = createHash('sha256').update(text).digest('hex');
  expect((await put(`/staff/help/orbit/pictures/${other}`, text)).status).toBe(415);
});

test('counts a player once an article, by the last vote, and every report that was not needed', async () => {
  const player = await register(server.url);
  const vote = (helpful: boolean) => ({
    id: newId(),
    kind: 'article.vote',
    at: Date.now(),
    body: { articleId: 'banned', language: 'en', helpful },
  });
  const solved = { id: newId(), kind: 'article.solved', at: Date.now(), body: { articleId: 'banned', language: 'de' } };
  const last = vote(true);
  const { results } = await player.sync([vote(false), last, solved]);
  expect(results.map(({ status }) => status)).toEqual(['stored', 'stored', 'stored']);
  expect((await player.sync([last, solved])).results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
  await (await register(server.url)).sync([vote(false)]);
  const { pieces } = (await (await agent.get('/staff/help/orbit')).json()) as HelpOverview;
  const counted = pieces.find(({ id, language }) => id === 'banned' && language === 'en');
  expect(counted?.votes).toEqual({ helpful: 1, unhelpful: 1, solved: 1 });
});

test('lets players open cases while somebody publishes', async () => {
  const player = await register(server.url);
  let publishing: Promise<void> | undefined;
  const held = new Promise<() => void>((resolve) => {
    publishing = server.db.transaction().execute(async (trx) => {
      await lockGame(trx, 'orbit');
      await new Promise<void>((end) => resolve(end));
    });
  });
  const end = await held;
  try {
    expect((await player.sync([openingCase()])).results).toMatchObject([{ status: 'stored' }]);
  } finally {
    end();
    await publishing;
  }
});
