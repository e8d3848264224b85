import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uuid } from '@savepoint/protocol';

/** Uploads that are not whole yet, each by its player and the hash it is to have; no player meets another's. */
export interface PartialStore {
  /** How many bytes of it are here. */
  sizeOf(player: Uuid, sha256: string): Promise<number>;
  /** How many of a player's are here. */
  countOf(player: Uuid): Promise<number>;
  /** Drops all of a player's. */
  forget(player: Uuid): Promise<void>;
  /** The upload, to go on with at `offset`; or the offset where it really stands. */
  open(player: Uuid, sha256: string, offset: number): Promise<PartialUpload | number>;
}

/** One upload that is open. Whoever opened it closes it. */
export interface PartialUpload {
  /** Resolves when they are on the disk. */
  append(bytes: Uint8Array): Promise<void>;
  /** All of it from its beginning. */
  read(): AsyncIterable<Uint8Array>;
  /** Forgets it. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

/**
 * In: a folder. Out: a store in it, one file an upload. Every byte is written at its own place in the file, so that two
 * tabs or two servers that send the same part at once write the same bytes twice and spoil nothing. A client that lies
 * spoils its own upload alone: the whole is copied and hashed before it becomes a file (`keep-file.ts`).
 */
export function createPartialStore(folder: string): PartialStore {
  const pathOf = (player: Uuid, sha256: string) => join(folder, `${player}.${sha256}`);
  const namesOf = async (player: Uuid) => ((await readdir(folder).catch(nothingThere)) ?? []).filter((name) => name.startsWith(`${player}.`));

  return {
    async sizeOf(player, sha256) {
      const found = await stat(pathOf(player, sha256)).catch(nothingThere);
      return found?.size ?? 0;
    },

    countOf: async (player) => (await namesOf(player)).length,

    async forget(player) {
      for (const name of await namesOf(player)) await rm(join(folder, name), { force: true });
    },

    async open(player, sha256, offset) {
      const path = pathOf(player, sha256);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const creating = offset === 0 ? constants.O_CREAT : 0;
      const file = await open(path, constants.O_RDWR | creating, 0o600).catch(nothingThere);
      if (!file) return 0;
      const { size } = await file.stat();
      if (size === offset) return partialUpload(file, path, offset);
      await file.close();
      return size;
    },
  };
}

function partialUpload(file: FileHandle, path: string, offset: number): PartialUpload {
  return {
    async append(bytes) {
      for (let from = 0; from < bytes.byteLength; ) {
        const { bytesWritten } = await file.write(bytes, from, bytes.byteLength - from, offset + from);
        from += bytesWritten;
      }
      await file.sync();
    },
    // The open file, not its name: another tab may end the same upload and remove the name meanwhile.
    read: () => file.createReadStream({ start: 0, autoClose: false }),
    drop: () => rm(path, { force: true }),
    close: () => file.close(),
  };
}

function nothingThere(problem: unknown): undefined {
  if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
  throw problem;
}
