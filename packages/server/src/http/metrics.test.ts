import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingCase, register, startingChat } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('counts by route and never by what was asked for, for who has the token', async () => {
  const { url } = await stage.server({ metricsToken: 'of-prometheus' });
  const player = await register(url);
  const opening = openingCase();
  await player.sync([opening, startingChat(opening.caseId)]);
  const read = (token: string) => fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  expect((await read('another')).status).toBe(401);
  await fetch(`${url}/v1/files/${'a'.repeat(64)}`);
  const text = await (await read('of-prometheus')).text();
  expect(text).toMatch(/savepoint_http_request_duration_seconds_count\{method="POST",route="\/v1\/sync",status="200"\} 1/);
  expect(text).toContain('savepoint_chats_waiting{game="orbit"} 1');
  expect(text).toContain('savepoint_intake_batch_envelopes_sum 2');
  expect(text).toContain('savepoint_sockets{side="players"} 0');
  expect(text).toMatch(/savepoint_database_connections\{state="idle"\} [1-9]/);
  expect(text).toContain('savepoint_database_connections{state="waiting"} 0');
  expect(text).not.toMatch(new RegExp(`${player.id}|${opening.caseId}|a{64}`));
});

test('is not there without a token', async () => {
  const { url } = await stage.server();
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});
