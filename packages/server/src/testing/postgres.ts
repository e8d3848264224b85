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
  /**
   * The address of a new copy of what `prepare` leaves in an empty database: whoever of a run asks for this name first
   * prepares it, as a server's first start on an empty database takes ten times the processor time of its next one.
   */
  prepared(name: string, prepare: (url: string) => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

/** The one that the run shares; outside a run one of one's own. */
export async function openTestPostgres(): Promise<TestPostgres> {
  const shared = process.env[VARIABLE];
  if (shared !== undefined) {
    const connection = JSON.parse(shared) as Connection;
    return { ...databasesOn(connection), close: async () => {} };
  }
  const { postgres, end } = await launch();
  return { ...databasesOn(postgres.connection), close: end };
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

function databasesOn(connection: Connection): Omit<TestPostgres, 'close'> {
  const { host, port, user, password } = connection;
  const at = (name: string) => `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;

  async function connected<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }
  async function add(client: pg.Client, template = 'template1'): Promise<string> {
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(template)}`);
    return name;
  }

  return {
    database: () => connected(async (client) => at(await add(client))),
    prepared: (template, prepare) =>
      connected(async (client) => {
        await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
        const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
        if (rowCount === 0) {
          const name = await add(client);
          await prepare(at(name));
          await client.query(`ALTER DATABASE ${name} RENAME TO ${client.escapeIdentifier(template)}`);
        }
        await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
        return at(await add(client, template));
      }),
  };
}
