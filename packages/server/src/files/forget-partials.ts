import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const HOUR_MS = 60 * 60 * 1000;
/** A player who is offline for a night goes on with an upload; one who stays away longer begins it anew. */
const KEPT_MS = 24 * HOUR_MS;

/** In: folders of unfinished files, and the time. Out: how many nobody wrote to for a day were removed. */
export async function forgetPartials(folders: readonly string[], nowMs: number): Promise<number> {
  let count = 0;
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      // Another node on the same folder may have removed it, or made a file of it, just now.
      const found = await stat(path).catch(() => undefined);
      if (!found || found.mtimeMs >= nowMs - KEPT_MS) continue;
      await rm(path, { force: true });
      count++;
    }
  }
  return count;
}
