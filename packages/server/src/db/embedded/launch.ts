import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { unprivilegedAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './initdb.ts';
import { clusterFolder, socketFolder } from './place.ts';
import { clearStaleLocks, findPostmaster, spawnPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';

/** How to connect to it, in the words of `pg`. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedPostgres {
  connection: Connection;
  /** The folder the data is in. */
  cluster: string;
  stop(): Promise<void>;
}

const START_MS = 60_000;
/** Any number will do: a cluster has one Savepoint. */
const OWNER_LOCK = 7_283_500;

/**
 * In: the data folder (exists) and the database's password. Out: a running PostgreSQL that this process owns. One
 * that a killed server left behind is taken over, one that a living server owns is refused, and one that dies while
 * we live is started again.
 */
export async function launchPostgres(
  dataDir: string,
  password: string,
  say: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const binaries = findBinaries(account, say);
  const cluster = clusterFolder(dataDir, account, say);
  await ensureCluster(cluster, binaries, account, password);
  const sockets = process.platform === 'win32' ? '' : socketFolder(cluster, account);
  const logFile = join(dataDir, 'postgres.log');
  const freePort = sockets === '' ? await anyFreePort() : 0;

  let ending = false;
  let owner: pg.Client | null = null;
  let reviving = Promise.resolve();

  async function start(): Promise<Connection> {
    let child: ChildProcess | null = null;
    const leave = async (problem: unknown) => {
      if (child) await stopPostmaster(cluster, binaries);
      throw problem;
    };
    for (const endMs = Date.now() + START_MS; Date.now() < endMs; await sleep(25)) {
      if (ending) throw new Error('The server is ending');
      const running = findPostmaster(cluster);
      const connection = running && connectionTo(running, password);
      if (connection && (await answers(connection).catch(leave))) return connection;
      if (running || (child && child.exitCode === null && child.signalCode === null)) continue;
      if (child) await sleep(500);
      await clearStaleLocks(cluster, sockets);
      const listen = sockets === '' ? { port: freePort } : { socketFolder: sockets };
      child = spawnPostmaster(binaries, account, cluster, listen, logFile);
    }
    const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
    throw new Error(`PostgreSQL did not start in ${START_MS / 1000} s. Its last words in ${logFile}:\n${lastLines}`);
  }

  async function own(connection: Connection): Promise<void> {
    const client = new pg.Client({ ...connection, application_name: 'savepoint owner' });
    client.on('error', () => {});
    await client.connect();
    // A session's lock goes with its connection: however this process dies, nothing is left to clear away.
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [OWNER_LOCK]);
    if (!rows[0]?.locked) {
      await client.end();
      throw new Error(`Another Savepoint server is running on the data folder ${dataDir}. Stop it or use another.`);
    }
    owner = client.once('end', () => {
      if (!ending) reviving = revive();
    });
  }

  async function revive(): Promise<void> {
    say('PostgreSQL has gone; starting it again');
    try {
      await own(await start());
    } catch (problem) {
      if (ending) return;
      say(`PostgreSQL could not be started again: ${String(problem)}`);
      await sleep(1_000);
      await revive();
    }
  }

  const connection = await start();
  await own(connection);
  clearHalfMade(cluster);
  return {
    connection,
    cluster,
    async stop() {
      ending = true;
      await reviving;
      await owner?.end();
      await stopPostmaster(cluster, binaries);
      if (sockets !== '') rmSync(sockets, { recursive: true, force: true });
    },
  };
}

/** Null as long as it does not listen. */
export function connectionTo({ host, port }: Postmaster, password: string): Connection | null {
  return host === undefined ? null : { host, port, user: SUPERUSER, password, database: 'postgres' };
}

/** Whether PostgreSQL takes connections; a wrong password is not something to wait for. */
async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (problem) {
    if (problem instanceof pg.DatabaseError && problem.code === '28P01') {
      throw new Error('The secret in the data folder is not the one its database was made with.', { cause: problem });
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** What an initdb that was killed has left; only the owner may, as another server's would look the same. */
function clearHalfMade(cluster: string): void {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(cluster)}.new-`)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
