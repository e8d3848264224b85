import { accessSync, constants, existsSync, mkdirSync, statSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { answers } from '@savepoint/protocol/schemas';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import * as v from 'valibot';
import { pendingMigrations } from '../db/migrate.ts';
import type { S3Options } from '../files/s3-store.ts';
import { examineBucket } from './examine-files.ts';
import { keepsStatements } from './keeps-statements.ts';
import { reach } from './reach.ts';
import { readSettings } from './settings.ts';

export interface Finding {
  name: string;
  good: boolean;
  /** What is, and where it is not good what to do. */
  words: string;
}

const LEAST_FREE_BYTES = 1024 ** 3;
const MOST_SKEW_MS = 2_000;
const OLDEST_POSTGRES = 150_000;
/** Characters; nobody tries so many. */
const SHORTEST_SECRET = 32;

/** In: the environment a server would be started in. Out: what is as it should be there, and what is not. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { dataDir, databaseUrl, redisUrl, port, tokenKey, s3 } = readSettings(env);
  const folder = examineFolder(dataDir);
  const shared = databaseUrl !== undefined && redisUrl !== undefined && !tokenKey;
  return [
    finding('settings', !shared, shared ? 'several nodes need one SAVEPOINT_SECRET; set it' : 'fit together'),
    // Nothing can be asked without the secrets in it.
    ...(folder ? [folder] : [...(await examineDatabase(env)), examineDisk(dataDir), examineSecret(dataDir, tokenKey)]),
    ...(s3 ? [await examineFiles(s3)] : []),
    ...(redisUrl ? [await examineRedis(redisUrl)] : []),
    await examinePort(port),
  ];
}

const finding = (name: string, good: boolean, words: string): Finding => ({ name, good, words });

const wordsOf = (problem: unknown) => (problem instanceof Error ? problem.message || problem.name : String(problem));

/** Null: a server can write there. */
function examineFolder(dataDir: string): Finding | null {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    return null;
  } catch (problem) {
    return finding('data folder', false, `cannot be used (${wordsOf(problem)}); see SAVEPOINT_DATA, and who may write there`);
  }
}

async function examineDatabase(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  let reached;
  try {
    reached = await reach(env);
    const { rows } = await sql<{ version: string; nowMs: number; mayCreate: boolean; encoding: string; locale: string; folds: boolean }>`
      SELECT current_setting('server_version_num') AS version, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs",
        has_database_privilege(current_database(), 'CREATE') AS "mayCreate",
        pg_encoding_to_char(encoding) AS encoding, datctype AS locale, lower('É') = 'é' AS folds
      FROM pg_database WHERE datname = current_database()
    `.execute(reached.db);
    const { version, nowMs, mayCreate, encoding, locale, folds } = rows[0]!;
    const letters = encoding === 'UTF8' && folds;
    const skewMs = Math.round(Math.abs(nowMs - Date.now()));
    const pending = await pendingMigrations(reached.db);
    const keeps = await keepsStatements(await reached.connect(), await reached.connect());
    const old = Number(version) < OLDEST_POSTGRES;
    const forgets = 'a pooler forgets prepared statements; lend connections by session, or use PgBouncer from 1.21 on';
    return [
      finding('database', !old && mayCreate, old ? 'PostgreSQL is older than 15; use a newer one' : mayCreate ? 'answers' : 'its user may not create schemas; GRANT CREATE ON DATABASE'),
      finding('letters', letters, `${encoding}, locale ${locale}${letters ? '' : ": not all can be kept and found; make a database with ENCODING 'UTF8' and a UTF-8 locale"}`),
      finding('statements', keeps, keeps ? 'are kept' : forgets),
      finding('clock', skewMs < MOST_SKEW_MS, `${skewMs} ms from the database's${skewMs < MOST_SKEW_MS ? '' : '; let NTP set both'}`),
      finding('migrations', pending?.length === 0, pending === null ? 'none ran; run `savepoint migrate`' : pending.length > 0 ? `${pending.length} to run; run \`savepoint migrate\`` : 'all ran'),
    ];
  } catch (problem) {
    return [finding('database', false, `cannot be asked (${wordsOf(problem)}); see DATABASE_URL, or postgres.log in the data folder`)];
  } finally {
    await reached?.end();
  }
}

function examineDisk(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  return finding('disk', free >= LEAST_FREE_BYTES, `${(free / 1024 ** 3).toFixed(1)} GiB free${free < LEAST_FREE_BYTES ? '; make room' : ''}`);
}

async function examineFiles(s3: S3Options): Promise<Finding> {
  const wrong = await examineBucket(s3);
  return finding('files', wrong === null, wrong === null ? 'the bucket can be written, read, listed and deleted from' : `the bucket ${wrong}; see SAVEPOINT_S3_URL and the rights of its key`);
}

function examineSecret(dataDir: string, given: string | undefined): Finding {
  if (given !== undefined && given.length < SHORTEST_SECRET) {
    const words = 'is short enough to be guessed, and with it any player; set it to 32 random characters, and the one of now in SAVEPOINT_OLD_SECRETS';
    return finding('secret', false, `SAVEPOINT_SECRET ${words}`);
  }
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) return finding('secret', true, 'not made yet');
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return finding('secret', !open, open ? `others can read it; chmod 600 ${file}` : 'readable by its owner alone');
}

async function examineRedis(url: string): Promise<Finding> {
  const redis = new Redis(url, { retryStrategy: () => null, connectTimeout: 2_000, maxRetriesPerRequest: 0 });
  let why = '';
  redis.on('error', (problem) => (why ||= wordsOf(problem)));
  const answers = await redis.ping().then(() => true, (problem: unknown) => ((why ||= wordsOf(problem)), false));
  redis.disconnect();
  return finding('Redis', answers, answers ? 'answers' : `does not answer (${why}); see REDIS_URL. Nodes hear of each other more slowly without`);
}

function examinePort(port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () =>
      void isOurs(port).then((ours) => resolve(finding('port', ours, ours ? `a server answers at ${port}` : `${port} is in use by something else; set PORT`))),
    );
    probe.listen(port, () => probe.close(() => resolve(finding('port', true, `${port} is free`))));
  });
}

/** Whether a Savepoint answers there, this one or another. */
async function isOurs(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then((it) => it.json(), () => null);
  return v.is(answers.liveness, answer);
}
