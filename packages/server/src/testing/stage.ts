import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startServer, type SavepointServer, type ServerOptions } from '../app.ts';
import { launchPostgres, type EmbeddedPostgres } from '../db/embedded/launch.ts';

/** A place for integration tests: one PostgreSQL, any number of servers, each on a database of its own. */
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
  const postgres = await launchPostgres(folder, 'stage', () => {});
  const servers: SavepointServer[] = [];

  async function database(): Promise<string> {
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(postgres, name);
    const { host, port, user, password } = postgres.connection;
    return `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  }

  return {
    database,
    async server(options) {
      const dataDir = mkdtempSync(join(folder, 'data-'));
      const databaseUrl = options?.databaseUrl ?? (await database());
      const quiet = { port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent' };
      const server = await startServer({ ...quiet, ...options, databaseUrl });
      servers.push(server);
      await server.addGame({ id: 'orbit', name: 'Orbit' });
      await server.addGame({ id: 'harbor', name: 'Harbor' });
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(postgres: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
}
