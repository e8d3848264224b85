import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import type { Http } from './base.ts';
import { staticFolder } from './static-files.ts';

export interface PageFolders {
  console: string;
  script: string;
  /** More folders by the path they are served under. */
  pages: Record<string, string>;
}

const CONSOLE_POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  // The page that shows a game and the console side by side is of the same origin.
  "frame-ancestors 'self'",
].join('; ');

/** A game draws, loads and plays what it likes, but is no frame of another site's page. */
const GAME_POLICY = "object-src 'none'; base-uri 'self'; frame-ancestors 'self'";

/** The built packages that stand beside this one. */
export function builtFolders(): { console: string; script: string } {
  let folder = dirname(fileURLToPath(import.meta.url));
  // This file is found in `src/http` or in a chunk somewhere in `dist`: the package begins where its manifest is.
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const packages = dirname(folder);
  return { console: join(packages, 'console', 'dist'), script: join(packages, 'widget', 'dist', 'script') };
}

export function pageRoutes(app: Http, folders: PageFolders): void {
  const script = staticFolder(folders.script);
  app.get('/savepoint.js', async (c, next) => (await script(c, 'savepoint.js')) ?? next());
  app.get('/savepoint/*', async (c, next) => (await script(c, c.req.path.slice('/savepoint/'.length))) ?? next());

  const console = staticFolder(folders.console);
  app.get('/console', (c) => c.redirect('/console/'));
  app.get('/console/*', async (c, next) => {
    const path = c.req.path.slice('/console/'.length);
    secure(c);
    // The console's own addresses are all answered with its page; a missing script must not be.
    return (await console(c, path)) ?? (/\.\w+$/.test(path) ? null : await console(c, '')) ?? next();
  });

  const mounts = Object.entries(folders.pages)
    .map(([mount, folder]) => ({ mount: mount.endsWith('/') ? mount : `${mount}/`, serve: staticFolder(folder) }))
    .sort((a, b) => b.mount.length - a.mount.length);
  app.get('*', async (c, next) => {
    if (mounts.some(({ mount }) => c.req.path === mount.slice(0, -1))) return c.redirect(`${c.req.path}/`);
    const found = mounts.find(({ mount }) => c.req.path.startsWith(mount));
    if (found) letPlay(c);
    return (found && (await found.serve(c, c.req.path.slice(found.mount.length)))) ?? next();
  });
}

function letPlay(c: Context): void {
  c.header('content-security-policy', GAME_POLICY);
  c.header('permissions-policy', 'browsing-topics=()');
  c.header('referrer-policy', 'strict-origin-when-cross-origin');
}

function secure(c: Context): void {
  c.header('content-security-policy', CONSOLE_POLICY);
  // A page that opened the console, or that it opened, must not reach into its window.
  c.header('cross-origin-opener-policy', 'same-origin');
}
