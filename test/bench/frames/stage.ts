import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { FLAGS } from '../../stage/browser.ts';
import { findChromium } from '../../stage/chromium.js';
import { openSite, type Site } from '../../stage/site.ts';

export interface FramesStage {
  browser: Browser;
  site: Site;
  /** Whether Chromium goes before every other program of the machine. */
  preferred: boolean;
  close(): Promise<void>;
}

const SCRIPT = 'packages/widget/dist/script';

/** The game and the contenders as files of one site, and a Chromium that other programs do not disturb. */
export async function openFramesStage(): Promise<FramesStage> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-frames-'));
  const html = await readFile('examples/canvas-game/index.html', 'utf8');
  const pages: Record<string, string> = {
    '/index.html': html
      .replace(/<script[^>]*><\/script>/, '<script type="module" src="/game.js"></script>')
      .replace('./src/page.css', '/page.css'),
    '/page.css': await readFile('examples/canvas-game/src/page.css', 'utf8'),
  };
  for (const name of ['game', 'control', 'sentry']) pages[`/${name}.js`] = await bundle(name);
  for (const file of await readdir(SCRIPT)) {
    const path = file === 'savepoint.js' ? '/savepoint.js' : `/savepoint/${file}`;
    pages[path] = await readFile(join(SCRIPT, file), 'utf8');
  }
  const site = await openSite('.', pages);
  const preferred = spawnSync('chrt', ['-r', '1', 'true']).status === 0;
  const browser = await chromium.launch({ executablePath: await executable(folder, preferred), args: FLAGS });
  return {
    browser,
    site,
    preferred,
    async close() {
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Under the round-robin scheduler, which Chromium's processes inherit; it resets a mere `nice` of its renderers. */
async function executable(folder: string, preferred: boolean): Promise<string> {
  const found = findChromium();
  if (!found) throw new Error('no Chromium: run `npm test`, which installs it, or set CHROMIUM to its path');
  if (!preferred) return found;
  const wrapper = join(folder, 'chromium');
  await writeFile(wrapper, `#!/bin/sh\nexec chrt -r 1 "${found}" "$@"\n`);
  await chmod(wrapper, 0o755);
  return wrapper;
}

async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['savepoint-source'] },
    build: {
      write: false,
      rolldownOptions: { input: `test/bench/frames/page/${name}.ts`, output: { codeSplitting: false } },
    },
  });
  const { output } = ([result].flat() as Rolldown.RolldownOutput[])[0]!;
  return output[0].code;
}
