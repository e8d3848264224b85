import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Context } from 'hono';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** `name-Ab3_x9Qz.js`, `name-Ab3_x9.js`: as the bundler names a file by its content; never `my-module.js`, which may change. */
const HASHED = /-(?=[^.]*[A-Z0-9_])[A-Za-z0-9_-]{6,8}\.\w+$/;
const COMPRESSED = /^(text\/|application\/(json|wasm|manifest)|image\/svg)/;
const QUALITY = 6;

const brotli = promisify(brotliCompress);

interface Loaded {
  modifiedMs: number;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  compressed: Uint8Array<ArrayBuffer> | null;
}

/** Answers with a file of `folder`, or null when there is none of this name. */
export type StaticFolder = (c: Context, path: string) => Promise<Response | null>;

/** In: a folder of built files. Out: what serves them, each read and compressed once and again when it changes. */
export function staticFolder(folder: string): StaticFolder {
  const loaded = new Map<string, Loaded>();

  async function load(path: string): Promise<Loaded | null> {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return null;
    const known = loaded.get(path);
    if (known?.modifiedMs === found.mtimeMs) return known;
    const plain = new Uint8Array(await readFile(path));
    const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 32)}"`;
    const fit = COMPRESSED.test(typeOf(path)) && plain.byteLength > 1_000;
    const compressed = fit
      ? new Uint8Array(await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }))
      : null;
    const entry = { modifiedMs: found.mtimeMs, etag, plain, compressed };
    loaded.set(path, entry);
    return entry;
  }

  return async (c, path) => {
    const file = insideOf(folder, path);
    const entry = file && (await load(file));
    if (!file || !entry) return null;
    c.header('content-type', typeOf(file));
    c.header('etag', entry.etag);
    c.header('vary', 'accept-encoding');
    c.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (c.req.header('if-none-match') === entry.etag) return c.body(null, 304);
    if (!entry.compressed || !/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(entry.plain);
    c.header('content-encoding', 'br');
    return c.body(entry.compressed);
  };
}

/** The path of `name` below `folder`, or null for one that leads out of it. */
export function insideOf(folder: string, name: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(folder, decoded.endsWith('/') || decoded === '' ? `${decoded}index.html` : decoded));
  return path.startsWith(normalize(folder + sep)) ? path : null;
}

function typeOf(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}
