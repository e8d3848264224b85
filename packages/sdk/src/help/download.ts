import type { HelpManifest, HelpPicture, HelpSnapshot } from '@savepoint/protocol';
import { sha256Of } from '../files/sha256.ts';
import type { Platform } from '../platform/platform.ts';
import { belongsTo, mayReplace } from './trust.ts';

/** The manifest as it is kept, with the tag by which the server says that it still holds. */
export interface KeptManifest {
  etag: string | null;
  manifest: HelpManifest;
}

const ANSWER_LIMIT_MS = 30_000;

/** Asks for help's files. Whatever goes wrong, nothing comes: what is kept goes on being shown. */
export function createDownloads(platform: Platform, endpoint: string, game: string) {
  const base = endpoint.replace(/\/+$/, '');

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response | undefined> {
    const abort = new AbortController();
    const undo = platform.after(ANSWER_LIMIT_MS, () => abort.abort());
    try {
      const response = await platform.fetch(base + path, { headers, credentials: 'omit', redirect: 'error', signal: abort.signal });
      // A body that stops half-way must not be waited for either.
      return response.status === 200 ? new Response(await response.arrayBuffer(), response) : undefined;
    } catch {
      return undefined;
    } finally {
      undo();
    }
  }

  return {
    /** A manifest that may take the place of the one kept; undefined when that one still holds or nothing came. */
    async manifest(kept: KeptManifest | undefined): Promise<KeptManifest | undefined> {
      const response = await get(`/v1/help/${game}/manifest`, kept?.etag ? { 'if-none-match': kept.etag } : {});
      const manifest = (await response?.json().catch(() => undefined)) as HelpManifest | undefined;
      if (!response || !manifest || !mayReplace(kept?.manifest, manifest, game)) return undefined;
      return { etag: response.headers.get('etag'), manifest };
    },
    /** The text of the snapshot of a language; undefined when nothing came, or not what the manifest names. */
    async snapshot(manifest: HelpManifest, language: string): Promise<string | undefined> {
      const sha256 = manifest.snapshots[language];
      const bytes = await (await get(`/content/${sha256}.json`))?.arrayBuffer();
      if (!sha256 || !bytes || !(await isNamed(bytes, sha256))) return undefined;
      const text = new TextDecoder().decode(bytes);
      return belongsTo(manifest, JSON.parse(text) as HelpSnapshot, language) ? text : undefined;
    },
    async picture({ sha256, format }: HelpPicture): Promise<Blob | undefined> {
      const response = await get(`/content/${sha256}.${format}`);
      const bytes = await response?.arrayBuffer();
      if (!bytes || !(await isNamed(bytes, sha256))) return undefined;
      return new Blob([bytes], { type: `image/${format === 'jpg' ? 'jpeg' : format}` });
    },
  };
}

/** An insecure page has no hashing; nothing that it loads can be trusted more than this. */
const isNamed = async (bytes: ArrayBuffer, sha256: string) =>
  (await sha256Of(bytes).catch(() => sha256)) === sha256;
