import { createHash } from 'node:crypto';
import type { HelpManifest, HelpSnapshot } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
afterAll(() => stage.close());

test('names a snapshot by its content, and sends the manifest once', async () => {
  const manifest = await fetch(`${server.url}/v1/help/orbit/manifest`);
  const { snapshots } = (await manifest.json()) as HelpManifest;
  const etag = manifest.headers.get('etag')!;
  const again = await fetch(`${server.url}/v1/help/orbit/manifest`, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  const snapshot = await fetch(`${server.url}/content/${snapshots.en}.json`);
  expect(snapshot.headers.get('cache-control')).toContain('immutable');
  const text = await snapshot.text();
  expect(createHash('sha256').update(text).digest('hex')).toBe(snapshots.en);
  expect((JSON.parse(text) as HelpSnapshot).sections.length).toBeGreaterThan(0);
});

test('answers errors as problems, also for games and addresses that are not there', async () => {
  for (const [path, code] of [['/v1/help/nowhere/manifest', 'unknown_game'], ['/v1/nothing', 'not_found']]) {
    const response = await fetch(server.url + path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code, requestId: expect.any(String) });
  }
});

test('lets a game on any site ask, and nobody else with a cookie', async () => {
  const preflight = await fetch(`${server.url}/v1/sync`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://game.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(preflight.ok).toBe(true);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  const refused = await fetch(`${server.url}/v1/sync`, { method: 'POST', headers: { origin: 'https://game.example' } });
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
  const staff = await fetch(`${server.url}/staff/session`, { headers: { origin: 'https://game.example' } });
  expect(staff.headers.get('access-control-allow-origin')).toBeNull();
});

test('says whether it is well', async () => {
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' });
});
