import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { visitPostgres } from '../db/embedded/visit.ts';
import { pendingMigrations } from '../db/migrate.ts';
import type { Database } from '../db/schema.ts';
import { readSecrets } from '../db/secret.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { createS3Store } from '../files/s3-store.ts';
import { readSettings } from './settings.ts';

/** What a command works on, beside a server that may be running. */
export interface Reach {
  blobs: BlobStore;
  tokenKey: string;
  /** A connection of one's own. */
  connect(): Promise<pg.Client>;
  db: Kysely<Database>;
  end(): Promise<void>;
}

/** In: the environment. Out: its database and files; an embedded PostgreSQL is started if none runs. */
export async function reach(env: NodeJS.ProcessEnv): Promise<Reach> {
  const { dataDir, databaseUrl, tokenKey, s3 } = readSettings(env);
  mkdirSync(dataDir, { recursive: true });
  const secrets = readSecrets(dataDir);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const visit = databaseUrl ? null : await visitPostgres(dataDir, secrets.databasePassword, say);
  const config: pg.ClientConfig = visit?.connection ?? { connectionString: databaseUrl! };
  const pool = new pg.Pool({ ...config, max: 2 });
  pool.on('error', () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const open: pg.Client[] = [];
  const files = join(dataDir, 'files');
  return {
    blobs: s3 ? createS3Store(s3, files) : createFolderStore(files),
    tokenKey: tokenKey ?? secrets.tokenKey,
    db,
    async connect() {
      const client = new pg.Client(config);
      // What is asked of it then fails, and says so.
      client.on('error', () => {});
      await client.connect();
      open.push(client);
      return client;
    },
    async end() {
      await Promise.all(open.map((client) => client.end()));
      await db.destroy();
      await visit?.end();
    },
  };
}

/** Does one thing with the reach, and lets go of it whatever comes. */
export async function within<T>(env: NodeJS.ProcessEnv, work: (reached: Reach) => Promise<T>): Promise<T> {
  const reached = await reach(env);
  try {
    return await work(reached);
  } finally {
    await reached.end();
  }
}

/** As `within`, for what only reads: where no server has ever run it makes nothing, and throws. */
export async function withinUsed<T>(env: NodeJS.ProcessEnv, work: (reached: Reach) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = readSettings(env);
  const set = 'set SAVEPOINT_DATA or DATABASE_URL as the server has it.';
  const hasCluster = ['postgres', 'postgres-is-at'].some((name) => existsSync(join(dataDir, name)));
  if (!databaseUrl && !hasCluster) throw new Error(`There is no database in ${dataDir}: ${set}`);
  return within(env, async (reached) => {
    if ((await pendingMigrations(reached.db)) === null) throw new Error(`Savepoint has never used this database: ${set}`);
    return work(reached);
  });
}
