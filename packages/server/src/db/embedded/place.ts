import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, type Account } from './account.ts';
import { findPostmaster } from './postmaster.ts';

/** A unix socket's whole path may have 107 bytes; this leaves room for `/.s.PGSQL.5432.lock`. */
const SOCKET_FOLDER_BYTES = 85;

/**
 * In: the data folder (exists) and the account. Out: the cluster's folder, which may not exist yet. It is
 * `postgres` in the data folder, or one below /var/lib/savepoint when the account cannot reach the data folder; the
 * file `postgres-is-at` in the data folder then tells where, so that a moved data folder still finds it.
 */
export function clusterFolder(dataDir: string, account: Account | null, say: (line: string) => void): string {
  const note = join(dataDir, 'postgres-is-at');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  const inside = join(realpathSync(dataDir), 'postgres');
  // Letting others pass through our own data folder shows them nothing: everything in it is closed by itself.
  if (account !== null) chmodSync(dataDir, lstatSync(dataDir).mode | 0o111);
  if (existsSync(inside) || canReach(realpathSync(dataDir), account)) return inside;

  const root = '/var/lib/savepoint';
  mkdirSync(root, { recursive: true });
  // Whatever root's umask is.
  chmodSync(root, 0o755);
  const outside = join(root, shortHash(realpathSync(dataDir)));
  // A cluster without our note belonged to a data folder that was deleted since; it is put aside, not thrown away.
  if (existsSync(outside)) putAside(outside);
  say(`keeping the database in ${outside}, as PostgreSQL's account cannot reach ${dataDir}`);
  writeFileSync(note, `${outside}\n`, { mode: 0o644 });
  return outside;
}

function putAside(cluster: string): void {
  const orphan = findPostmaster(cluster);
  if (orphan) process.kill(orphan.pid, 'SIGQUIT');
  renameSync(cluster, `${cluster}.deleted-${Date.now()}`);
}

/** A short folder for the cluster's socket, closed to all but the account. The same cluster gets the same one. */
export function socketFolder(cluster: string, account: Account | null): string {
  const name = `savepoint-${shortHash(cluster)}`;
  const parent = [tmpdir(), '/tmp'].find(
    (folder) => join(folder, name).length <= SOCKET_FOLDER_BYTES && canReach(realpathSync(folder), account),
  );
  if (parent === undefined) throw new Error('No folder short enough for PostgreSQL\'s socket; set TMPDIR to one.');
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (uid !== process.getuid?.() && uid !== account?.uid) throw new Error(`${folder} belongs to another user.`);
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
