import { createReadStream } from 'node:fs';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { readBackup, type Restored } from '../backup/read-backup.ts';
import { readParts } from '../backup/parts.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { keepTokenKey } from '../db/secret.ts';
import { within, withinUsed } from './reach.ts';
import { readSettings } from './settings.ts';

/** In: a file's name. Out: when a whole backup stands there, readable by us alone; a half one never has that name. */
export async function backUp(env: NodeJS.ProcessEnv, file: string, withSecret: boolean): Promise<void> {
  const part = `${file}.part`;
  const opened = await openPart(part);
  try {
    await withinUsed(env, async ({ blobs, connect, tokenKey }) => {
      const bytes = writeBackup({ client: await connect(), blobs, ...(withSecret && { tokenKey }) });
      await pipeline(Readable.from(bytes), createGzip({ level: 6 }), opened.createWriteStream({ flush: true }));
    });
    await rename(part, file);
    const folder = await open(dirname(file));
    await folder.sync().finally(() => folder.close());
  } catch (problem) {
    await opened.close().catch(() => {});
    await rm(part, { force: true });
    throw problem;
  }
}

/** Nobody has written for so long: it was killed. */
const KILLED_MS = 10 * 60_000;

/** One backup at a time writes to a file: of two the one would put the half of the other in its place. */
async function openPart(part: string): Promise<FileHandle> {
  const found = await stat(part).catch(() => null);
  if (found && Date.now() - found.mtimeMs > KILLED_MS) await rm(part, { force: true });
  return open(part, 'wx', 0o600).catch((problem: unknown) => {
    const isThere = problem instanceof Error && 'code' in problem && problem.code === 'EEXIST';
    throw isThere ? new Error(`${part} is being written by another backup: wait for its end.`) : problem;
  });
}

/** In: a backup, and an environment that names an empty database or data folder. Out: what was restored. */
export async function restore(env: NodeJS.ProcessEnv, file: string): Promise<Restored> {
  const bytes = () => {
    const packed = createReadStream(file);
    const plain = createGunzip();
    packed.on('error', (problem) => plain.destroy(problem)).pipe(plain);
    return plain;
  };
  // The key before anything is made with another one.
  const { value: about } = await readParts(bytes()).next().catch((problem: unknown) => {
    // A file that can be read and not unpacked, or not understood.
    const isFile = !(problem instanceof Error && 'syscall' in problem);
    throw isFile ? new Error(`${file} is no backup of Savepoint.`, { cause: problem }) : problem;
  });
  if (about?.header.part === 'about' && about.header.tokenKey) keepTokenKey(readSettings(env).dataDir, about.header.tokenKey);
  return within(env, async ({ blobs, connect }) => readBackup(bytes(), await connect(), blobs));
}
