import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis of a test's own. */
export interface TestRedis {
  url: string;
  port: number;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same port, empty. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openRedis(): Promise<TestRedis> {
  const program = findRedis();
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    child = spawn(program, options, { stdio: 'ignore' });
    const probe = new Redis(port, { retryStrategy: () => 20, maxRetriesPerRequest: 250 });
    probe.on('error', () => {});
    await probe.ping().finally(() => probe.disconnect());
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Finds Redis, or installs it by the system's packages. */
function findRedis(): string {
  const known = [process.env.REDIS_SERVER, '/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'];
  const find = () => known.find((path) => path && existsSync(path));
  if (!find() && process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq'];
    execFileSync('apt-get', [...wait, 'update'], { stdio: 'ignore' });
    // Without its own service: only the program is wanted.
    execFileSync('apt-get', [...wait, '-y', '--no-install-recommends', 'install', 'redis-server'], { stdio: 'ignore' });
  }
  const found = find();
  if (!found) throw new Error('Redis is not there and could not be installed: set REDIS_SERVER to the path of redis-server');
  return found;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
