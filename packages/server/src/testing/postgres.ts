import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { launchPostgres, type Connection, type EmbeddedPostgres } from '../db/embedded/launch.ts';

/** How the processes of a test run find the PostgreSQL they share. */
const VARIABLE = 'SAVEPOINT_TEST_POSTGRES';

/** A PostgreSQL that makes databases for tests. */
export interface TestPostgres {
  /** The address of a new, empty database. */
  database(): Promise<string>;
  close(): Promise<void>;
}

/** The one that the run shares; outside a run one of one's own. */
export async function openTestPostgres(): Promise<TestPostgres> {
  const shared = process.env[VARIABLE];
  if (shared !== undefined) {
    const connection = JSON.parse(shared) as Connection;
    return { database: () => addDatabase(connection), close: async () => {} };
  }
  const { postgres, end } = await launch();
  return { database: () => addDatabase(postgres.connection), close: end };
}

let endShared = async () => {};

/** Before the first test of a run. What is tested on it need not outlive a power cut, and need not wait for the disk. */
export async function setup(): Promise<void> {
  if (process.env[VARIABLE] !== undefined) return;
  const { postgres, end } = await launch();
  const client = new pg.Client(postgres.connection);
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  }
  await client.query('SELECT pg_reload_conf()');
  await client.end();
  process.env[VARIABLE] = JSON.stringify(postgres.connection);
  endShared = end;
}

/** After the last test of a run. */
export const teardown = (): Promise<void> => endShared();

async function launch(): Promise<{ postgres: EmbeddedPostgres; end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-postgres-'));
  const postgres = await launchPostgres(folder, 'stage', () => {});
  return {
    postgres,
    async end() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function addDatabase(connection: Connection): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  const { host, port, user, password } = connection;
  return `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
}
