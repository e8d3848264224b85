import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type ServerOptions } from '@savepoint/server';
import pg from 'pg';
import { launchPostgres } from '../../packages/server/src/db/embedded/launch.ts';
import { findPostmaster } from '../../packages/server/src/db/embedded/postmaster.ts';
import { openRedis } from '../../packages/server/src/testing/redis.ts';
import { openFront } from '../doubles/front.ts';
import { openWireCutter, type WireCutter } from '../doubles/wire-cutter.ts';
import { GAME, STAFF, TIRELESS } from './support-server.ts';

export interface ClusterNode {
  port: number;
  start(): Promise<void>;
  /** SIGKILL: it says goodbye to nobody. */
  kill(): Promise<void>;
  /** SIGTERM: it drains. */
  end(): Promise<void>;
}

/** Two nodes on one PostgreSQL and one Redis, every wire between them to be cut, and a front for each side's clients. */
export interface TestCluster {
  /** Nodes that ended without being told to. */
  died: string[];
  nodes: [ClusterNode, ClusterNode];
  /** Prefers the first node. */
  playersUrl: string;
  /** Prefers the second. */
  agentsUrl: string;
  database: WireCutter & { restart(): Promise<void>; client(): Promise<pg.Client> };
  redis: WireCutter & { restart(awayMs: number): Promise<void> };
  close(): Promise<void>;
}

export async function openCluster(): Promise<TestCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-cluster-'));
  const postgres = await launchPostgres(folder, 'stage', () => {});
  const { host, port, user, password, database } = postgres.connection;
  const databaseWire = await openWireCutter(join(host, `.s.PGSQL.${port}`));
  const redis = await openRedis();
  const redisWire = await openWireCutter(redis.port);
  const options: Partial<ServerOptions> = {
    host: '127.0.0.1',
    databaseUrl: `postgres://${user}:${password}@127.0.0.1:${databaseWire.port}/${database}`,
    redisUrl: `redis://127.0.0.1:${redisWire.port}`,
    tokenKey: 'the same on every node',
    logLevel: 'silent',
    pollFloorMs: 1_000,
    limits: TIRELESS,
  };
  const first = await startServer({ ...options, port: 0, dataDir: join(folder, 'first') });
  await first.addGame(GAME);
  await first.addStaff({ ...STAFF, games: 'all' });
  await first.close();
  const died: string[] = [];
  const nodes = [await nodeOf('one'), await nodeOf('two')] as const;
  await Promise.all(nodes.map((node) => node.start()));
  const [one, two] = nodes;
  const players = await openFront([one.port, two.port]);
  const agents = await openFront([two.port, one.port]);

  async function nodeOf(name: string): Promise<ClusterNode> {
    const own = { ...options, port: await freePort(), dataDir: join(folder, name) };
    let child: ChildProcess;
    let told = false;
    const stop = async (signal: 'SIGKILL' | 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      told = true;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    };
    return {
      port: own.port,
      start: () =>
        new Promise((resolve, reject) => {
          told = false;
          child = fork('test/doubles/cluster-node.js', [JSON.stringify(own)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
          child.once('message', () => resolve());
          child.once('exit', (code, signal) => {
            if (!told) died.push(`node ${name} ended with ${code ?? signal}`);
            reject(new Error(`node ${name} ended with ${code ?? signal}`));
          });
        }),
      kill: () => stop('SIGKILL'),
      end: () => stop('SIGTERM'),
    };
  }

  async function client(): Promise<pg.Client> {
    const one = new pg.Client(postgres.connection);
    one.on('error', () => {});
    await one.connect();
    return one;
  }

  return {
    died,
    nodes: [one, two],
    playersUrl: players.url,
    agentsUrl: agents.url,
    database: {
      ...databaseWire,
      client,
      /** As by a crash: it recovers from its log, and its owner starts it again. */
      async restart() {
        const { pid } = findPostmaster(postgres.cluster)!;
        process.kill(pid, 'SIGQUIT');
        while (findPostmaster(postgres.cluster)?.pid === pid) await sleep(20);
        for (;;) {
          const back = await client().catch(() => null);
          if (back) return back.end();
          await sleep(50);
        }
      },
    },
    redis: {
      ...redisWire,
      async restart(awayMs) {
        await redis.kill();
        await sleep(awayMs);
        await redis.start();
      },
    },
    async close() {
      await Promise.all(nodes.map((node) => node.end()));
      await Promise.all([players, agents, databaseWire, redisWire, redis].map((part) => part.close()));
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
