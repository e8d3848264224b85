import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { launchPostgres } from './embedded/launch.ts';
import { settleEpoch } from './epoch.ts';
import { kyselyPool } from './kysely-pool.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';

/** Connections at work and at rest, and how many ask in vain for one. */
export interface PoolState {
  busy: number;
  idle: number;
  waiting: number;
}

export interface OpenDatabase {
  db: Kysely<Database>;
  pool(): PoolState;
  /** Names this database in cursors. */
  epoch: string;
  close(): Promise<void>;
}

const POOL_SIZE = 12;
const INT8_OID = 20;

/**
 * In: a PostgreSQL's address, or a data folder to keep one in; whether it was restored since it last ran. Out: the
 * database, at the newest migration.
 */
export async function openDatabase(
  place: { url: string } | { dataDir: string; password: string },
  restored: boolean,
  log: Logger,
): Promise<OpenDatabase> {
  const say = (line: string) => log.info(line);
  const embedded = 'url' in place ? null : await launchPostgres(place.dataDir, place.password, say);
  const pool = new pg.Pool({
    ...('url' in place ? { connectionString: place.url } : embedded?.connection),
    max: POOL_SIZE,
    // For `in-one-trip.ts`: statements that are sent at once are not held back until those before them are answered.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    // Counters and milliseconds: all far below 2^53, so numbers are exact.
    types: {
      getTypeParser: (oid, format) => (oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  let closing = false;
  pool.on('error', (error) => closing || log.warn({ error: describeError(error) }, 'lost a database connection'));
  // The pool hears of a connection that breaks while nobody uses it; between two statements of a transaction nobody does.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: kyselyPool(pool) }) });
  const close = async () => {
    // The pool does not wait until the server has seen its goodbyes.
    closing = true;
    await db.destroy();
    await embedded?.stop();
  };
  try {
    await migrate(db);
    const state = () => {
      const { totalCount, idleCount, waitingCount } = pool;
      return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
    };
    return { db, pool: state, epoch: await settleEpoch(db, restored), close };
  } catch (problem) {
    await close();
    throw problem;
  }
}
