import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, openSync, closeSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** A running PostgreSQL as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  /** The folder of its socket, or on Windows an address; undefined as long as it does not listen. */
  host: string | undefined;
}

const LOG_BYTES = 1024 * 1024;

/** In: a cluster's folder. Out: the live postmaster of exactly this cluster, or null when there is none. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!(pid > 1) || !isPostgres(pid, cluster)) return null;
  // The socket comes a moment after the port; by the port alone a PostgreSQL of somebody else would be asked.
  return { pid, port: Number(lines[3]), host: process.platform === 'win32' ? '127.0.0.1' : lines[4]?.trim() || undefined };
}

/** None of a file that is not there; it may go at any moment. */
function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return [];
    throw problem;
  }
}

/**
 * Deletes the lock files of a postmaster that is gone when the pid in them runs again as something else, which is
 * common in containers, where small pids repeat: PostgreSQL would refuse to start. It deals with a dead pid itself,
 * and then also checks that no process of the killed one still writes, which only this file lets it do; here that
 * is seen to first.
 */
export async function clearStaleLocks(cluster: string, socketFolder: string): Promise<void> {
  const files = [join(cluster, 'postmaster.pid'), join(socketFolder, '.s.PGSQL.5432.lock')];
  for (const file of files.filter((path) => existsSync(path))) {
    const pid = Math.abs(Number(readFileSync(file, 'utf8').split('\n')[0]));
    if (!isAlive(pid)) continue;
    for (const endMs = Date.now() + 10_000; hasProcesses(cluster); await sleep(20)) {
      if (Date.now() > endMs) throw new Error(`Processes of a killed PostgreSQL still use ${cluster}; end them first.`);
    }
    rmSync(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}

function hasProcesses(cluster: string): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && isPostgres(Number(name), cluster));
}

/** Starts PostgreSQL in a process group of its own, so that Ctrl-C in the terminal reaches Node alone. */
export function spawnPostmaster(
  binaries: Binaries,
  account: Account | null,
  cluster: string,
  listen: { socketFolder: string } | { port: number },
  logFile: string,
): ChildProcess {
  const settings = 'port' in listen
    ? ['-c', 'listen_addresses=127.0.0.1', '-p', String(listen.port)]
    : ['-c', 'listen_addresses=', '-k', listen.socketFolder, '-p', '5432'];
  // Terse, and without the failed statement: its details would put players' texts into a log.
  const log = ['-c', 'log_error_verbosity=terse', '-c', 'log_min_error_statement=panic', '-c', 'logging_collector=off'];
  const output = openSync(logFile, existsSync(logFile) && statSync(logFile).size > LOG_BYTES ? 'w' : 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', cluster, ...settings, ...log], {
    ...account,
    cwd: cluster,
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  closeSync(output);
  child.unref();
  return child;
}

/** Asks PostgreSQL to end (SIGINT: connections are cut, a checkpoint is written) and waits until it has. */
export async function stopPostmaster(cluster: string, binaries: Binaries, waitMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const running = findPostmaster(cluster);
    if (running === null) return;
    signalPostmaster(running.pid, signal, cluster, binaries);
    for (const endMs = Date.now() + waitMs; Date.now() < endMs; await sleep(20)) {
      if (!isPostgres(running.pid, cluster)) return;
    }
  }
  throw new Error(`PostgreSQL in ${cluster} does not end`);
}

function signalPostmaster(pid: number, signal: 'SIGINT' | 'SIGQUIT', cluster: string, binaries: Binaries): void {
  if (process.platform === 'win32') {
    // Windows has no signals; Node would end the process hard.
    const mode = signal === 'SIGINT' ? 'fast' : 'immediate';
    execFileSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-W']);
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself since we looked.
  }
}

/** A pid alone proves nothing: it may belong to another program by now. A zombie has no command line. */
function isPostgres(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    if (process.platform === 'linux') {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
      // Every process of a PostgreSQL works in its cluster's folder. By inode, as a folder can have several paths.
      return /^postgres(:|$)/.test(basename(program)) && sameFolder(`/proc/${pid}/cwd`, cluster);
    }
    const words = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim().split(' ');
    return basename(words[0] ?? '') === 'postgres' && words.includes(cluster);
  } catch {
    return false;
  }
}

function sameFolder(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.ino === b.ino && a.dev === b.dev;
}
