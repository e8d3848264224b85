import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { launchOnProfile } from '../../stage/browser.ts';
import { openSite } from '../../stage/site.ts';

export interface BenchStage {
  context: BrowserContext;
  /** A page with the bench in it, on an origin of its own: no store of an earlier page is there. */
  freshPage(): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Real Chromium on a profile on the real disk: in a context of its own, as tests have it, IndexedDB stays in memory and a
 * strict write costs nothing.
 */
export async function openBenchStage(): Promise<BenchStage> {
  const script = await buildPage();
  const pages = { '/index.html': '<!doctype html><script type="module" src="/page.js"></script>', '/page.js': script };
  // Isolated pages have a clock of 5 µs instead of 100.
  const site = await openSite('.', pages, {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  const profile = await mkdtemp(join(tmpdir(), 'savepoint-bench-'));
  const { context, kill } = await launchOnProfile(profile);
  let count = 0;
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= (async () => {
      await kill();
      await site.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    })());
  // The page that is waited for is gone then, and whoever waits ends what else was started.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
  return {
    context,
    async freshPage() {
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(site.url.replace('127.0.0.1', `bench-${++count}.localhost`));
      await page.waitForFunction(() => 'benchPage' in globalThis);
      return page;
    },
    close,
  };
}

async function buildPage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['savepoint-source'] },
    build: {
      write: false,
      rolldownOptions: { input: 'test/bench/outbox/page/page.ts', output: { codeSplitting: false } },
    },
  });
  const { output } = ([result].flat() as Rolldown.RolldownOutput[])[0]!;
  return output[0].code;
}
