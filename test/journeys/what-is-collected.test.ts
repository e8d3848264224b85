import type { Context } from '@savepoint/protocol';
import type { SupportWidget } from '@savepoint/widget';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openSite, type Site } from '../stage/site.ts';
import { GAME, openSupportServer, type SupportServer } from '../stage/support-server.ts';

/** A game that fails in the ways the context tells of, with `setting` among its options. */
const page = (endpoint: string, setting: string) => `<!doctype html><meta charset="utf-8"><title>game</title>
<link rel="icon" href="data:,"><canvas width="64" height="64"></canvas>
<script src="${endpoint}/savepoint.js"></script>
<script type="module">
  await fetch('/nowhere?password=hunter22').catch(() => {});
  globalThis.support = Savepoint.createSupport({
    endpoint: '${endpoint}', game: '${GAME.id}', build: '1.4.2', state: () => ({ level: 3 }), ${setting}
  });
  support.identify({ id: 'p-77', name: 'Lan' });
  support.breadcrumb('met the dragon', 'story');
  console.warn('texture missing for ann@example.com');
  document.querySelector('canvas').dispatchEvent(new Event('webglcontextlost'));
  setTimeout(() => { throw new TypeError('dragon is undefined'); });
</script>`;

const SETTINGS: Record<string, string> = {
  usual: '',
  none: `collect: 'none'`,
  full: `collect: 'full'`,
  children: `audience: 'children', canvas: () => document.querySelector('canvas')`,
  omitting: `omit: ['screen', 'device.model', 'session.page']`,
  frames: `sampleFrames: true`,
};

let server: SupportServer;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  server = await openSupportServer();
  const pages = Object.entries(SETTINGS).map(([name, setting]) => [`/${name}.html`, page(server.url, setting)]);
  site = await openSite('.', Object.fromEntries(pages));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.end();
});

async function open(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}/${name}.html`);
  await page.waitForFunction(() => 'support' in globalThis);
  return page;
}

const collected = (page: Page) =>
  page.evaluate(() => (globalThis as never as { support: SupportWidget }).support.collectContext());

const text = (context: Context) => JSON.stringify(context);

test('as it comes, all is collected but what tells devices apart, without secrets', async () => {
  const context = await collected(await open('usual'));
  expect(Object.keys(context).toSorted()).toEqual(
    'breadcrumbs device errors game locale network performance player requests screen session state'.split(' '),
  );
  expect(context.device).toMatchObject({ class: 'desktop', os: expect.any(String), browser: expect.any(String) });
  for (const field of ['gpu', 'cores', 'memoryGb', 'battery']) expect(context.device).not.toHaveProperty(field);
  expect(context.breadcrumbs).toMatchObject([
    { text: 'met the dragon', category: 'story' },
    { text: 'texture missing for [e-mail]', category: 'console warn' },
    { text: 'webglcontextlost' },
  ]);
  expect(context.errors?.[0]?.message).toContain('dragon is undefined');
  expect(context.requests).toMatchObject([{ url: `${site.url}/nowhere`, status: 404 }]);
  expect(context.performance).toMatchObject({ longTasks: { count: expect.any(Number) }, heapMb: expect.any(Number) });
  expect(context.performance).not.toHaveProperty('frameMs');
  expect(text(context)).not.toContain('hunter22');
});

test('at full the hardware too, and at none nothing of the device but its class', async () => {
  const full = await collected(await open('full'));
  expect(full.device).toMatchObject({ gpu: expect.any(String), cores: expect.any(Number) });
  const none = await collected(await open('none'));
  expect(Object.keys(none).toSorted()).toEqual(['device', 'game', 'locale', 'performance', 'session', 'state']);
  expect(none.device).toEqual({ class: 'desktop' });
  expect(none.session).not.toHaveProperty('page');
});

test('of children nothing personal is collected, nothing can be attached, and nothing is photographed', async () => {
  const page = await open('children');
  expect(text(await collected(page))).not.toMatch(/p-77|Lan|dragon|Linux|Chrome/);
  const refused = await page.evaluate(() => {
    const { support } = globalThis as never as { support: SupportWidget };
    const attachments = [new File(['me'], 'me.png', { type: 'image/png' })];
    return Promise.all([support.report({ topic: 'bug', text: 'look', attachments }), support.takeScreenshot()]);
  });
  expect(refused).toEqual([{ ok: false, code: 'too_many_files' }, { reason: 'none' }]);
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByLabel('Your report').waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
  expect(await page.getByText('Picture of the game').count()).toBe(0);
});

test('what a studio omits is not collected', async () => {
  const context = await collected(await open('omitting'));
  expect(context).not.toHaveProperty('screen');
  expect(context.session).not.toHaveProperty('page');
  expect(context.session).toHaveProperty('lengthMs');
});

test('frames are measured where a studio asks for it', async () => {
  const page = await open('frames');
  await expect
    .poll(async () => (await collected(page)).performance?.frameMs)
    .toMatchObject({ p50: expect.any(Number), p99: expect.any(Number) });
});

test('what the preview shows is what is sent, byte for byte, and what is switched off is not', async () => {
  const page = await open('usual');
  await page.getByRole('button', { name: 'Support' }).click();
  await page.getByRole('button', { name: 'Something is broken' }).click();
  await page.getByLabel('Your report').fill('The dragon does not move');
  await page.getByRole('button', { name: 'See what is sent' }).click();
  await page.locator('[data-part=screen]').getByRole('switch').uncheck();
  const shown: Record<string, string[]> = {};
  for (const part of await page.locator('[data-part]').all()) {
    const rows = part.locator('dl > div');
    if (await rows.count()) shown[(await part.getAttribute('data-part'))!] = await rows.allInnerTexts();
  }
  await page.getByRole('button', { name: 'Done' }).click();
  const request = page.waitForRequest((request) => /case.open/.test(request.postData() ?? ''));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const sync = JSON.parse((await request).postData()!) as { envelopes: { body: { context: Context } }[] };
  const { context } = sync.envelopes[0]!.body;
  expect(Object.keys(context).toSorted()).toEqual(Object.keys(shown).toSorted());
  for (const [part, value] of Object.entries(context)) {
    const values = leaves(value).map(oneLine);
    expect(values.filter((leaf) => !oneLine(shown[part]!.join(' ')).includes(leaf)), `of ${part}, all is shown`).toEqual([]);
  }
});

const oneLine = (value: unknown) => String(value).replace(/\s+/g, ' ');

/** Every value in it that is shown as it is: moments are shown as times of day. */
function leaves(value: unknown, key = ''): unknown[] {
  if (value === undefined || key === 'at' || key.endsWith('At')) return [];
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, key));
}
