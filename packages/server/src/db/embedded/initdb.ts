import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export const SUPERUSER = 'savepoint';

const run = promisify(execFile);

/**
 * In: where the cluster shall be. Out: when it stands there, whole. It is made under another name and renamed at the
 * end, so that a kill half-way leaves nothing that looks like a database; two servers that start at once both make
 * one, and the rename decides.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  account: Account | null,
  password: string,
): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return refuseOtherMajor(cluster, binaries);
  mkdirSync(dirname(cluster), { recursive: true });
  const part = `${cluster}.new-${randomUUID().slice(0, 8)}`;
  mkdirSync(part, { mode: 0o700 });
  const passwordFile = `${part}.password`;
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) for (const path of [part, passwordFile]) chownSync(path, account.uid, account.gid);
    await run(
      binaries.initdb,
      ['-D', part, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', locale()],
      { ...account, cwd: part, env: { PATH: process.env.PATH, LC_ALL: 'C' } },
    );
    renameSync(part, cluster);
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw new Error(`Could not make a database in ${cluster}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** With locale C, pg_trgm would drop every letter outside ASCII. macOS has no C.UTF-8. */
function locale(): string {
  return process.platform === 'darwin' ? '--locale=en_US.UTF-8' : '--locale=C.UTF-8';
}

function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0]!;
  if (found === ours) return;
  throw new Error(
    `The database in ${cluster} was written by PostgreSQL ${found}, and this version of Savepoint brings ${ours}. ` +
      `Nothing was changed. Install the Savepoint that wrote it, dump it with pg_dump of PostgreSQL ${found}, and ` +
      'restore the dump into a new data folder or into a PostgreSQL of your own (DATABASE_URL).',
  );
}
