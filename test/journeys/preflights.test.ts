import { expect, test } from 'vitest';
import { openRelay } from '../doubles/relay.ts';
import { openRestless, restlessPage, unsent, writeWithoutRest, type RestlessWindow } from '../doubles/restless-player.ts';
import { launchBrowser } from '../stage/browser.ts';
import { openSite } from '../stage/site.ts';
import { openSupportServer } from '../stage/support-server.ts';

/** Four parts, as the client cuts them. */
const FILE_BYTES = 1024 * 1024;

test('a page of another site asks once whether it may send to an address, and not before every request', async () => {
  const server = await openSupportServer();
  const seen = new Map<string, number>();
  const relay = await openRelay(server.port, ({ method, url = '' }) => {
    const what = `${method} ${url.replace(/[0-9a-f]{64}/, ':sha256')}`;
    seen.set(what, (seen.get(what) ?? 0) + 1);
    return 'pass';
  });
  const site = await openSite('.', { '/index.html': restlessPage(server.url, relay.url) });
  const browser = await launchBrowser();
  try {
    const page = await openRestless(await browser.newPage(), site.url, () => {});
    for (const name of ['first', 'second', 'third']) {
      await writeWithoutRest(page, [{ name, from: 0, count: 1 }]);
      await expect.poll(() => unsent(page)).toBe(0);
    }
    await page.evaluate(async (sizeBytes) => {
      const { support } = globalThis as never as RestlessWindow;
      const attachments = [new File(['x'.repeat(sizeBytes)], 'x.txt', { type: 'text/plain' })];
      await support.report({ topic: 'bug', text: 'with a file', attachments, context: {} });
    }, FILE_BYTES);
    await expect.poll(() => unsent(page)).toBe(0);
    expect(seen.get('POST /v1/sync')).toBeGreaterThanOrEqual(4);
    expect(seen.get('PATCH /v1/files/:sha256')).toBeGreaterThanOrEqual(4);
    expect(seen.get('OPTIONS /v1/sync')).toBe(1);
    // How far an upload has come is never answered from a cache, and so asked for with a question of its own.
    expect(seen.get('OPTIONS /v1/files/:sha256')).toBeLessThanOrEqual(2);
  } finally {
    await browser.close();
    await site.close();
    await relay.close();
    await server.end();
  }
});
