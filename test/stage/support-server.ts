import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type SavepointServer, type ServerOptions } from '@savepoint/server';
import { openTestPostgres } from '../../packages/server/src/testing/postgres.ts';

export const STAFF = { email: 'ana@desk.test', name: 'Ana', password: 'a long test password' };
export const GAME = { id: 'lantern-run', name: 'Lantern Run' };

export interface SupportServer extends SavepointServer {
  dataDir: string;
  /** Ends the server and removes its data. */
  end(): Promise<void>;
}

const EACH_HOUR = { count: 1_000_000, perMs: 3_600_000 };
/** A single player of a test writes more in a minute than a real one in a year. */
export const TIRELESS = {
  rates: { casesPerPlayer: EACH_HOUR, messagesPerPlayer: EACH_HOUR, syncsPerPlayer: EACH_HOUR, signInsPerInstall: EACH_HOUR },
};

/** A whole support server on a database of its own, with one game and one agent. */
export async function openSupportServer(options: Partial<ServerOptions> = {}): Promise<SupportServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'savepoint-test-'));
  const postgres = await openTestPostgres();
  const own = { port: 0, dataDir, logLevel: 'error', pollFloorMs: 1_000, limits: TIRELESS };
  const databaseUrl = await postgres.prepared('one game and one agent', async (databaseUrl) => {
    const first = await startServer({ ...own, databaseUrl });
    await first.addGame(GAME);
    // What is sent arrives: the undo has tests of its own.
    await first.addStaff({ ...STAFF, games: 'all', holdMs: 0 });
    await first.close();
  });
  const server = await startServer({ ...own, databaseUrl, ...options });
  return {
    ...server,
    dataDir,
    async end() {
      await server.close();
      await postgres.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
