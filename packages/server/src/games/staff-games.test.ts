import type { GameDetail, HelpManifest } from '@savepoint/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server, 'all', 'owner');
}, 60_000);
afterAll(() => stage.close());

const games = async (who: TestAgent) => ((await (await who.get('/staff/games')).json()) as { games: GameDetail[] }).games;
const change = (who: TestAgent, id: string, body: unknown) =>
  fetch(`${server.url}/staff/games/${id}`, { method: 'PUT', headers: who.headers, body: JSON.stringify(body) });

test('a game that is added has help and forms at once, and an id is given once', async () => {
  const made = await owner.post('/staff/games', { id: 'moth-lamp', name: 'Moth & Lamp', collect: 'basic' });
  expect([made.status, await made.json()]).toEqual([201, { id: 'moth-lamp' }]);
  const manifest = (await (await fetch(`${server.url}/v1/help/moth-lamp/manifest`)).json()) as HelpManifest;
  expect(Object.keys(manifest.snapshots)).toContain('en');
  const again = await owner.post('/staff/games', { id: 'moth-lamp', name: 'Another' });
  expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'id_taken']);
  expect((await owner.post('/staff/games', { id: 'Moth Lamp', name: 'x' })).status).toBe(400);
  expect((await games(owner)).find(({ id }) => id === 'moth-lamp')).toEqual({
    id: 'moth-lamp',
    name: 'Moth & Lamp',
    collect: 'basic',
    longestLine: 200,
  });
});

test('settings are changed by those who may, on the games that are theirs', async () => {
  const supervisor = await signIn(server, ['orbit'], 'supervisor');
  expect((await games(supervisor)).map(({ id }) => id)).toEqual(['orbit']);
  const settings = { name: 'Orbit Two', collect: 'none', longestLine: 3 };
  expect((await change(supervisor, 'orbit', settings)).status).toBe(204);
  expect(await games(supervisor)).toEqual([{ id: 'orbit', ...settings }]);
  const before = await games(owner);
  expect((await change(supervisor, 'harbor', settings)).status).toBe(404);
  expect((await change(supervisor, 'orbit', { ...settings, name: ' ' })).status).toBe(400);
  expect((await change(await signIn(server, ['orbit'], 'agent'), 'orbit', settings)).status).toBe(403);
  expect(await games(owner)).toEqual(before);
});

test('a game whose help could not be written is not there, and can be added again', async () => {
  await sql.raw(`
    CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'spoiled'; END $$;
    CREATE TRIGGER spoiled BEFORE INSERT ON help_publication FOR EACH ROW EXECUTE FUNCTION spoil();
  `).execute(server.db);
  const add = () => owner.post('/staff/games', { id: 'half', name: 'Half' });
  expect((await add()).status).toBe(500);
  await sql`DROP TRIGGER spoiled ON help_publication`.execute(server.db);
  expect((await games(owner)).map(({ id }) => id)).not.toContain('half');
  expect((await add()).status).toBe(201);
  expect((await fetch(`${server.url}/v1/help/half/manifest`)).status).toBe(200);
});
