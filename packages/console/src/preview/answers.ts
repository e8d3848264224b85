import type { HelpManifest, HelpSnapshot } from '@savepoint/protocol';

/** Under this name a preview keeps what it has; whatever game it is of, nothing of it is sent. */
export const PREVIEW_GAME = 'savepoint-preview';

/**
 * A snapshot in, the answers of a server that has published it out: help alone, with the pictures that were uploaded for it;
 * everything else is out of reach, so that nothing that is tried in a preview is ever sent.
 */
export async function answersOf(snapshot: HelpSnapshot, network: typeof fetch): Promise<typeof fetch> {
  const body = JSON.stringify(snapshot);
  const sha256 = await hashOf(body);
  const manifest: HelpManifest = {
    game: PREVIEW_GAME,
    epoch: 'preview',
    sequence: snapshot.sequence,
    snapshots: { [snapshot.language]: sha256 },
  };
  return async (asked) => {
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (pathname.endsWith('/manifest')) return Response.json(manifest);
    if (pathname.endsWith(`/${sha256}.json`)) return new Response(body);
    const [picture] = /\/content\/[0-9a-f]{64}\.(?!json)\w+$/.exec(pathname) ?? [];
    if (picture) return network(picture);
    throw new TypeError('There is no server behind a preview');
  };
}

/** Where a page is not secure nothing hashes, and nothing is held to its hash either. */
async function hashOf(text: string): Promise<string> {
  if (!globalThis.isSecureContext) return '0'.repeat(64);
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
