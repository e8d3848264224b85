import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { startServer, type SavepointServer } from '../app.ts';
import { signIn } from '../testing/agent.ts';
import { connectPlayer } from '../testing/live-player.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage } from '../testing/stage.ts';

const stage = await openStage();
afterAll(() => stage.close());

test('a player who is signed out hears nothing more by a socket that is open, on any node', async () => {
  const databaseUrl = await stage.database();
  const [one, other] = [await stage.server({ databaseUrl, tokenKey: 'shared' }), await stage.server({ databaseUrl, tokenKey: 'shared' })];
  const [owner, player, friend] = [await signIn(one), await register(one.url), await register(one.url)];
  const opening = openingCase();
  await player.sync([opening]);
  const live = await Promise.all([
    connectPlayer(one.url, player.token), connectPlayer(other.url, player.token), connectPlayer(one.url, friend.token), connectPlayer(other.url, friend.token),
  ]);
  expect((await owner.post(`/staff/players/${player.id}/sign-out`, {})).status).toBe(204);
  const connected = () => live.map(({ socket }) => socket.connected);
  await expect.poll(connected).toEqual([false, false, true, true]);
  await owner.reply(opening.caseId, 'for nobody else');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(live.map(({ pushed }) => pushed.length)).toEqual([0, 0, 0, 0]);
  for (const { socket } of live) socket.disconnect();
});

/** After the player's row is next read, and before whoever asked for it has it, something else happens. */
function afterReading(db: SavepointServer['db'], happen: () => Promise<unknown>): void {
  const select = db.selectFrom.bind(db);
  const late = <T extends object>(query: T): T =>
    new Proxy(query, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name, of);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const made: unknown = value.apply(of, given);
          return made instanceof Promise ? made.then(async (row: unknown) => (await happen(), row)) : late(made as object);
        };
      },
    });
  const spy = vi.spyOn(db, 'selectFrom').mockImplementation((table: unknown) => {
    const query = select(table as 'player');
    if (table !== 'player') return query as never;
    spy.mockRestore();
    return late(query) as never;
  });
}

test('a player who is signed out while a socket of theirs comes in has none', async () => {
  // On its own database nothing else looks for those who were missed.
  const dataDir = mkdtempSync(join(tmpdir(), 'savepoint-called-back-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent' });
  await server.addGame({ id: 'orbit', name: 'Orbit' });
  onTestFinished(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const [owner, player] = [await signIn(server), await register(server.url)];
  const opening = openingCase();
  await player.sync([opening]);
  afterReading(server.db, () => owner.post(`/staff/players/${player.id}/sign-out`, {}));
  const live = await connectPlayer(server.url, player.token).catch(() => null);
  await expect.poll(() => live?.socket.connected ?? false).toBe(false);
}, 60_000);
