import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type SavepointServer, type ServerOptions } from '../app.ts';
import { holdAnswersOf, letGoOf } from './hold-to-document.ts';
import { openTestPostgres } from './postgres.ts';

/** A place for integration tests: any number of servers, each on a database of its own. */
export interface Stage {
  /** A server on a new database, with the games `orbit` and `harbor`. */
  server(options?: Partial<ServerOptions>): Promise<SavepointServer>;
  /** The address of a new database. */
  database(): Promise<string>;
  /** Ends all of it and deletes what it wrote. */
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-stage-'));
  const { database, prepared, close } = await openTestPostgres();
  const servers: SavepointServer[] = [];

  async function start(options: Partial<ServerOptions> & { databaseUrl: string }): Promise<SavepointServer> {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent', ...options });
    await server.addGame({ id: 'orbit', name: 'Orbit' });
    await server.addGame({ id: 'harbor', name: 'Harbor' });
    return server;
  }
  const prepare = async (databaseUrl: string) => (await start({ databaseUrl })).close();

  return {
    database,
    async server(options) {
      const databaseUrl = options?.databaseUrl ?? (await prepared('orbit and harbor', prepare));
      const server = await start({ ...options, databaseUrl });
      servers.push(server);
      holdAnswersOf(server.url);
      return server;
    },
    async close() {
      for (const { url } of servers) letGoOf(url);
      await Promise.all(servers.map((server) => server.close()));
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
