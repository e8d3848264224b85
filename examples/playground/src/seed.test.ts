import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCases, startServer, type SavepointServer } from '@savepoint/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GAMES } from './sample/games.ts';
import { makeSample } from './sample/sample.ts';
import { seedSample } from './seed.ts';

const NOW = Date.UTC(2026, 10, 22, 9, 30);
let folder: string;
let server: SavepointServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'savepoint-seed-'));
  server = await startServer({ port: 0, dataDir: folder, logLevel: 'error' });
  for (const { id, name } of GAMES) await server.addGame({ id, name });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const countCases = async () => (await server.db.selectFrom('cases').select('id').execute()).length;

test('adds the sample once, and only what an interrupted start had left out', async () => {
  await importCases(server.db, makeSample(NOW - 3_600_000).slice(0, 170));
  expect(await seedSample(server.db, NOW)).toBe(130);
  expect(await seedSample(server.db, NOW + 86_400_000)).toBe(0);
  expect(await countCases()).toBe(300);
});

test('leaves a database alone that has cases of its own', async () => {
  const [first] = makeSample(NOW);
  await importCases(server.db, [{ ...first!, player: { name: 'somebody', locale: 'en' } }]);
  expect(await seedSample(server.db, NOW)).toBe(0);
  expect(await countCases()).toBe(1);
});
