import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { launchPostgres, type EmbeddedPostgres } from './launch.ts';
import { findPostmaster } from './postmaster.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
let program: string;
let dataDir: string;
const said: string[] = [];
const running: { stop(): Promise<void> }[] = [];

const launch = async (folder = dataDir): Promise<EmbeddedPostgres> => {
  const postgres = await launchPostgres(folder, 'secret', (line) => said.push(line));
  running.push(postgres);
  return postgres;
};

async function query(postgres: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client(postgres.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A real server in a process of its own, which can be killed. */
async function spawnServer(folder: string): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(process.execPath, [join(program, 'main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', SAVEPOINT_DATA: folder },
  });
  let output = '';
  return new Promise((resolve) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('listening')) resolve({ child, output });
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('exit', () => resolve({ child, output }));
  });
}

beforeAll(async () => {
  // Below node_modules, where the built program finds its dependencies.
  program = mkdtempSync(join(root, 'node_modules', '.savepoint-test-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: 'server',
    logLevel: 'silent',
    build: { outDir: program, emptyOutDir: false },
  });
  dataDir = mkdtempSync(join(tmpdir(), 'savepoint-launch-'));
}, 60_000);

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

afterAll(() => {
  rmSync(program, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

test('keeps data over a clean stop, and stops what it started', async () => {
  const first = await launch();
  await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  expect(await query(first, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  await first.stop();
  expect(findPostmaster(first.cluster)).toBeNull();
  expect(await query(await launch(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('refuses a second server on the same data folder and leaves the first one alone', async () => {
  const first = await launch();
  await expect(launch()).rejects.toThrow(/Another Savepoint server is running on the data folder/);
  expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('asks no other PostgreSQL of this machine while its own does not listen yet', async () => {
  const { cluster } = await launch();
  const asked = vi.fn<(socket: Socket) => void>((socket) => socket.destroy());
  const other = createServer(asked).listen(0, '127.0.0.1');
  await once(other, 'listening');
  // As it is written at first: the socket is not there yet.
  const file = join(cluster, 'postmaster.pid');
  const lines = readFileSync(file, 'utf8').split('\n');
  const early = lines.with(3, String((other.address() as AddressInfo).port)).with(4, '');
  writeFileSync(file, early.join('\n'));
  const second = launch();
  setTimeout(() => writeFileSync(file, lines.join('\n')), 300);
  await expect(second).rejects.toThrow(/Another Savepoint server/);
  expect(asked).not.toHaveBeenCalled();
  other.close();
});

test('starts again what is killed under it', async () => {
  const postgres = await launch();
  process.kill(findPostmaster(postgres.cluster)!.pid, 'SIGKILL');
  await expect.poll(() => query(postgres, 'SELECT answer FROM kept').catch(() => null))
    .toEqual([{ answer: 42 }]);
});

test('leaves nothing running when it ends while it starts again', async () => {
  const postgres = await launch();
  process.kill(findPostmaster(postgres.cluster)!.pid, 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 60));
  await postgres.stop();
  expect(findPostmaster(postgres.cluster)).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(findPostmaster(postgres.cluster)).toBeNull();
});

test('leaves nothing running that does not know the password', async () => {
  const { cluster, stop } = await launch();
  await stop();
  await expect(launchPostgres(dataDir, 'another secret', () => {})).rejects.toThrow('is not the one its database was made with');
  expect(findPostmaster(cluster)).toBeNull();
});

test('starts over a lock file whose pid is another program by now', async () => {
  const postgres = await launch();
  const lock = join(postgres.cluster, 'postmaster.pid');
  const lines = readFileSync(lock, 'utf8').split('\n');
  await postgres.stop();
  writeFileSync(lock, [process.pid, ...lines.slice(1)].join('\n'));
  expect(await query(await launch(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

test('makes the database anew when the first start was killed half-way', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-launch-'));
  const half = join(folder, 'postgres.new-12345678');
  mkdirSync(half);
  writeFileSync(join(half, 'PG_VERSION'), '18\n');
  const postgres = await launch(folder);
  expect(await query(postgres, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

test('refuses a database of another major version and tells the way out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-launch-'));
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
  await expect(launch(folder)).rejects.toThrow(/written by PostgreSQL 15.*pg_dump/s);
  rmSync(folder, { recursive: true });
});

test('takes over the PostgreSQL of a server that was killed, and ends it with its own end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'savepoint-launch-'));
  const killed = await spawnServer(folder);
  expect(killed.output).toContain('listening');
  const cluster = join(folder, 'postgres');
  const orphan = findPostmaster(cluster);
  killed.child.kill('SIGKILL');
  await new Promise((resolve) => killed.child.once('exit', resolve));
  expect(findPostmaster(cluster)).toEqual(orphan);

  const next = await spawnServer(folder);
  expect(next.output).toContain('listening');
  expect(findPostmaster(cluster)?.pid).toBe(orphan?.pid);
  const refused = await spawnServer(folder);
  expect(refused.child.exitCode).toBe(1);
  expect(refused.output).toContain('Another Savepoint server is running');

  next.child.kill('SIGINT');
  await new Promise((resolve) => next.child.once('exit', resolve));
  expect(next.child.exitCode).toBe(0);
  expect(findPostmaster(cluster)).toBeNull();
  rmSync(folder, { recursive: true });
}, 60_000);

test.runIf(process.getuid?.() === 0)('keeps the database where its account can reach it', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'savepoint-launch-'));
  const folder = join(closed, 'data');
  mkdirSync(folder);
  const postgres = await launch(folder);
  expect(postgres.cluster).toMatch(/^\/var\/lib\/savepoint\/[0-9a-f]{16}$/);
  expect(said.at(-1)).toContain(postgres.cluster);
  await query(postgres, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await postgres.stop();
  const again = await launch(folder);
  expect(again.cluster).toBe(postgres.cluster);
  expect(await query(again, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await again.stop();
  rmSync(postgres.cluster, { recursive: true });
  rmSync(closed, { recursive: true });
  expect(existsSync(postgres.cluster)).toBe(false);
});
