import type { HelpPicture } from '@savepoint/protocol';
import type { Store } from '../platform/store.ts';
import type { KeptManifest } from './download.ts';

/**
 * What of a game's help is kept on the device, the same for all its players: `manifest`, `s/<language>` with the hash and
 * the text of a snapshot, `b/<sha256>` with the bytes of a picture. Nothing holds the database open between two uses.
 */
export interface KeptSnapshot {
  sha256: string;
  text: string;
}

export function createShelf(open: () => Promise<Store>) {
  async function use<T>(task: (store: Store) => Promise<T>): Promise<T> {
    const store = await open();
    try {
      return await task(store);
    } finally {
      store.close();
    }
  }

  return {
    manifest: () => use((store) => store.get('manifest') as Promise<KeptManifest | undefined>),
    keepManifest: (kept: KeptManifest) => use((store) => store.write([['manifest', kept]])),
    snapshot: (language: string) => use((store) => store.get(`s/${language}`) as Promise<KeptSnapshot | undefined>),
    languages: () => use(async (store) => (await store.keys('s/')).map((key) => key.slice(2))),
    keepSnapshot: (language: string, kept: KeptSnapshot) => use((store) => store.write([[`s/${language}`, kept]])),
    picture: (sha256: string) => use((store) => store.get(`b/${sha256}`) as Promise<Blob | undefined>),
    keepPicture: (sha256: string, bytes: Blob) => use((store) => store.write([[`b/${sha256}`, bytes]])),
    /** The pictures that are not kept yet; those of no article any more are forgotten. */
    missing: (pictures: HelpPicture[]) =>
      use(async (store) => {
        const kept = await store.keys('b/');
        const wanted = new Set(pictures.map(({ sha256 }) => `b/${sha256}`));
        const gone = kept.filter((key) => !wanted.has(key));
        if (gone.length > 0) await store.write([], gone);
        const have = new Set(kept);
        return pictures.filter(({ sha256 }) => !have.has(`b/${sha256}`));
      }),
  };
}
