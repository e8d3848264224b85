import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ProblemError } from '../http/problem.ts';
import type { BlobStore } from './blob-store.ts';

/** In: a folder. Out: a store in it: `ab/ab34…` for kept files, `incoming/` for those still coming. */
export function createFolderStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  return {
    async receive(bytes, maxBytes) {
      const path = join(folder, 'incoming', randomUUID());
      const drop = () => rm(path, { force: true });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of bytes) {
          sizeBytes += chunk.byteLength;
          if (sizeBytes > maxBytes) throw new ProblemError('body_too_large');
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        // On the disk before it has its name: a name must never stand for half a file.
        await file.sync();
      } catch (problem) {
        await drop();
        throw problem;
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      const replace = (other: Uint8Array) => writeFile(path, other, { flush: true });
      return { sha256, sizeBytes, path, drop, replace, keep: (as = sha256) => moveDurably(path, pathOf(as)) };
    },

    async *list() {
      for (const part of (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
        for (const sha256 of await readdir(join(folder, part))) {
          const found = await stat(join(folder, part, sha256)).catch(() => null);
          if (found && /^[0-9a-f]{64}$/.test(sha256)) yield { sha256, at: found.mtimeMs };
        }
      }
    },

    delete: (sha256) => rm(pathOf(sha256), { force: true }),

    async open(sha256) {
      try {
        const file = await open(pathOf(sha256));
        return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
      } catch (problem) {
        if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
        throw problem;
      }
    },
  };
}

async function moveDurably(from: string, to: string): Promise<void> {
  const folder = dirname(to);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(from, to);
  // The name is durable when its folder is. Windows cannot open one, and needs not.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
